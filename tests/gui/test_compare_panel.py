"""The panel that compares the shown checkpoint with another one."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.selection_verdict import selection_sentence
from cmviewer.confusion.comparison.verdict_words import p_words, verdict_sentence
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection
from cmviewer.gui.swapping import swap
from cmviewer.resources import sample
from cmviewer.workspace.compared_with import ComparedWith
from tests.gui.conftest import open_path
from tests.gui.working import settle


@pytest.fixture
def panel(qtbot, empty_window):
    open_path(qtbot, empty_window, sample("digits"))
    panel = empty_window.panels["compare"]
    panel.set_seen(seen=True)
    settle(qtbot, empty_window)
    return panel


def wanted(window, since):
    evaluation, last = window.session.evaluation, len(window.session.evaluation.checkpoints) - 1
    results = [count(evaluation, place, window.session.state.rule) for place in (since, last)]
    return compare_results(*(Counted(evaluation, one) for one in results))


def words(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_shown_checkpoint_is_compared_with_the_one_before_or_with_a_chosen_one(
    qtbot, empty_window, panel
):
    for since, index in ((10, 0), (0, 1)):
        panel.since.setCurrentIndex(index)
        panel.since.activated.emit(index)
        settle(qtbot, empty_window)
        comparison = wanted(empty_window, since)
        assert verdict_sentence(comparison.verdict) in panel.verdict.text()
        counts = comparison.verdict.counts
        assert words(panel.changes) == [[one.value, f"{counts[one]:,}"] for one in Change if counts.get(one)]
        _, _, a, b = comparison.cells
        differ = np.count_nonzero(a != b)
        assert len(words(panel.cells)) == min(50, differ)
        heaviest = comparison.heaviest(50)
        assert [row[5] for row in words(panel.cells)] == [
            p_words(p) for p in comparison.cell_chances[heaviest].tolist()
        ]
        assert panel.of.text() == "Of everything"
        cell = Selection((3,), (3,))
        empty_window.session.change(selection=cell)
        settle(qtbot, empty_window)
        pair, shown = empty_window.session.comparing.pair, empty_window.session.shown
        assert panel.of.text() == f"Of 3 → 3 in B: {selection_sentence(pair, cell, shown.seen)}"
        empty_window.session.change(selection=None)


@pytest.mark.long
def test_a_row_lists_what_changed_so_and_a_cell_is_selected(qtbot, empty_window, panel):
    rows = words(panel.changes)
    place = [row[0] for row in rows].index("fixed")
    panel.changes.row_chosen.emit(place)
    settle(qtbot, empty_window)
    assert empty_window.session.workspace.query.text == "fixed since epoch_11"
    assert empty_window.examples.model.rowCount() == int(rows[place][1])
    panel.cells.row_chosen.emit(0)
    settle(qtbot, empty_window)
    selection = empty_window.session.state.selection
    names = [str(selection.truth[0]), str(selection.prediction[0])]
    assert words(panel.cells)[0][:2] == names


@pytest.mark.long
def test_what_is_gone_is_listed_in_the_checkpoint_that_had_it(qtbot, empty_window, panel):
    open_path(qtbot, empty_window, sample("digit-scenes"))
    settle(qtbot, empty_window)
    names = empty_window.session.evaluation.checkpoint_names
    rows = words(panel.changes)
    place = [row[0] for row in rows].index("gone")
    panel.changes.row_chosen.emit(place)
    settle(qtbot, empty_window)
    assert empty_window.session.state.checkpoint == len(names) - 2
    assert empty_window.session.workspace.query.text == "gone in comparison"
    assert panel.verdict.text().startswith(f"A is {names[-2]}, B is {names[-1]}.")
    assert empty_window.examples.model.rowCount() == int(rows[place][1])
    assert dict(words(panel.changes))["gone"] == rows[place][1]


@pytest.mark.long
def test_the_first_checkpoint_has_none_before_it(qtbot, empty_window, panel):
    empty_window.session.change(checkpoint=0)
    settle(qtbot, empty_window)
    assert "first checkpoint" in panel.verdict.text()
    assert not words(panel.changes)
    assert panel.changes.accessibleName()
    assert panel.since.itemData(0, Qt.ItemDataRole.UserRole) == ""


@pytest.mark.long
def test_what_is_known_or_under_way_is_not_compared_again_and_the_last_wish_stands(
    qtbot, empty_window, panel, monkeypatch
):
    started = []
    start = empty_window.session.jobs.start
    monkeypatch.setattr(
        empty_window.session.jobs, "start", lambda key, *more: (started.append(key), start(key, *more))[1]
    )
    session = empty_window.session
    for search in ("1", "12", ""):
        session.change(panels=replace(session.workspace.panels, search=search))
    assert "compare" not in started
    for since in ("epoch_1", "epoch_3", "epoch_1"):
        session.change(compared=ComparedWith(checkpoint=since))
    settle(qtbot, empty_window)
    assert verdict_sentence(wanted(empty_window, 0).verdict) in panel.verdict.text()
    assert panel.verdict.text().startswith("A is epoch_1,")


def test_each_cell_of_who_finds_what_lists_just_these(qtbot, empty_window, panel):
    session = empty_window.session
    rows = words(panel.found)
    assert rows[0][0] == "all"
    sums = [sum(int(row[column]) for row in rows[1:]) for column in range(1, 5)]
    assert sums == [int(number) for number in rows[0][1:5]]
    chances = session.comparing.pair.comparison.class_chances
    for row in rows[1:]:  # p of its own stands beside each class in which anything changed
        assert row[5] == p_words(chances[int(row[0])])
        assert bool(row[5]) == (int(row[2]) + int(row[3]) > 0)
    panel.found.setFont(QFont("DejaVu Sans", 14))  # p has its room in a wide font, too
    widest = max(panel.found.fontMetrics().horizontalAdvance(row[5]) for row in rows)
    qtbot.waitUntil(lambda: panel.found.columnWidth(5) > widest)
    shown, beside = session.shown.counted, session.comparing.pair.beside
    truths = np.repeat(shown.outcomes.cell_truth, np.diff(shown.outcomes.cell_start))
    assert [int(row[0]) for row in rows[1:]] == sorted(set(truths.tolist()))
    row = max(range(1, len(rows)), key=lambda place: int(rows[place][2]) + int(rows[place][3]))
    for column in (1, 2, 3, 4):
        panel.found.clicked.emit(panel.found.model().index(row, column))
        settle(qtbot, empty_window)
        assert empty_window.examples.model.rowCount() == int(rows[row][column]), column
        listed = empty_window.examples.model.examples.rows
        assert set(truths[listed].tolist()) <= {int(rows[row][0])}
    wrong = int(beside.count[beside.shown != beside.truth].sum())
    assert int(rows[0][2]) + int(rows[0][4]) == wrong  # B is shown: found by A alone, or by none
    assert session.workspace.query.text == "moved in comparison | still in comparison"


@pytest.mark.long
def test_a_compared_checkpoint_keeps_its_own_thresholds_while_those_of_the_shown_one_move(
    qtbot, empty_window, panel
):
    open_path(qtbot, empty_window, sample("digit-scenes"))
    settle(qtbot, empty_window)
    session = empty_window.session
    before = session.state.rule
    assert panel.rule.label.text() == "Rule of A"
    panel.rule.choice.setCurrentIndex(1)
    panel.rule.choice.activated.emit(1)
    session.change(rule=replace(before, score=0.6))
    settle(qtbot, empty_window)
    pair = session.comparing.pair
    assert (pair.shown.result.rule.score, pair.other.result.rule) == (0.6, before)
    names = session.evaluation.checkpoint_names
    said = f"A is {names[-2]} (score ≥ 0.25), B is {names[-1]} (score ≥ 0.60)."
    assert panel.verdict.text().startswith(said)
    swap(session)
    settle(qtbot, empty_window)
    pair = session.comparing.pair
    assert (session.state.rule, pair.other.result.rule.score) == (before, 0.6)
    assert panel.verdict.text().startswith(said)
    panel.rule.choice.setCurrentIndex(0)
    panel.rule.choice.activated.emit(0)
    settle(qtbot, empty_window)
    assert session.comparing.pair.other.result.rule == before
    assert "score ≥" not in panel.verdict.text()
