"""Lists of examples that leave the window, in the formats of the command line."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from cmviewer.confusion.arranged_result import ArrangedResult, whole
from cmviewer.errors import Problem
from cmviewer.examples.examples import Examples
from cmviewer.gui.exporting import Exporting
from cmviewer.gui.session import Session
from cmviewer.gui.translating import first_words, translated
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.photos import load_photo
from cmviewer.writers.lists.listed import Listed, Writing

if TYPE_CHECKING:
    from cmviewer.gui.dialogs.list_dialog import ListDialog
    from cmviewer.writers.lists.formats import ListFormat

TRIAL: Final = "list-trial"
"""Job: how large a list will be."""
_KIND: Final = "examples"


class ListExport(QObject):
    """Asks as what and where to, saying how much it will be, then writes it like every export."""

    def __init__(self, session: Session, exporting: Exporting, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._exporting = exporting
        self._window = window

    def ask(self, examples: Examples | None) -> None:
        """Export the listed examples, or all where none is listed."""
        shown = self._session.shown
        if shown is None:
            return
        from cmviewer.gui.dialogs.list_dialog import ListDialog  # noqa: PLC0415 - the start does not wait
        from cmviewer.writers.lists.formats import FORMATS  # noqa: PLC0415 - likewise

        unit = shown.evaluation.task.profile.unit
        what = self.tr("All examples") if examples is None else self.tr("The listed examples")
        dialog = ListDialog([one for one in FORMATS if unit in one.units], what, self._window)
        dialog.begin(partial(self._try, dialog, shown, examples))
        answer = dialog.exec()
        self._session.jobs.cancel(TRIAL)
        form = dialog.chosen
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted:
            path = self._exporting.ask(f"{_KIND}{form.ending or ''}", _filters(form), shown)
            if path is not None:
                self.write(path, form, shown, examples)

    def write(self, path: Path, form: "ListFormat", shown: ArrangedResult, examples: Examples | None) -> None:
        """Write a list in a worker; the dialog for the place has asked about what stands there."""
        from cmviewer.writers.lists.place import write_list  # noqa: PLC0415 - likewise

        def write(cancel: Cancel, progress: Progress) -> tuple[Problem, ...]:
            problems: list[Problem] = []
            listed = self._listed(shown, examples, cancel)
            write_list(listed, form, path, Writing(load_photo, problems, progress, cancel), overwrite=True)
            return tuple(problems)

        self._exporting.start(path, write)

    def _try(
        self, dialog: "ListDialog", shown: ArrangedResult, examples: Examples | None, form: "ListFormat"
    ) -> None:
        from cmviewer.writers.lists.trial import trial_words  # noqa: PLC0415 - likewise

        def words(_progress: Progress, cancel: Cancel) -> str:
            listed = self._listed(shown, examples, cancel)
            return trial_words(listed, form, Writing(load_photo, [], cancel=cancel))

        self._session.jobs.start(TRIAL, words, dialog.say, lambda error: dialog.say(first_words(error)))

    def _listed(self, shown: ArrangedResult, examples: Examples | None, cancel: Cancel) -> Listed:
        """What is listed, or all, with its marks."""
        counted = whole(shown, cancel) if examples is None else examples.counted
        rows = np.arange(len(counted.outcomes)) if examples is None else examples.listed
        marked = self._session.marked_in(shown.evaluation, counted)
        return Listed(shown.evaluation, counted, rows, None if marked is None else marked())


def _filters(form: "ListFormat") -> str:
    return "" if form.ending is None else f"{translated(form.name)} (*{form.ending})"
