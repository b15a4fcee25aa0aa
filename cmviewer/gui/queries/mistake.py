"""Where in a query something is wrong, and what: the query once more, with that place marked."""

from html import escape

from PySide6.QtWidgets import QSizePolicy

from cmviewer.gui.plain_text import RichLabel
from cmviewer.gui.translating import spoken
from cmviewer.query import QueryError


class Mistake(RichLabel):
    """Hidden while nothing is wrong."""

    def __init__(self) -> None:
        super().__init__(wrapped=True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.error: QueryError | None = None
        self.hide()

    def show_error(self, text: str, error: QueryError | None) -> None:
        """Show a mistake in a text; None: there is none."""
        self.error = error
        self.setVisible(error is not None)
        self.setText("" if error is None else _marked(text, error))
        self.updateGeometry()


def _marked(text: str, error: QueryError) -> str:
    end = min(len(text), error.at + max(1, error.length))
    wrong = text[error.at : end] or "▴"
    before, after = escape(text[: error.at]), escape(text[end:])
    place = f"<span style='color:#c0392b; text-decoration:underline'>{escape(wrong)}</span>"
    return f"{before}{place}{after}<br>{escape(spoken(error.what))}"
