"""A, B and their difference beside each other: one selection, one scale, where there is room."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import View
from cmviewer.resources import sample
from cmviewer.workspace.compared_with import ComparedWith
from tests.gui.conftest import open_path
from tests.gui.working import settle


@pytest.mark.long
def test_all_three_stand_beside_each_other_with_one_selection_and_one_scale(qtbot, empty_window):
    window = empty_window
    window.resize(2600, 1200)
    open_path(qtbot, window, sample("digits"))
    session, page = window.session, window.page
    session.change(view=View.COUNTS, compared=ComparedWith(checkpoint="epoch_3"))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: page.side_by_side.has_room, timeout=5_000)
    page.compare.side_by_side.click()
    settle(qtbot, window)
    assert session.workspace.compared.drawn is Drawn.SIDE_BY_SIDE
    matrices = page.side_by_side.matrices
    counts = {}
    for letter, checkpoint in ((Letter.A, 2), (Letter.B, 11)):
        matrix = count(session.evaluation, checkpoint, session.state.rule).matrix
        counts[letter] = np.zeros((10, 10), np.int64)
        counts[letter][matrix.truth, matrix.prediction] = matrix.count
        assert np.array_equal(matrices[letter].view.counts, counts[letter])
        assert matrices[letter].isVisible()
    assert np.array_equal(page.matrix.view.counts, counts[Letter.B] - counts[Letter.A])
    tops = [{ramp.kind: ramp.top for ramp in one.colours.ramps} for one in matrices.values()]
    assert tops[0] == tops[1]
    assert max(counts[Letter.A].diagonal().max(), counts[Letter.B].diagonal().max()) in tops[0].values()

    places = [one.x() for one in (*(m.parentWidget() for m in matrices.values()), page.matrix.parentWidget())]
    assert places == sorted(places)
    b = matrices[Letter.B]
    middle = b.cells_viewport.mapFrom(b, b.cell_middle(9, 4).toPoint())
    QTest.mouseClick(b.cells_viewport, Qt.MouseButton.LeftButton, pos=middle)
    settle(qtbot, window)
    selection = session.state.selection
    assert (selection.truth, selection.prediction) == ((9,), (4,))
    taken = [np.argwhere(page.matrix.view.taken_by(selection)).tolist()]
    for one in (page.matrix, *matrices.values()):
        assert np.argwhere(one.marks.selected).tolist() == taken[0] == [[9, 4]]
    pair = session.comparing.pair
    assert window.examples.model.rowCount() == sum(pair.beside.counts(selection, session.shown.seen).values())

    window.resize(1100, 900)
    qtbot.waitUntil(lambda: not page.side_by_side.has_room, timeout=5_000)
    assert not any(one.isVisible() for one in matrices.values())
    assert page.compare.side_by_side.isHidden()
    assert page.compare.difference.isChecked()
    page.compare.a.click()
    settle(qtbot, window)
    assert np.array_equal(page.matrix.view.counts, counts[Letter.A])
