"""The tours of the README and of the help hold word by word."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from cmviewer.gui.heatmap.figure import FigurePart
from cmviewer.matching import ErrorType
from cmviewer.resources import sample
from cmviewer.workspace.face import Face
from tests.gui.conftest import open_path
from tests.gui.working import cell_place, click_cell, settle


def test_the_tour_of_the_digits(qtbot, empty_window):
    window, session = empty_window, empty_window.session
    open_path(qtbot, window, sample("digits"))
    window.page.checkpoints.slider.setValue(0)
    settle(qtbot, window)
    assert session.evaluation.checkpoint_names[0] == "epoch_1"
    view = session.shown.view
    assert [round(float(total), 6) for total in view.values.sum(1)] == [1.0] * 10  # each row adds up to 100 %
    errors = view.counts * ~view.diagonal
    row, column = divmod(int(errors.argmax()), 10)
    assert (view.rows.names[row], view.columns.names[column]) == ("3", "9")
    window.named_actions["fit-colours"].trigger()
    rgba = window.page.matrix.colours.rgba.astype(int)
    darkness = -rgba[..., :3].sum(2) - 1000 * (view.diagonal | (rgba[..., 3] == 0))
    two = {divmod(int(place), 10) for place in darkness.ravel().argsort()[-2:]}
    assert two == {(3, 9), (4, 6)}  # two cells far from the diagonal are dark
    QTest.mouseMove(window.page.matrix.cells_viewport, cell_place(window, row, column))
    window.page.say_pointed((row, column))
    assert window.sentence.text().startswith("71 of 93 “3” were predicted “9”")
    click_cell(window, row, column)
    settle(qtbot, window)
    assert window.examples.header.text() == "3 → 9 (71)"
    scores = [example.score for example in window.examples.model.examples]
    assert scores == sorted(scores, reverse=True)
    viewport = window.page.matrix.cells_viewport
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=cell_place(window, row, column))
    assert session.workspace.face is Face.EVIDENCE
    settle(qtbot, window)
    assert window.image.strip.isVisible()
    read = [example.truth for example in window.image.model.examples]
    assert read
    assert set(read) == {"9"}  # no 3 was read as a 3 yet
    assert window.image.strip_fold.title == "To compare: correct 9; no 3 is correct"
    window.session.change(face=Face.MATRIX)
    for _ in range(20):
        window.named_actions["next-checkpoint"].trigger()
        settle(qtbot, window)
    assert session.state.checkpoint == 11
    assert window.examples.header.text() == "3 → 9 (2)"
    assert {example.truth for example in window.image.model.examples} == {"3", "9"}
    window.named_actions["select-errors"].trigger()
    settle(qtbot, window)
    assert window.examples.header.text().endswith("(55)")


def test_the_tour_of_the_scenes(qtbot, empty_window):
    window, session = empty_window, empty_window.session
    open_path(qtbot, window, sample("digit-scenes"))
    window.named_actions["background"].trigger()
    settle(qtbot, window)
    view = session.shown.view
    assert view.counts[-1].sum() == 131
    assert view.counts[:, -1].sum() == 71
    name = window.page.matrix.strips[FigurePart.ROW_NAMES]
    place = QPointF(
        name.width() - 10, window.page.matrix.zooming.viewport.geometry().rect(10, 0).center().y()
    )
    QTest.mouseClick(name, Qt.MouseButton.LeftButton, pos=place.toPoint())
    settle(qtbot, window)
    assert window.examples.model.examples.count == 131
    causes = dict(window.examples.model.examples.causes)
    assert causes[ErrorType.NOTHING_THERE] == 56
    assert causes[ErrorType.DUPLICATE] == 31
    box = window.examples.objects.causes
    box.setCurrentIndex(box.findData(ErrorType.DUPLICATE.value))
    settle(qtbot, window)
    window.examples.step(1)
    settle(qtbot, window)
    window.image.why_fold.heading.click()
    assert window.image.why.isVisible()
    assert "wice" in window.image.why.toPlainText() or "uplicate" in window.image.why.toPlainText()
