"""What a command reads it never replaces; a session that is saved replaces only sessions unasked."""

import json
from hashlib import blake2b

import pytest
from PIL import Image

from cmviewer.cli import main

TABLE = "image,truth,prediction\na.png,cat,dog\nb.png,cat,cat\n"


@pytest.fixture
def results(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "epoch_1.csv").write_text(TABLE)
    return folder


@pytest.fixture
def marks(tmp_path):
    """Marks under the name of a file that a report has."""
    file = tmp_path / "out" / "examples.csv"
    file.parent.mkdir()
    digest = blake2b(b"cat\0", digest_size=8).hexdigest()
    told = {"image": "a.png", "kind": "truth", "name": "cat", "digest": digest, "mark": "label wrong"}
    file.write_text(json.dumps(told) + "\n")
    return file


def run(*words):
    return main([str(word) for word in words])


def test_a_saved_session_replaces_what_was_opened_never_and_files_of_others_when_told(
    results, marks, tmp_path, capsys
):
    report = ("report", results, "--out", tmp_path / "new", "--marks", marks, "--save-session")
    table, mine = results / "epoch_1.csv", tmp_path / "mine.txt"
    mine.write_text("mine")
    before = marks.read_bytes()
    for place, code in ((table, "one of those"), (marks, "one of those"), (mine, "is no session")):
        assert run(*report, place) == 2
        assert f"{place}: " in (told := capsys.readouterr().err)
        assert code in told
        assert ("--overwrite" in told) == (place == mine)
    for place in (table, marks, tmp_path / "new" / "report.html"):
        assert run(*report, place, "--overwrite") == 2
    assert not (tmp_path / "new").exists()
    assert (table.read_text(), marks.read_bytes(), mine.read_text()) == (TABLE, before, "mine")
    assert run(*report, mine, "--overwrite") == 0
    assert run(*report, mine) == 0  # a session by now
    assert json.loads(mine.read_text())["format"] == "cmviewer session"


def test_lists_and_reports_never_replace_the_marks_and_the_session_that_they_read(results, marks, tmp_path):
    session = tmp_path / "z.cmviewer"
    assert run("report", results, "--out", tmp_path / "first", "--save-session", session) == 0
    before = {file: file.read_bytes() for file in (marks, session)}
    assert run("list", results, "", "--marks", marks, "--out", marks, "--overwrite") == 2
    for told in (("list", session), ("list", "--session", session)):
        assert run(*told, "errors", "--out", session, "--overwrite") == 2
    assert run("report", results, "--marks", marks, "--out", marks.parent, "--overwrite") == 2
    summary = session.rename(marks.parent / "summary.json")
    assert run("report", "--session", summary, "--out", marks.parent, "--overwrite") == 2
    assert {marks: marks.read_bytes(), session: summary.read_bytes()} == before


def test_a_folder_of_crops_takes_the_place_of_no_image_and_no_mark_that_was_opened(results, tmp_path):
    images = tmp_path / "images"
    (images / "cat").mkdir(parents=True)
    (results / "epoch_1.csv").write_text(TABLE.replace("a.png", "cat/a.png"))
    Image.new("RGB", (8, 8)).save(images / "cat" / "a.png")
    before = (images / "cat" / "a.png").read_bytes()
    crops = ("list", results, "errors", "--images", images, "--format", "crops", "--overwrite", "--out")
    assert run(*crops, images) == 2
    assert [path.name for path in images.rglob("*.png")] == ["a.png"]
    assert (images / "cat" / "a.png").read_bytes() == before
    assert run(*crops, tmp_path / "crops") == 0
    (tmp_path / "crops" / "cat" / "m.jsonl").write_text("")
    assert run(*crops, tmp_path / "crops", "--marks", tmp_path / "crops" / "cat" / "m.jsonl") == 2
    assert run(*crops, tmp_path / "crops") == 0
