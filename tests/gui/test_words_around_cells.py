"""Totals belong to names, names are whole on hover, and what shares are of is said at the bar."""

from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from cmviewer.confusion.view_state import Selection
from cmviewer.gui.heatmap.axis_texts import column_labels, row_labels
from cmviewer.gui.heatmap.figure import FigurePart, paint_part
from cmviewer.gui.heatmap.numbers import short_count
from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.test_names_of_classes import write_classes
from tests.gui.working import settle


class Listening(QPainter):
    """Keeps what is written, and around which point."""

    def __init__(self, device):
        super().__init__(device)
        self.written = []

    def drawText(self, place, *rest):  # noqa: N802 - Qt's name
        middle = place.center() if isinstance(place, QRectF) else place
        self.written.append((middle.x(), middle.y(), rest[-1]))
        super().drawText(place, *rest)


def words_of(matrix, part):
    """What a part of the figure writes."""
    image = QImage(1400, 1400, QImage.Format.Format_RGB32)
    painter = Listening(image)
    painter.setFont(matrix.font())
    paint_part(painter, part, QSizeF(matrix.strips[part].size()), matrix._scene())
    painter.end()
    return painter.written


def test_a_total_stands_only_beside_a_name_that_is_written_and_names_are_whole_on_hover(
    qtbot, empty_window, tmp_path
):
    open_path(qtbot, empty_window, write_classes(tmp_path / "many", 120))
    empty_window.session.select(Selection((17,), (44,)))
    settle(qtbot, empty_window)
    matrix = empty_window.page.matrix
    view, geometry, lit = matrix.view, matrix.zooming.viewport.geometry(), matrix.marks.lit
    for part, axis, labels, side in (
        (FigurePart.ROW_TOTALS, view.rows, row_labels(matrix.font(), view.rows, geometry, lit[0]), 1),
        (
            FigurePart.COLUMN_TOTALS,
            view.columns,
            column_labels(matrix.font(), view.columns, geometry, lit[1]),
            0,
        ),
    ):
        beside = {round(middle): short_count(int(axis.totals[place])) for place, middle in labels}
        totals = words_of(matrix, part)
        assert 0 < len(labels) < 120
        assert len(totals) > 4
        for at in totals:
            near = min(beside, key=lambda middle: abs(middle - at[side]))
            assert abs(near - at[side]) < 12  # a wide one at an edge is moved inwards
        assert {words for *_, words in totals} & set(beside.values())
    strip, cell = matrix.strips[FigurePart.ROW_NAMES], geometry.rect(18, 0).center()
    assert 18 not in [place for place, _ in row_labels(matrix.font(), view.rows, geometry, lit[0])]
    QTest.mouseMove(strip, QPoint(strip.width() - 10, round(cell.y())))
    qtbot.waitUntil(lambda: strip.toolTip() == view.rows.names[18])


def test_while_the_background_is_hidden_the_colour_bar_says_of_what_shares_are(qtbot, empty_window):
    open_path(qtbot, empty_window, sample("digit-scenes"))
    matrix = empty_window.page.matrix
    assert "of those matched" in [words for *_, words in words_of(matrix, FigurePart.COLOUR_BAR)]
    assert empty_window.page.hidden.isVisible()
    under = matrix.mapTo(empty_window.page, matrix.rect().bottomLeft()).y()
    assert 0 <= empty_window.page.hidden.y() - under <= 4  # the line with what is hidden is at the matrix
    QTest.keyClick(matrix, Qt.Key.Key_B)
    settle(qtbot, empty_window)
    assert "of those matched" not in [words for *_, words in words_of(matrix, FigurePart.COLOUR_BAR)]
