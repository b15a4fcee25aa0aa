"""Nothing that cmviewer did not write is replaced, and nothing is written among what was opened."""

import hashlib
import os
from dataclasses import replace

import pytest
from making import FolderFinder, make_evaluation
from reporting import contents, paint, report, summary

from cmviewer.errors import CmviewerError
from cmviewer.writers.report_place import (
    REPORT_NAMES,
    ForeignFilesError,
    OpenedFolderError,
    check_place,
    files_of_others,
    refuse_inputs,
)


@pytest.fixture
def opened(tmp_path):
    """An evaluation of a folder with a table in a folder below it, and an image."""
    source = tmp_path / "results"
    (source / "run").mkdir(parents=True)
    table = source / "run" / "epoch_1.csv"
    table.write_text("image,truth,prediction\n")
    (source / "a.png").write_bytes(b"an image")
    evaluation = make_evaluation([0, 1], {"epoch_1": [0, 0]}, images=("a.png", "b.png"), root=source)
    images = replace(evaluation.images, finder=FolderFinder(source))
    return replace(evaluation, source=source, files=(table,), images=images)


@pytest.mark.parametrize("place", [".", "run", "run/../run"])
def test_a_report_never_stands_among_what_was_opened(opened, place):
    before = contents(opened.source / place)
    with pytest.raises(OpenedFolderError) as caught:
        report(opened.source / place, opened)
    [problem] = caught.value.problems
    assert problem.code == "report-place"
    assert str(opened.source / place / "report") in problem.mend
    assert contents(opened.source / place) == before


def test_a_link_to_the_opened_folder_is_that_folder(opened, tmp_path):
    (tmp_path / "link").symlink_to(opened.source)
    with pytest.raises(OpenedFolderError):
        report(tmp_path / "link", opened)


def test_beside_a_single_file_that_was_opened_no_report_stands(opened):
    file = opened.source / "run" / "epoch_1.csv"
    with pytest.raises(OpenedFolderError):
        report(file.parent, replace(opened, source=file, files=()))


def test_what_was_opened_is_safe_even_where_all_was_agreed(opened):
    with pytest.raises(OpenedFolderError):
        check_place(opened.source, opened, agreed=[opened.source / name for name in REPORT_NAMES])


def test_a_folder_of_its_own_among_the_results_is_good(opened):
    report(opened.source / "report", opened)
    assert "summary.json" in contents(opened.source / "report")


@pytest.mark.parametrize("name", REPORT_NAMES)
def test_a_file_of_another_is_not_replaced_and_nothing_is_written(opened, tmp_path, name):
    out = tmp_path / "out"
    out.mkdir()
    (out / name).write_text("mine")
    with pytest.raises(ForeignFilesError) as caught:
        report(out, opened)
    assert caught.value.files == {out / name}
    assert [(problem.code, problem.file) for problem in caught.value.problems] == [("not-ours", out / name)]
    assert contents(out) == {name: b"mine"}


def test_what_was_agreed_is_replaced_and_nothing_else(opened, tmp_path):
    for name in ("examples.csv", "summary.json", "mine.txt"):
        (tmp_path / name).write_text("mine")
    with pytest.raises(ForeignFilesError) as caught:
        report(tmp_path, opened, agreed=[tmp_path / "examples.csv"])
    assert caught.value.files == {tmp_path / "summary.json"}
    report(tmp_path, opened, agreed=files_of_others(tmp_path))
    assert contents(tmp_path)["mine.txt"] == b"mine"
    assert summary(tmp_path)["checkpoint"] == "epoch_1"
    assert contents(tmp_path)["examples.csv"] != b"mine"


def test_an_earlier_report_of_ours_is_replaced_without_a_word(opened, tmp_path):
    report(tmp_path / "out", opened)
    other = make_evaluation([0, 1], {"other": [1, 1]})
    report(tmp_path / "out", other)
    assert summary(tmp_path / "out")["checkpoint"] == "other"


def test_a_file_of_an_earlier_report_that_was_changed_since_is_not_replaced(opened, tmp_path):
    report(tmp_path / "out", opened)
    with (tmp_path / "out" / "examples.csv").open("a") as file:
        file.write("a note of mine")
    with pytest.raises(ForeignFilesError) as caught:
        report(tmp_path / "out", opened)
    assert caught.value.files == {tmp_path / "out" / "examples.csv"}


def test_what_an_earlier_report_left_goes_only_where_it_wrote_it(opened, tmp_path):
    report(tmp_path / "out", opened, heatmap=paint)
    report(tmp_path / "out", opened, heatmap=None)
    assert "heatmap.png" not in contents(tmp_path / "out")


def test_the_summary_lists_the_files_beside_it_with_size_and_sha_256(opened, tmp_path):
    report(tmp_path / "out", opened)
    beside = contents(tmp_path / "out")
    del beside["summary.json"]
    assert {one["name"]: (one["size"], one["sha256"]) for one in summary(tmp_path / "out")["written"]} == {
        name: (len(content), hashlib.sha256(content).hexdigest()) for name, content in beside.items()
    }


def test_a_summary_that_lists_paths_elsewhere_gives_no_right_to_them(opened, tmp_path):
    report(tmp_path / "out", opened)
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    told = (tmp_path / "out" / "summary.json").read_text()
    (tmp_path / "out" / "summary.json").write_text(told.replace("heatmap.png", "../mine.txt"))
    with pytest.raises(ForeignFilesError) as caught:
        report(tmp_path / "out", opened)
    assert caught.value.files == {tmp_path / "out" / "heatmap.png"}
    assert mine.read_text() == "mine"


@pytest.mark.parametrize("name", ["examples.csv", "summary.json"])
def test_a_folder_with_the_name_of_a_file_is_found_before_any_is_replaced(opened, tmp_path, name):
    out = tmp_path / "out"
    report(out, opened)
    (out / name).unlink()
    (out / name).mkdir()
    before = contents(out)
    with pytest.raises(CmviewerError, match="a folder has this name") as caught:
        report(out, opened, agreed=files_of_others(out))
    assert [problem.file for problem in caught.value.problems] == [out / name]
    assert contents(out) == before


def test_a_folder_without_the_right_to_write_is_found_first(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, _: path != tmp_path)
    with pytest.raises(CmviewerError) as caught:
        check_place(tmp_path / "new" / "newer", opened)
    assert [(problem.code, problem.file) for problem in caught.value.problems] == [
        ("no-permission", tmp_path)
    ]


def test_a_name_that_is_too_long_is_found_first(opened, tmp_path):
    with pytest.raises(CmviewerError, match="too long"):
        check_place(tmp_path / ("x" * 300), opened)


@pytest.mark.parametrize("name", ["run/epoch_1.csv", "a.png"])
def test_a_single_file_never_replaces_one_that_was_opened(opened, tmp_path, name):
    (tmp_path / "link").symlink_to(opened.source / name)
    for path in (opened.source / name, tmp_path / "link"):
        with pytest.raises(CmviewerError) as caught:
            refuse_inputs(opened, path)
        assert [(problem.code, problem.file) for problem in caught.value.problems] == [("input-kept", path)]


def test_a_single_file_may_stand_beside_what_was_opened(opened):
    refuse_inputs(opened, opened.source / "run" / "new.csv")
    (opened.source / "run" / "a.png").write_bytes(b"another of the same name")
    refuse_inputs(opened, opened.source / "run" / "a.png")
