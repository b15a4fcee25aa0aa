import errno
import os
from pathlib import Path

import pytest

from cmviewer.errors import CmviewerError
from cmviewer.writers.atomic import staged, write_blocks, write_bytes, write_text, write_with


def names_in(folder):
    return {path.name for path in folder.iterdir()}


def refuse(code):
    def replace(source, target):
        raise OSError(code, os.strerror(code))

    return replace


def test_a_file_is_written_whole_with_its_line_breaks(tmp_path):
    write_text(tmp_path / "new" / "a.txt", "é\r\nb\n")
    assert (tmp_path / "new" / "a.txt").read_bytes() == "é\r\nb\n".encode()
    assert names_in(tmp_path / "new") == {"a.txt"}


def test_blocks_of_text_become_one_file_or_none(tmp_path):
    write_blocks(tmp_path / "a.txt", iter(("é\r\n", "", "x\udc80\n")))
    assert (tmp_path / "a.txt").read_bytes() == b"\xc3\xa9\r\nx\\udc80\n"

    def broken():
        yield "half"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(CmviewerError, match="no room"):
        write_blocks(tmp_path / "b.txt", broken())
    assert names_in(tmp_path) == {"a.txt"}


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path):
    (tmp_path / "usual").write_text("")
    write_text(tmp_path / "ours", "")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_half_a_character_is_written_as_an_escape(tmp_path):
    write_text(tmp_path / "a.txt", "x\udc80")
    assert (tmp_path / "a.txt").read_text() == "x\\udc80"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "no-room"),
        (errno.EDQUOT, "no-room"),
        (errno.EACCES, "no-permission"),
        (errno.EROFS, "no-permission"),
        (errno.EIO, "write-failed"),
    ],
)
def test_what_stops_a_write_is_named_and_nothing_stays(tmp_path, monkeypatch, number, code):
    (tmp_path / "a.txt").write_text("old")
    monkeypatch.setattr(os, "replace", refuse(number))
    with pytest.raises(CmviewerError) as caught:
        write_text(tmp_path / "a.txt", "new")
    [problem] = caught.value.problems
    assert (problem.code, problem.file) == (code, tmp_path)
    assert names_in(tmp_path) == {"a.txt"}
    assert (tmp_path / "a.txt").read_text() == "old"


def test_a_disk_that_fills_in_the_middle_leaves_nothing(tmp_path):
    def fill(path):
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(CmviewerError, match="no room"):
        write_with(tmp_path / "a.png", fill)
    assert names_in(tmp_path) == set()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_device_that_is_full_is_no_room(tmp_path):
    def fill(path):
        path.symlink_to("/dev/full")
        path.write_bytes(b"x" * 100_000)

    with pytest.raises(CmviewerError, match="no room"):
        write_with(tmp_path / "a.png", fill)
    assert names_in(tmp_path) == set()


def test_ctrl_c_in_the_middle_leaves_nothing(tmp_path):
    def interrupt(path):
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_with(tmp_path / "a.png", interrupt)
    assert names_in(tmp_path) == set()


def test_a_painter_that_writes_nothing_is_said(tmp_path):
    with pytest.raises(CmviewerError, match="cannot write"):
        write_with(tmp_path / "a.png", lambda _: None)


def test_a_painter_writes_under_the_name_that_the_file_will_have(tmp_path):
    names = []
    write_with(tmp_path / "a.png", lambda path: (names.append(path.name), path.write_bytes(b"x")))
    assert names == ["a.png"]
    assert (tmp_path / "a.png").read_bytes() == b"x"


def test_a_folder_that_is_a_file_is_said(tmp_path):
    write_bytes(tmp_path / "a", b"")
    with pytest.raises(CmviewerError, match="cannot write here"):
        write_bytes(tmp_path / "a" / "b", b"")


def stop_in(folder):
    with pytest.raises(CmviewerError, match="no room"), staged(folder):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_folders_made_for_nothing_go_again(tmp_path):
    stop_in(tmp_path / "new" / "newer")
    assert names_in(tmp_path) == set()


def test_a_folder_that_was_there_or_holds_something_stays(tmp_path):
    (tmp_path / "old").mkdir()
    stop_in(tmp_path / "old" / "new")
    assert names_in(tmp_path) == {"old"}
    write_text(tmp_path / "old" / "new" / "a.txt", "")
    stop_in(tmp_path / "old" / "new" / "b")
    stop_in(tmp_path / "old" / "new")
    assert names_in(tmp_path / "old" / "new") == {"a.txt"}


def test_of_many_files_none_moves_when_one_cannot_be_made(tmp_path):
    def write():
        with staged(tmp_path) as stage:
            (stage / "first").write_text("whole")
            raise PermissionError(errno.EACCES, "Permission denied")

    with pytest.raises(CmviewerError, match="no right"):
        write()
    assert names_in(tmp_path) == set()
