"""The tours of the README and of the help hold word by word."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from cmviewer.confusion.view_state import View
from cmviewer.gui.heatmap.figure import FigurePart
from cmviewer.matching import ErrorType
from cmviewer.resources import sample
from cmviewer.workspace.face import Face
from tests.gui.conftest import open_path
from tests.gui.working import cell_place, click_cell, header_count, settle


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
    for _ in range(12):
        QTest.keyClick(window.page.matrix, "]")
        settle(qtbot, window)
    assert session.state.checkpoint == 11
    assert window.examples.header.text() == "3 → 9 (2)"
    assert {example.truth for example in window.image.model.examples} == {"3", "9"}
    window.named_actions["select-errors"].trigger()
    settle(qtbot, window)
    assert window.examples.header.text().endswith("(55)")
    view = session.shown.view
    for part, total, side in (
        (FigurePart.ROW_NAMES, view.counts.sum(1)[3], "truth"),
        (FigurePart.COLUMN_NAMES, view.counts.sum(0)[3], "prediction"),
        (FigurePart.CORNER, view.counts.sum(), None),
    ):
        QTest.mouseClick(
            window.page.matrix.strips[part], Qt.MouseButton.LeftButton, pos=name_place(window, part, 3)
        )
        settle(qtbot, window)
        assert header_count(window) == total
        assert side is None or getattr(session.state.selection, side) == (3,)
    for key, seen in zip("1234", View, strict=True):
        QTest.keyClick(window.page.matrix, key)
        settle(qtbot, window)
        assert session.shown.view.view is seen
    QTest.keyClick(window.page.matrix, "T")
    QTest.keyClick(window.page.matrix, "D")
    settle(qtbot, window)
    assert session.shown.view.rows.title == "Prediction"
    colours = window.page.matrix.colours.rgba
    assert not colours[session.shown.view.diagonal][:, 3].any()


def test_the_tour_of_the_scenes(qtbot, empty_window):
    window, session = empty_window, empty_window.session
    open_path(qtbot, window, sample("digit-scenes"))
    window.named_actions["background"].trigger()
    settle(qtbot, window)
    view = session.shown.view
    assert view.counts[-1].sum() == 131
    assert view.counts[:, -1].sum() == 71
    numbers, drawn = window.page.numbers, []
    for slider, value in ((numbers.iou.slider, 80), (numbers.score.slider, 60)):
        slider.setValue(value)
        settle(qtbot, window)
        drawn.append(session.shown.view.counts.copy())
    assert (drawn[0] != view.counts).any()  # the matrix follows
    assert (drawn[1] != drawn[0]).any()
    numbers.reset.click()
    settle(qtbot, window)
    assert (session.shown.view.counts == view.counts).all()
    name = window.page.matrix.strips[FigurePart.ROW_NAMES]
    QTest.mouseClick(name, Qt.MouseButton.LeftButton, pos=name_place(window, FigurePart.ROW_NAMES, 10))
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
    why = window.image.why.toPlainText()
    assert "uplicate" in why  # its rival
    assert "From " in why  # from which threshold on it would be counted elsewhere
    window.docks.raise_dock("thresholds")
    panel = window.panels["thresholds"]
    qtbot.waitUntil(lambda: panel.sweep is not None, timeout=20_000)
    assert "F1 is best" in panel.words.text()  # where it is highest
    QTest.keyClick(window.page.matrix, Qt.Key.Key_F8)
    assert not panel.isVisible()
    rules = [numbers.match.itemText(place) for place in range(numbers.match.count())]
    assert {"As COCO AP50", "As Ultralytics", "As supervision", "As YOLOv5"} <= set(rules)
    numbers.match.activated.emit(rules.index("As supervision"))
    settle(qtbot, window)
    assert (session.state.rule.score, session.state.rule.iou) == (0.3, 0.5)  # with its thresholds


def test_the_tour_of_the_maps(qtbot, empty_window):
    window, session = empty_window, empty_window.session
    open_path(qtbot, window, sample("digit-maps"))
    view = session.shown.view
    errors = view.counts * ~view.diagonal
    row, column = divmod(int(errors.argmax()), errors.shape[1])
    click_cell(window, row, column)
    settle(qtbot, window)
    pixels = [example.pixels.count for example in window.examples.model.examples]
    assert sum(pixels) == errors[row, column]
    assert pixels == sorted(pixels, reverse=True)
    read = window.image.details.maps.read
    painted = (read.truth == view.rows.members[row][0]) & (read.prediction == view.columns.members[column][0])
    assert (read.inside == painted).all()  # just these
    assert painted.sum() == pixels[0]
    QTest.keyClick(window.page.matrix, ".")
    patches = window.image.maps.maps.patches.pixels
    assert window.image.maps.patch == 0
    assert patches[0] == patches.max()
    QTest.keyClick(window.page.matrix, ".")
    assert window.image.maps.patch == 1 % len(patches)
    QTest.keyClick(window.page.matrix, "S")
    views = [window.image.maps.canvas, *window.image.maps.beside.values()]
    assert all(canvas.isVisible() for canvas in views)
    assert len({(canvas.size().toTuple(), canvas.transform().m11()) for canvas in views}) == 1


CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("page", "begins", "ends", "tried"),
    [
        ("README.md", "The first sample is", "The second, ", {"100", "3", "9", "71", "2", "55"}),
        ("README.md", "The second, ", "Without a window", {"131", "71", "56", "31"}),
        ("resources/help/index.md", "## A tour of", "## And of", {"100", "3", "9", "71", "93", "2", "55"}),
        ("resources/help/index.md", "## And of objects", "## ", {"131", "71", "56", "31"}),
    ],
)
def test_no_number_stands_in_a_tour_that_was_not_found_on_the_screen(page, begins, ends, tried):
    text = (CHECKOUT / page).read_text(encoding="utf-8")
    tour = text.partition(begins)[2].partition(ends)[0]
    assert len(tour) > 500
    said = re.sub(r"(?m)^\d+\. |`[^`]*`", "", tour)  # but for numbers of steps, and keys
    assert set(re.findall(r"\b\d+", said)) == tried


def name_place(window, part, place):
    """Where the name of a row or column is, in its strip; anywhere in the corner."""
    strip, cell = (
        window.page.matrix.strips[part],
        window.page.matrix.zooming.viewport.geometry().rect(place, place),
    )
    if part is FigurePart.ROW_NAMES:
        return QPointF(strip.width() - 10, cell.center().y()).toPoint()
    return QPointF(cell.center().x() if part is FigurePart.COLUMN_NAMES else 5, strip.height() - 8).toPoint()
