"""The panel that tells since when."""

from collections import Counter

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cmviewer.confusion.count import count
from cmviewer.confusion.every_checkpoint import labels_of_all
from cmviewer.confusion.view_state import Selection
from cmviewer.progress import Cancel
from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import settle


def test_a_click_goes_to_a_checkpoint_and_a_life_is_counted_and_listed(qtbot, empty_window):
    window = empty_window
    open_path(qtbot, window, sample("digits"))
    panel, session = window.panels["history"], window.session
    session.select(Selection((8,), (1,)))
    panel.resize(900, 220)
    panel.set_seen(seen=True)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: panel.model.lines[0][1] != "…", timeout=20_000)
    evaluation, rule = session.evaluation, session.state.rule
    first = panel.tiles.tracks[0]
    assert first.counts[4] == count(evaluation, 4, rule).matrix.count_at(8, 1)
    QTest.mouseClick(panel.tiles, Qt.MouseButton.LeftButton, pos=panel.tiles.place(0, 4).toPoint())
    settle(qtbot, window)
    assert session.state.checkpoint == 4
    assert session.state.selection == Selection((8,), (1,))
    QTest.mouseClick(panel.tiles, Qt.MouseButton.LeftButton, pos=panel.tiles.place(1, 11).toPoint())
    settle(qtbot, window)
    assert session.state.checkpoint == 11
    assert session.state.selection == panel.tiles.tracks[0].selection != Selection((8,), (1,))
    right = labels_of_all(evaluation, rule, Cancel()) == evaluation.truth.label
    amount = Counter({"never": int((~right).all(0).sum()), "always": int(right.all(0).sum())})
    lines = {name: int(number.replace(",", "")) for name, number in panel.model.lines}
    assert {name: lines[name] for name in amount} == amount
    assert sum(lines.values()) == right.shape[1]
    panel.lives.row_chosen.emit(0)
    settle(qtbot, window)
    assert session.workspace.query.text == "life = never"
    listed = {example.truth_row for example in window.examples.model.examples}
    assert listed == set(np.flatnonzero((~right).all(0)).tolist())
