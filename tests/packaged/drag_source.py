"""A window that a file or folder can be dragged out of, as of a file manager: `drag_source.py PATH X Y`.

It prints `dragging` once the pointer is its own, and `welcome` when what is under the pointer takes the path.
"""

import os
import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

PATIENCE = 60_000
"""Milliseconds."""


class Source(QLabel):
    """Pressing the mouse in it begins to drag the path."""

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self.text())])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.actionChanged.connect(tell_of)
        QTimer.singleShot(0, self, lambda: print("dragging", flush=True))
        drag.exec(Qt.DropAction.CopyAction)


def tell_of(action: Qt.DropAction) -> None:
    if action is Qt.DropAction.CopyAction:
        print("welcome", flush=True)


def main(path: str, x: str, y: str) -> None:
    application = QApplication(["drag source"])
    source = Source(path)
    source.setWindowTitle("drag source")
    source.setGeometry(int(x), int(y), 100, 60)
    source.show()
    QTimer.singleShot(PATIENCE, lambda: os._exit(1))  # nobody came to take it
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
