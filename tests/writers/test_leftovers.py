"""What killed runs left waiting goes; what anybody else has stays."""

import os
import subprocess
import sys
import time

import pytest

from cmviewer.writers import leftovers
from cmviewer.writers.atomic import staged, write_text
from cmviewer.writers.leftovers import OLD, remove_leftovers, waiting_folders, waiting_prefix


def names_in(folder):
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def dead():
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def waiting(folder, prefix, *, age=0.0):
    """Make a waiting folder with a file in it."""
    path = folder / f"{prefix}abcd_123"
    path.mkdir()
    (path / "examples.csv").write_text("half")
    os.utime(path, (time.time() - age,) * 2)
    return path


def of(process):
    return waiting_prefix().replace(f"-{os.getpid()}-", f"-{process}-")


def test_the_folder_of_a_run_is_known_as_such(tmp_path):
    with staged(tmp_path) as stage:
        assert waiting_folders(tmp_path) == (stage,)
    assert names_in(tmp_path) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="there age alone tells")
def test_the_next_write_sweeps_what_a_dead_process_left(tmp_path, dead):
    waiting(tmp_path, of(dead))
    write_text(tmp_path / "a.txt", "")
    assert names_in(tmp_path) == {"a.txt"}


def test_what_a_living_process_writes_stays(tmp_path):
    path = waiting(tmp_path, of(os.getppid()))
    remove_leftovers(tmp_path)
    assert names_in(path) == {"examples.csv"}


def test_of_another_machine_only_what_is_old_goes(tmp_path, monkeypatch, dead):
    monkeypatch.setattr(leftovers.socket, "gethostname", lambda: "another")
    prefix = of(dead)
    monkeypatch.undo()
    path = waiting(tmp_path, prefix, age=OLD - 60)
    remove_leftovers(tmp_path)
    assert path.exists()
    os.utime(path, (time.time() - OLD - 60,) * 2)
    remove_leftovers(tmp_path)
    assert not path.exists()


@pytest.mark.parametrize(
    "name",
    [".cmviewer-settings", ".cmviewer", "cmviewer-1", ".cmviewer-0123abcd-1-short", ".cmviewer-backup-1"],
)
def test_what_is_not_clearly_ours_stays_however_old(tmp_path, name):
    (tmp_path / name).mkdir()
    os.utime(tmp_path / name, (0, 0))
    remove_leftovers(tmp_path)
    assert names_in(tmp_path) == {name}


def test_neither_a_file_nor_a_link_of_such_a_name_is_touched(tmp_path, dead):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "a.txt").write_text("mine")
    (tmp_path / f"{of(dead)}abcd_123").symlink_to(mine)
    (tmp_path / f"{of(dead)}abcd_124").write_text("a file")
    remove_leftovers(tmp_path)
    assert len(names_in(tmp_path)) == 3
    assert (mine / "a.txt").read_text() == "mine"
