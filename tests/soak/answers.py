"""Dialogs are answered by chance, and nothing leaves the window: no other program is started."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from unittest.mock import patch

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog

from tests.soak.hands import visible

LOOK = 40
"""Milliseconds between two looks for a dialog or a menu that waits for an answer."""


class Answering(QObject):
    """Closes whatever waits for a person: menus, and dialogs by one of their buttons."""

    def __init__(self, random: Random) -> None:
        super().__init__()
        self._random = random
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._answer)
        self._timer.start()

    def _answer(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
            return
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        buttons = visible(dialog, QAbstractButton)
        if buttons and self._random.random() < 0.7:
            self._random.choice(buttons).click()
        else:
            dialog.reject()


@contextmanager
def answered(random: Random, folder: Path, openable: list[Path]) -> Iterator[None]:
    """Answer file dialogs with paths below `folder` or with something that can be opened; or not at all."""

    def saved(*_: object, **__: object) -> tuple[str, str]:
        return (str(folder / f"file {random.randrange(5)}.out") if random.random() < 0.9 else "", "")

    def opened(*_: object, **__: object) -> tuple[str, str]:
        return (str(random.choice(openable)) if random.random() < 0.9 else "", "")

    def chosen(_parent: object, title: str, *_: object, **__: object) -> str:
        if random.random() < 0.1:
            return ""
        return str(folder / "report") if "report" in title else str(random.choice(openable))

    (folder / "report").mkdir(exist_ok=True)
    with (
        patch.object(QFileDialog, "getSaveFileName", saved),
        patch.object(QFileDialog, "getOpenFileName", opened),
        patch.object(QFileDialog, "getExistingDirectory", chosen),
        patch.object(QDesktopServices, "openUrl", lambda _: True),
    ):
        answering = Answering(random)
        yield
        answering.deleteLater()
