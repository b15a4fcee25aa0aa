"""Reads the rows of the examples' table in a worker, when they come into sight or are copied."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from cmviewer.examples.fields import FieldRows, OpenTables, fields_of, text_of_rows
from cmviewer.examples.listing import Listing
from cmviewer.examples.pages import places_of_page
from cmviewer.gui.examples.listing.rows_table import RowsTable
from cmviewer.gui.session import Session
from cmviewer.progress import Cancel, Progress


class RowsReading(QObject):
    """Answers what a table asks for."""

    copied = Signal()

    def __init__(self, session: Session, table: RowsTable, tables: OpenTables) -> None:
        super().__init__(table)
        self._session = session
        self._table = table
        self._tables = tables
        table.pages_wanted.connect(self._read)
        table.copy_wanted.connect(self._copy)

    def show(self, listing: Listing | None) -> None:
        """Show a listing, whose first page is there; of cards show nothing."""
        self._session.jobs.cancel("fields")
        rows = self._table.rows
        if listing is None or listing.first is None:
            rows.set_examples(None, ())
            return
        rows.set_examples(listing.examples, listing.first.names)
        rows.take(0, listing.first.text)

    def _read(self, pages: list[int]) -> None:
        examples, tables = self._table.rows.examples, self._tables
        if examples is None:
            return

        def read(_progress: Progress, cancel: Cancel) -> list[FieldRows]:
            found = []
            for page in pages:
                cancel.check()
                rows = examples.rows[places_of_page(page, len(examples))]
                found.append(fields_of(examples.evaluation, examples.counted, rows, tables))
            return found

        def take(found: list[FieldRows]) -> None:
            for page, fields in zip(pages, found, strict=True):
                self._table.rows.take(page, fields.text)

        self._session.jobs.start("fields", read, take, self._session.fail)

    def _copy(self, places: NDArray[np.int64]) -> None:
        examples, tables = self._table.rows.examples, self._tables
        if examples is None:
            return

        def take(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit()

        self._session.jobs.start(
            "copy-rows",
            lambda _progress, _cancel: text_of_rows(examples, places, tables),
            take,
            self._session.fail,
        )
