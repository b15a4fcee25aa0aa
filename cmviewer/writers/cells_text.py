"""Cells of a matrix as text for the clipboard."""

from cmviewer.confusion.matrix_view import MatrixView


def cells_text(view: MatrixView, places: tuple[range, range] | None) -> str:
    """Counts of some cells, or of all, as lines with tabs between, with names on both sides."""
    rows, columns = places or (range(len(view.rows)), range(len(view.columns)))
    corner = f"{view.rows.side} \\ {view.columns.side}"
    lines = [[corner, *(view.columns.names[column] for column in columns)]]
    lines += [[view.rows.names[row], *(str(view.counts[row, column]) for column in columns)] for row in rows]
    return "\n".join("\t".join(_one_line(text) for text in line) for line in lines)


def _one_line(text: str) -> str:
    return " ".join(text.split("\t")).replace("\n", " ").replace("\r", " ")
