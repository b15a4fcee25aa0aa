"""A layout that goes on in a new line where a line is full, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Puts widgets side by side, each as wide as it wants to be; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 12) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back; None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        return self._arrange(QRect(0, 0, width, 0))[1]

    def setGeometry(self, rect: QRect) -> None:
        """Put every item into its place."""
        super().setGeometry(rect)
        for item, place in self._arrange(rect)[0]:
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        """All in one line."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the widest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect) -> tuple[list[tuple[QLayoutItem, QRect]], int]:
        """Return the place of each item, in the middle of its line, and the height of all lines."""
        room = rect.marginsRemoved(self.contentsMargins())
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(room.width(), item.sizeHint().height()))
            if lines[-1] and used + size.width() > room.width():
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self._gap
        places, y = [], room.top()
        for line in lines:
            x, height = room.left(), max((size.height() for _item, size in line), default=0)
            for item, size in line:
                places.append((item, QRect(QPoint(x, y + (height - size.height()) // 2), size)))
                x += size.width() + self._gap
            y += height + self._gap // 3
        return places, y - self._gap // 3 + self.contentsMargins().bottom() - rect.top()
