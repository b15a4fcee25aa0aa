"""A window that a file or folder can be dragged out of, as of a file manager: `drag_source.py PATH X Y`."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    """Pressing the mouse in it begins to drag the path."""

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self.text())])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def main(path: str, x: str, y: str) -> None:
    application = QApplication(["drag source"])
    source = Source(path)
    source.setWindowTitle("drag source")
    source.setGeometry(int(x), int(y), 100, 60)
    source.show()
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
