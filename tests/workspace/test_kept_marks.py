"""Marks are kept beside nobody's results, by all windows together, and follow a folder that was moved."""

import shutil

import pytest
from making import make_evaluation

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Images
from cmviewer.examples.keys import ExampleKey, KeyKind
from cmviewer.examples.marks.mark import Mark
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.workspace.kept_marks import KeptMarks, kept_file, read_kept
from cmviewer.workspace.marks_file import read_marks, write_marks


def mark(image, kind=MarkKind.AMBIGUOUS, note=""):
    return Mark(ExampleKey(image, KeyKind.TRUTH, "cat", "0"), kind, note)


A, B, C = mark("a.png"), mark("b.png"), mark("c.png")


@pytest.fixture
def source(tmp_path):
    (tmp_path / "run").mkdir()
    return tmp_path / "run"


@pytest.fixture
def images():
    names = ("/x/a.png", "/x/b.png", "/x/c.png")
    return Images(3, names, make_evaluation([0], {"one": [0]}).images.finder)


def write(kept, *marks):
    kept.want(marks)
    kept.write()


def test_what_is_marked_in_two_windows_stays_and_what_one_takes_away_goes(tmp_path, source, images):
    folder = tmp_path / "state"
    one = KeptMarks(folder, source)
    write(one, A, B)
    other = KeptMarks(folder, source, read_kept(folder, source, images)[0])
    write(other, A, B, C)
    changed = mark("a.png", MarkKind.LABEL_WRONG)
    write(one, changed)  # and takes B away
    assert set(read_marks(one.file)[0]) == {changed, C}
    assert one.is_written
    assert not list(source.iterdir())


def test_nothing_is_written_where_nothing_is_new(tmp_path, source):
    kept = KeptMarks(tmp_path / "state", source)
    kept.write()
    assert not kept.file.exists()


def test_marks_follow_a_folder_that_was_moved_but_not_one_that_is_still_there(tmp_path, source, images):
    folder = tmp_path / "state"
    write(KeptMarks(folder, source), A, B)
    copied = tmp_path / "elsewhere" / "run"
    shutil.copytree(source, copied)
    assert read_kept(folder, copied, images) == ((), ())
    source.rmdir()
    assert set(read_kept(folder, copied, images)[0]) == {A, B}
    assert set(read_marks(kept_file(folder, copied))[0]) == {A, B}


def test_marks_of_other_images_are_not_taken_for_those_of_a_moved_folder(tmp_path, source, images):
    folder = tmp_path / "state"
    write(KeptMarks(folder, source), A, mark("z.png"))
    source.rmdir()
    moved = tmp_path / "elsewhere" / "run"
    moved.mkdir(parents=True)
    assert read_kept(folder, moved, images) == ((), ())


def test_a_broken_line_is_kept_beside_and_a_broken_file_is_never_replaced(tmp_path, source):
    kept = KeptMarks(tmp_path / "state", source)
    write(kept, A)
    text = kept.file.read_text() + "no json\n"
    kept.file.write_text(text)
    write(kept, A, B)
    assert set(read_marks(kept.file)[0]) == {A, B}
    assert kept.file.with_name(kept.file.name + ".broken").read_text() == text
    kept.file.write_text("no json\n")
    kept.want((C,))
    with pytest.raises(CmviewerError):
        kept.write()
    assert kept.file.read_text() == "no json\n"
    assert not kept.is_written


def test_what_could_not_be_written_is_written_with_the_next_mark(tmp_path, source):
    folder = tmp_path / "state"
    folder.write_text("in the way")
    kept = KeptMarks(folder, source)
    kept.want((A,))
    with pytest.raises(CmviewerError):
        kept.write()
    folder.unlink()
    write(kept, A, B)
    assert set(read_marks(kept.file)[0]) == {A, B}


def test_a_file_of_somebody_else_in_that_place_is_read_like_any(tmp_path, source, images):
    folder = tmp_path / "state"
    write_marks(kept_file(folder, source), (C,))
    assert read_kept(folder, source, images) == ((C,), ())
