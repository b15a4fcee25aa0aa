"""Images by mistakes: ranked while somebody looks, sorted by a heading, and opened by a row."""

from PySide6.QtCore import Qt

from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import settle


def rows_of(panel):
    model = panel.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_row_lists_every_outcome_of_its_image_also_what_is_hidden(qtbot, empty_window):
    window = empty_window
    open_path(qtbot, window, sample("digit-scenes"))
    panel = window.panels["images"]
    assert panel.model.rowCount() == 0
    window.docks.raise_dock("images")
    settle(qtbot, window)
    headings = [
        panel.model.headerData(i, Qt.Orientation.Horizontal) for i in range(panel.model.columnCount())
    ]
    assert headings[:3] == ["image", "objects", "mistakes"]
    rows = rows_of(panel)
    mistakes = [int(row[2]) for row in rows]
    assert mistakes == sorted(mistakes, reverse=True)
    assert sum(mistakes) == sum(int(text) for row in rows for text in row[3:])
    panel.table.row_chosen.emit(0)
    settle(qtbot, window)
    listed = window.examples.model.examples
    assert {example.name for example in listed} == {rows[0][0]}
    assert (len(listed), sum(not one.correct for one in listed)) == (int(rows[0][1]), mistakes[0])
    assert window.session.workspace.query.text == f"image = {rows[0][0]}"
    panel.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    objects = [int(row[1]) for row in rows_of(panel)]
    assert objects == sorted(objects)
    window.session.undo()
    assert rows_of(panel) == rows


def test_pixels_are_ranked_by_the_mean_iou_of_each_image_lowest_first(qtbot, empty_window):
    open_path(qtbot, empty_window, sample("digit-maps"))
    panel = empty_window.panels["images"]
    empty_window.docks.raise_dock("images")
    settle(qtbot, empty_window)
    shares = [float(row[-1].removesuffix(" %")) for row in rows_of(panel)]
    assert shares == sorted(shares)
    assert panel.table.horizontalHeader().sortIndicatorSection() == panel.model.columnCount() - 1
