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


def two_files(folder, order=(), obsolete=()):
    with staged(folder, order, obsolete) as stage:
        (stage / "a.txt").write_text("new")
        (stage / "b.txt").write_text("new")


def texts(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.mark.parametrize("has_links", [True, False], ids=["hard links", "no hard links"])
def test_when_a_later_move_fails_the_earlier_ones_are_taken_back(tmp_path, monkeypatch, has_links):
    (tmp_path / "b.txt").write_text("old")
    (tmp_path / "c.txt").write_text("old")
    real = os.replace

    def replace(source, target):
        if os.fspath(target) == os.fspath(tmp_path / "b.txt") and "kept" not in os.fspath(source):
            raise OSError(errno.EIO, "Input/output error")
        real(source, target)

    def no_link(source, target):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "replace", replace)
    if not has_links:
        monkeypatch.setattr(os, "link", no_link)
    with pytest.raises(CmviewerError, match="cannot write here"):
        two_files(tmp_path, order=("c.txt", "a.txt", "b.txt"), obsolete=("c.txt",))
    assert texts(tmp_path) == {"b.txt": "old", "c.txt": "old"}


def test_what_is_obsolete_goes_and_all_else_stays(tmp_path):
    for name in ("b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text("old")
    two_files(tmp_path, obsolete=("b.txt", "c.txt", "never.txt"))
    assert texts(tmp_path) == {"a.txt": "new", "b.txt": "new", "d.txt": "old"}


def test_files_take_their_places_in_the_order_that_is_asked_for(tmp_path, monkeypatch):
    moved, real = [], os.replace
    monkeypatch.setattr(
        os, "replace", lambda source, target: (moved.append(Path(target).name), real(source, target))
    )
    two_files(tmp_path, order=("b.txt", "a.txt"))
    assert moved == ["b.txt", "a.txt"]


def test_a_folder_with_the_name_of_one_file_is_found_before_another_is_replaced(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "b.txt").mkdir()
    moved = []
    monkeypatch.setattr(os, "replace", lambda *arguments: moved.append(arguments))
    with pytest.raises(CmviewerError, match="a folder has this name") as caught:
        two_files(tmp_path)
    assert caught.value.problems[0].file == tmp_path / "b.txt"
    assert moved == []
    assert (tmp_path / "a.txt").read_text() == "old"


def test_a_file_that_must_not_be_written_is_found_before_another_is_replaced(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "b.txt").write_text("old")
    monkeypatch.setattr(os, "access", lambda path, _: path != tmp_path / "b.txt")
    with pytest.raises(CmviewerError) as caught:
        two_files(tmp_path)
    assert [(one.code, one.file) for one in caught.value.problems] == [("no-permission", tmp_path / "b.txt")]
    assert texts(tmp_path) == {"a.txt": "old", "b.txt": "old"}


def test_a_name_that_is_too_long_is_a_problem_and_leaves_nothing(tmp_path):
    with pytest.raises(CmviewerError, match="too long"):
        write_text(tmp_path / ("x" * 300), "new")
    assert names_in(tmp_path) == set()
