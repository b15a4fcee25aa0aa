"""Confused pairs: ranked, chosen, copied, exported."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from cmviewer.confusion.count import count
from cmviewer.confusion.pairs import Directions, Rank, confused_pairs
from cmviewer.confusion.view_state import Selection, Which
from cmviewer.gui.panels.pairs_model import PairsModel
from cmviewer.gui.panels.pairs_panel import count_words
from cmviewer.matching import CountingRule
from tests.gui.working import header_count, settle
from tests.making import make_evaluation


@pytest.fixture
def pairs(qtbot, window):
    """The dock of confused pairs, looked at."""
    window.docks["pairs"].raise_()
    qtbot.waitUntil(lambda: window.panels["pairs"].model.rowCount() > 0)
    return window.panels["pairs"]


def column(pairs, number):
    return [pairs.model.index(row, number).data() for row in range(pairs.model.rowCount())]


def test_nothing_is_ranked_while_nobody_looks(window):
    assert window.docks["metrics"].isVisible()
    assert window.panels["pairs"].model.rowCount() == 0


@pytest.mark.long
def test_pairs_are_the_wrong_cells_most_frequent_first(window, pairs):
    matrix, names = window.session.shown.counted.matrix, window.session.evaluation.classes.positions
    counts = [int(text) for text in column(pairs, 2)]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == matrix.total - matrix.correct.sum()
    for truth, prediction, number in zip(column(pairs, 0), column(pairs, 1), counts, strict=True):
        assert matrix.count_at(names[truth], names[prediction]) == number


@pytest.mark.long
def test_a_row_leads_to_its_cell_and_lists_what_it_counts(qtbot, window, pairs):
    rect = pairs.table.visualRect(pairs.model.index(1, 0))
    QTest.mouseClick(pairs.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    settle(qtbot, window)
    names = window.session.evaluation.classes.positions
    cell = Selection((names[column(pairs, 0)[1]],), (names[column(pairs, 1)[1]],))
    assert window.session.state.selection == cell
    assert str(header_count(window)) == column(pairs, 2)[1]
    QTest.keyClick(pairs.table, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert str(header_count(window)) == column(pairs, 2)[2]


def test_one_pair_and_one_mistake_are_said_in_the_singular():
    evaluation = make_evaluation([0, 1, 1], {"a": [1, 1, 1]})
    matrix = count(evaluation, 0, CountingRule()).matrix
    assert count_words(confused_pairs(matrix, background=True)) == "1 pair, 1 mistake"


@pytest.mark.long
def test_both_directions_add_up_are_marked_and_are_listed_together(qtbot, window, pairs):
    pairs.both.click()
    settle(qtbot, window)
    assert pairs.model.rowCount() <= 3
    pairs.table.row_chosen.emit(0)
    settle(qtbot, window)
    selection = window.session.state.selection
    assert (len(selection.pair), selection.which) == (2, Which.ERRORS)
    assert str(header_count(window)) == column(pairs, 2)[0]
    assert "↔" in window.examples.header.text()
    marked = window.page.matrix.marks.selected
    assert marked.sum() == 2
    assert (marked == marked.T).all()
    assert not marked.diagonal().any()


@pytest.mark.long
def test_a_heading_and_the_box_rank_alike(qtbot, window, pairs):
    pairs.table.horizontalHeader().sectionClicked.emit(3)
    settle(qtbot, window)
    assert window.session.workspace.panels.pairs.rank is Rank.TRUTH
    shares = [float(text.removesuffix(" %")) for text in column(pairs, 3)]
    assert shares == sorted(shares, reverse=True)
    pairs.table.horizontalHeader().sectionClicked.emit(0)
    assert window.session.workspace.panels.pairs.rank is Rank.TRUTH
    assert pairs.table.horizontalHeader().sortIndicatorSection() == 3


@pytest.mark.long
def test_no_prediction_counts_as_a_prediction(qtbot, window, pairs):
    window.page.numbers.score.box.setValue(0.7)
    settle(qtbot, window)
    assert "(no prediction)" in column(pairs, 1)


def test_chosen_rows_are_copied_by_the_keys_of_the_system(qtbot, window, pairs):
    pairs.table.setFocus()
    pairs.table.selectRow(0)
    QTest.keyClick(pairs.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["truth", "prediction", "count", "% of truth", "% of prediction"]
    assert lines[1].split("\t") == [column(pairs, number)[0] for number in range(5)]
    assert len(lines) == 2


@pytest.mark.long
def test_all_pairs_are_exported_as_they_are_ranked(qtbot, window, pairs, monkeypatch, tmp_path):
    path = tmp_path / "pairs.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.exporting.written):
        pairs.export.click()
    with path.open(newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file))
    assert lines[0][:5] == ["truth", "prediction", "count", "share_of_truth", "share_of_prediction"]
    shown = zip(*(column(pairs, number) for number in range(3)), strict=True)
    assert [tuple(line[:3]) for line in lines[1:]] == list(shown)


@pytest.mark.long
def test_closing_what_is_open_lists_nothing(window, pairs):
    window.named_actions["close"].trigger()
    assert pairs.model.rowCount() == 0


def test_the_pairs_model_obeys_qt(qtmodeltester):
    evaluation = make_evaluation([0, 1, 1, 2], {"a": [1, 0, 1, 1]})

    matrix = count(evaluation, 0, CountingRule()).matrix
    model = PairsModel()
    qtmodeltester.check(model)
    model.set_pairs(evaluation, confused_pairs(matrix, background=False, directions=Directions.BOTH))
    qtmodeltester.check(model)
