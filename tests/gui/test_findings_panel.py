"""Subsets are tried on demand, stopped on demand, and opened by a row."""

import csv
import threading

import numpy as np

from cmviewer.confusion.view_state import View
from cmviewer.examples.findings.search import Finding, Findings
from cmviewer.gui.panels import findings_panel
from cmviewer.gui.panels.findings_panel import JOB, words_of
from tests.gui.conftest import open_path
from tests.gui.working import settle


def night_is_bad(folder):
    """A table of 300 samples of which those of the night folder are often wrong; returns its wrong rows."""
    random, wrong = np.random.default_rng(1), 0
    with (folder / "results.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("image", "truth", "prediction"))
        for place in range(300):
            where, truth = ("day", "night")[place % 2], place // 2 % 2
            is_wrong = random.random() < (0.5 if where == "night" else 0.05)
            wrong += is_wrong and where == "night"
            writer.writerow((f"{where}/{place}.png", ("cat", "dog")[truth], ("cat", "dog")[truth ^ is_wrong]))
    return wrong


def test_a_finding_says_its_numbers_and_its_row_lists_the_subset(qtbot, empty_window, tmp_path):
    window, wrong = empty_window, night_is_bad(tmp_path)
    open_path(qtbot, window, tmp_path)
    panel = window.panels["findings"]
    window.docks.raise_dock("findings")
    settle(qtbot, window)
    assert panel.model.rowCount() == 0
    panel.search.click()
    assert panel.cancel.isVisible()
    settle(qtbot, window)
    row = [panel.model.index(0, column).data() for column in range(panel.model.columnCount())]
    assert row[0] == "folder = night"
    assert row[1] == f"{100 * wrong / 150:.1f} %"
    assert row[3:5] == ["150", "150"]
    assert panel.words.text() == "1 is worse than the rest, beyond chance, of 2 subsets by folder."
    panel.table.row_chosen.emit(0)
    settle(qtbot, window)
    listed = window.examples.model.examples
    assert (len(listed), sum(not one.correct for one in listed)) == (150, wrong)
    window.session.change(background=True)
    settle(qtbot, window)
    assert panel.model.rowCount() == 1
    window.page.numbers.score.box.setValue(0.9)
    panel.search.click()
    panel.cancel.click()
    assert not window.jobs.is_running(JOB)
    assert panel.search.isVisible()


def test_a_search_goes_on_while_the_matrix_is_looked_at_in_another_way(qtbot, window, monkeypatch):
    go_on, panel = threading.Event(), window.panels["findings"]
    finding = Finding("border", 0.5, 0.1, 20, 40, 20.0, 0.001, 0.01)

    def slow(*_told):
        go_on.wait(20)
        return Findings((finding,), 1, ("border",))

    monkeypatch.setattr(findings_panel, "findings_of", slow)
    try:
        panel.start()
        with qtbot.waitSignal(window.session.shown_settled):
            window.session.change(view=View.COUNTS)
        assert window.jobs.is_running(JOB)
    finally:
        go_on.set()
    settle(qtbot, window)
    assert panel.model.rowCount() == 1


def test_what_was_tried_is_said_in_words():
    finding = Finding("border", 0.5, 0.1, 20, 40, 20.0, 0.001, 0.01)
    assert words_of(Findings((), 0, ())).startswith("There are too few images")
    assert (
        words_of(Findings((), 1, ("folder",)))
        == "None is worse than the rest, beyond chance, of 1 subset by folder."
    )
    assert words_of(Findings((finding,) * 2, 1200, ("a", "b"))) == (
        "2 are worse than the rest, beyond chance, of 1,200 subsets by a, b."
    )
