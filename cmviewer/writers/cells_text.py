"""Cells of a matrix as text for the clipboard."""

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import Selection
from cmviewer.safe_text import harmless


def cells_text(view: MatrixView, selection: Selection | None) -> str:
    """Counts of the selected cells, or of all, as lines with tabs between, with names on both sides.

    No spreadsheet runs any of them as a formula.

    Of cells that do not fill a rectangle those between them are empty.
    """
    chosen = Selection() if selection is None else selection
    rows, columns = view.places_of(chosen) or (range(0), range(0))
    taken = view.taken_by(chosen)
    corner = f"{view.rows.side} \\ {view.columns.side}"
    lines = [[corner, *(view.columns.names[column] for column in columns)]]
    for row in rows:
        counts = [str(view.counts[row, column]) if taken[row, column] else "" for column in columns]
        lines.append([view.rows.names[row], *counts])
    return "\n".join("\t".join(_one_line(text) for text in line) for line in lines)


def _one_line(text: str) -> str:
    return harmless(" ".join(text.split("\t")).replace("\n", " ").replace("\r", " "))
