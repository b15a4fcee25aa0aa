"""Another run over the same truth, compared in the window."""

import csv
import threading
from collections import Counter
from dataclasses import replace

import pytest

from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.view_state import Selection
from cmviewer.examples.keys import key_of
from cmviewer.examples.marks.mark import Mark
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.swapping import swap
from cmviewer.workspace.kept_marks import kept_file
from cmviewer.workspace.marks_file import read_marks
from cmviewer.workspace.session_file import read_session
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, header_count, settle

NAMES = ("car", "cat", "dog")
TRUTH = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2]
SAID = {"old": [0, 1, 1, 1, 0, 2, 2, 1, 1, 2], "new": [0, 0, 1, 1, 0, 0, 2, 2, 2, 1]}


def write(folder, said, count=10):
    folder.mkdir()
    rows = [(f"{place}.png", NAMES[TRUTH[place]], NAMES[said[place]]) for place in range(count)]
    with (folder / "last.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("image", "truth", "prediction"), *rows])
    return folder


@pytest.fixture
def runs(tmp_path):
    return {name: write(tmp_path / name, said) for name, said in SAID.items()}


def kinds(truth=None, prediction=None):
    """What became of each sample, by a loop; of those that either run counts in a cell."""
    found = Counter()
    for label, a, b in zip(TRUTH, SAID["old"], SAID["new"], strict=True):
        if truth is None or (label == truth and prediction in (a, b)):
            same = "right" if label == a else "still"
            moved = "fixed" if label == b else "broken" if label == a else "moved"
            found[same if a == b else moved] += 1
    del found["right"]
    return found


def lines(window):
    return {name: int(count) for name, count in window.panels["compare"].changes.model().lines}


def test_a_second_run_is_counted_drawn_listed_swapped_and_kept_in_the_session(
    qtbot, empty_window, runs, tmp_path
):
    window = empty_window
    open_path(qtbot, window, runs["old"])
    window.opening.compare_with(runs["new"])
    settle(qtbot, window)
    bar, matrix = window.page.compare, window.page.matrix
    assert bar.words.text().startswith("A is old · last, B is new · last. 3 fixed, 1 broken")
    assert lines(window) == kinds()
    bar.difference.click()
    settle(qtbot, window)
    cells = [[0] * 3 for _ in range(3)]
    for truth, a, b in zip(TRUTH, SAID["old"], SAID["new"], strict=True):
        cells[truth][b] += 1
        cells[truth][a] -= 1
    assert matrix.view.counts.tolist() == cells
    click_cell(window, 1, 0)
    settle(qtbot, window)
    assert lines(window) == kinds(1, 0)
    assert header_count(window) == 2
    assert "1 in A, 2 in B, +1" in matrix.accessibleDescription()
    panel = window.panels["compare"]
    panel.changes.row_chosen.emit(list(lines(window)).index("moved"))
    settle(qtbot, window)
    assert window.session.workspace.query.text == "moved in comparison"
    assert [example.prediction for example in window.examples.model.examples] == ["dog"]
    bar.b.click()
    settle(qtbot, window)
    assert matrix.view.counts[1].tolist() == [2, 1, 0]
    file = tmp_path / "kept.cmviewer"
    window.sessions.save(file)
    settle(qtbot, window)
    kept, _ = read_session(file)
    assert kept.compared.request.path == runs["new"]
    assert (kept.compared.letter, kept.compared.drawn) == (Letter.B, Drawn.OTHER)
    swap(window.session)
    settle(qtbot, window)
    assert window.session.evaluation.name == "new"
    assert window.session.state.selection == Selection((1,), (0,))
    assert bar.words.text().startswith("A is old · last, B is new · last. 3 fixed, 1 broken")
    assert matrix.view.counts[1].tolist() == [2, 1, 0]
    assert [example.prediction for example in window.examples.model.examples] == ["car"]
    bar.away.click()
    assert not bar.isVisible()


def test_images_of_a_folder_belong_together_in_every_comparison_until_that_is_switched_off(
    qtbot, empty_window, tmp_path
):
    window, folders = empty_window, ["day"] * 4 + ["night"] * 6
    for run, said in SAID.items():
        (tmp_path / run).mkdir()
        for name, labels in ((f"{run}_1", said), (f"{run}_2", TRUTH)):
            rows = [
                (f"{folder}/{place}.png", NAMES[TRUTH[place]], NAMES[labels[place]])
                for place, folder in enumerate(folders)
            ]
            with (tmp_path / run / f"{name}.csv").open("w", newline="") as file:
                csv.writer(file).writerows([("image", "truth", "prediction"), *rows])
    open_path(qtbot, window, tmp_path / "old")
    panel, switch = window.panels["compare"], window.named_actions["folders-together"]
    window.docks["compare"].show()
    panel.set_seen(seen=True)
    switch.trigger()
    settle(qtbot, window)
    assert window.session.comparing.verdict.groups == 2
    assert "these 10 images in 2 groups cannot tell" in panel.verdict.text()
    window.opening.compare_with(tmp_path / "new")
    settle(qtbot, window)
    assert window.session.comparing.verdict.groups == 2
    panel.since.setCurrentIndex(panel.since.count() - 1)
    panel.since.activated.emit(panel.since.count() - 1)
    settle(qtbot, window)
    assert window.session.comparing.other_run is None
    assert window.session.comparing.verdict.groups == 2
    switch.trigger()
    settle(qtbot, window)
    assert window.session.comparing.verdict.groups is None


def test_each_of_two_compared_runs_keeps_its_own_marks_whichever_is_shown(qtbot, settings, runs, tmp_path):
    window = furnished_window(settings, tmp_path / "state" / "last.cmviewer")
    qtbot.addWidget(window)
    window.show()
    notes = {}
    for name, place in (("new", 0), ("old", 1)):
        open_path(qtbot, window, runs[name])
        window.session.select(Selection())
        settle(qtbot, window)
        examples = window.examples.model.examples
        notes[name] = (Mark(key_of(examples.evaluation, examples[place]), note=f"seen in {name}"),)
        window.session.change(marks=notes[name])
        settle(qtbot, window)
    window.opening.compare_with(runs["new"])
    settle(qtbot, window)
    swap(window.session)
    settle(qtbot, window)
    assert window.session.evaluation.name == "new"
    assert window.session.workspace.marks == notes["new"]
    kept = {name: read_marks(kept_file(tmp_path / "state" / "marks", runs[name]))[0] for name in runs}
    assert kept == notes
    window.close()


def test_fixes_end_for_both_of_two_compared_runs_when_the_other_one_is_shown(qtbot, empty_window, runs):
    window, session = empty_window, empty_window.session
    open_path(qtbot, window, runs["old"])
    session.count_with(replace(session.evaluation, mended="as marked 1 truth changed"), " mended 1")
    settle(qtbot, window)
    window.opening.compare_with(runs["new"])
    settle(qtbot, window)
    assert session.comparing.pair.shown.evaluation.mended
    swap(session)
    settle(qtbot, window)
    pair = session.comparing.pair
    assert [one.evaluation.name for one in (pair.shown, pair.other)] == ["new", "old"]
    assert [one.evaluation.mended for one in (pair.shown, pair.other)] == ["", ""]


def test_a_run_over_a_part_of_the_truth_is_compared_there_and_one_over_another_truth_is_refused(
    qtbot, empty_window, runs, tmp_path
):
    window = empty_window
    open_path(qtbot, window, runs["old"])
    window.opening.compare_with(write(tmp_path / "part", SAID["new"], 6))
    settle(qtbot, window)
    codes = {problem.code for problem in window.messages.problems.problems}
    assert "partly-in-common" in codes
    assert "6 of 10 and 6 images" in window.panels["compare"].verdict.text()
    other = tmp_path / "other"
    other.mkdir()
    (other / "last.csv").write_text("image,truth,prediction\nx.png,cat,cat\ny.png,dog,cat\n")
    window.opening.compare_with(other)
    settle(qtbot, window)
    assert "nothing-in-common" in {problem.code for problem in window.messages.problems.problems}
    assert window.page.compare.words.text().startswith("Not compared:")
    assert not lines(window)


def test_reading_the_other_run_can_be_stopped_which_is_said(qtbot, empty_window, runs):
    window, session = empty_window, empty_window.session
    open_path(qtbot, window, runs["old"])
    opener, held = session.opener, threading.Event()

    def slow(request, progress, cancel):
        progress("Reading", 1, 2)
        held.wait(20)
        cancel.check()
        return opener(request, progress, cancel)

    session.opener = slow
    window.opening.compare_with(runs["new"])
    qtbot.waitUntil(lambda: "Reading" in window.progress.words, timeout=20_000)
    window.progress.cancel.click()
    held.set()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.page.compare.words.text() == "Not compared: Stopped", timeout=5_000)
    assert session.evaluation.name == "old"
