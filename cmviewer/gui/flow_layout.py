"""A layout that goes on in a new line where a line is full, as words do."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget

LINE_GAP: Final = 4
MOST_WIDTHS: Final = 16
"""Of how many widths it is known where everything lies."""

Arrangement = tuple[list[tuple[QLayoutItem, QRect]], int]
"""Each item with its place, as from the corner of the layout, and the height of all lines."""


class FlowLayout(QLayout):
    """Puts widgets side by side; those that want more than they need share what a line has left.

    Hidden ones take no room.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._arranged: dict[int, Arrangement] = {}

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back; None past the end."""
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def invalidate(self) -> None:
        """Forget where everything lay: Qt asks for it many times before anything changes."""
        self._arranged.clear()
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        return self._arrangement(width)[1]

    def setGeometry(self, rect: QRect) -> None:
        """Put every item into its place."""
        super().setGeometry(rect)
        for item, place in self._arrangement(rect.width())[0]:
            item.setGeometry(place.translated(rect.topLeft()))

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

    def _arrangement(self, width: int) -> Arrangement:
        """Return how everything lies in a width, reckoned once."""
        if width not in self._arranged:
            if len(self._arranged) >= MOST_WIDTHS:
                self._arranged.clear()
            self._arranged[width] = self._arrange(width)
        return self._arranged[width]

    def _arrange(self, width: int) -> Arrangement:
        """Put each item into the middle of its line."""
        room = QRect(0, 0, width, 0).marginsRemoved(self.contentsMargins())
        lines: list[list[QLayoutItem]] = [[]]
        for item in self._shown():
            if lines[-1] and self._width([*lines[-1], item]) > room.width():
                lines.append([])
            lines[-1].append(item)
        places, y = [], room.top()
        for line in lines:
            sizes = self._sizes(line, room.width())
            x, height = room.left(), max((size.height() for size in sizes), default=0)
            for item, size in zip(line, sizes, strict=True):
                places.append((item, QRect(QPoint(x, y + (height - size.height()) // 2), size)))
                x += size.width() + self._gap
            y += height + LINE_GAP
        return places, y - LINE_GAP + self.contentsMargins().bottom()

    def _sizes(self, line: list[QLayoutItem], room: int) -> list[QSize]:
        """Size of each item of a line; words are as high as they need to be."""
        eager = [item for item in line if _is_eager(item)]
        spare = max(0, room - self._width(line)) // max(1, len(eager))
        sizes = []
        for item in line:
            wanted = item.minimumSize().width() + (spare if item in eager else 0)
            width = min(wanted, item.maximumSize().width(), room)
            is_words = item.hasHeightForWidth()
            sizes.append(QSize(width, item.heightForWidth(width) if is_words else item.sizeHint().height()))
        return sizes

    def _width(self, line: list[QLayoutItem]) -> int:
        """Width of a line in which nothing takes more than it needs."""
        return sum(item.minimumSize().width() for item in line) + self._gap * (len(line) - 1)


def _is_eager(item: QLayoutItem) -> bool:
    """Whether it takes what a line has left: what has one width only cannot."""
    wants = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    return wants and item.maximumSize().width() > item.minimumSize().width()


def together(*widgets: QWidget) -> QWidget:
    """Widgets that stay in one line."""
    group = QWidget()
    layout = QHBoxLayout(group)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return group
