"""All objects of an image and what became of each: Enter goes to one, the space bar hides it, or a click."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPalette, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from cmviewer.confusion.view_state import Side
from cmviewer.evaluation import NO_ROW
from cmviewer.examples.examples import Example
from cmviewer.examples.objects_of_image import ObjectFate
from cmviewer.gui.plain_text import tip
from cmviewer.gui.translating import spoken
from cmviewer.safe_text import shown

EYE: Final = 16
WORDS, SEEN = 0, 1
LEAST_HEIGHT: Final = 72


class ObjectList(QTreeWidget):
    """Says which object is gone to, and which ones are hidden; forgets what was hidden with the image."""

    chosen = Signal(object)
    hidden_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fates: tuple[ObjectFate, ...] = ()
        self._low = False
        self._example: Example | None = None
        self._is_filled = True
        self._image: tuple[object, int] | None = None
        self._eyes: dict[tuple[str, bool], QIcon] = {}
        self.hidden: frozenset[tuple[Side, int]] = frozenset()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(EYE, EYE))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(SEEN, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(SEEN, EYE + 14)
        self.setAccessibleName(self.tr("Objects of the image"))
        self.itemClicked.connect(self._click)
        self.itemActivated.connect(lambda item, _column: self._go(item))

    def show_fates(self, example: Example | None, fates: tuple[ObjectFate, ...]) -> None:
        """List the objects of an example's image, and mark those of the example."""
        image = None if example is None else (example.counted.matches, example.image)
        if image != self._image:
            self._image = image
            self._hide(frozenset())
        self._fates, self._example = fates, example
        self._is_filled = False
        self._fill_when_seen()

    def show_low(self, *, low: bool) -> None:
        """List those under the score threshold too, or no longer."""
        self._low = low
        root = self.invisibleRootItem()
        for place, fate in enumerate(self._fates if self._is_filled else ()):
            if (item := root.child(place)) is not None:
                item.setHidden(not low and fate.example is None)

    def showEvent(self, event: QShowEvent) -> None:
        """List what has come while nobody looked."""
        super().showEvent(event)
        self._fill_when_seen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hide the current object, or show it again, with the space bar."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and item is not None:
            self._turn(item)
        else:
            super().keyPressEvent(event)

    def _fill_when_seen(self) -> None:
        if self.isVisible() and not self._is_filled:
            self._is_filled = True
            self._fill(self._example)

    def _fill(self, example: Example | None) -> None:
        self.clear()
        members = () if example is None else example.members or (example.row,)
        for fate in self._fates:
            item = QTreeWidgetItem([shown(spoken(fate.words)), ""])
            item.setToolTip(WORDS, tip(spoken(fate.words)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)  # the space bar is the list's
            self.addTopLevelItem(item)
            self._show_eye(item, fate)
            if fate.example is not None and fate.example.row in members:
                font = item.font(WORDS)
                font.setBold(True)
                item.setFont(WORDS, font)
                self.setCurrentItem(item)
                self.scrollToItem(item)
        self.show_low(low=self._low)

    def _fate(self, item: QTreeWidgetItem) -> ObjectFate:
        return self._fates[self.indexOfTopLevelItem(item)]

    def _click(self, item: QTreeWidgetItem, column: int) -> None:
        if column == SEEN:
            self._turn(item)
        else:
            self._go(item)

    def _turn(self, item: QTreeWidgetItem) -> None:
        fate = self._fate(item)
        self._hide(self.hidden ^ _sides(fate))
        self._show_eye(item, fate)

    def _eye(self, colour: QColor, *, is_open: bool) -> QIcon:
        """The icon of an eye, drawn once."""
        key = (colour.name(), is_open)
        if key not in self._eyes:
            chosen = self.palette().color(QPalette.ColorRole.HighlightedText)
            icon = QIcon(eye(colour, is_open=is_open))
            icon.addPixmap(eye(chosen, is_open=is_open), QIcon.Mode.Selected)
            self._eyes[key] = icon
        return self._eyes[key]

    def _go(self, item: QTreeWidgetItem) -> None:
        fate = self._fate(item)
        if fate.example is not None:
            self.chosen.emit(fate.example)

    def _hide(self, hidden: frozenset[tuple[Side, int]]) -> None:
        if hidden != self.hidden:
            self.hidden = hidden
            self.hidden_changed.emit(hidden)

    def _show_eye(self, item: QTreeWidgetItem, fate: ObjectFate) -> None:
        is_seen = not _sides(fate) <= self.hidden
        role = QPalette.ColorRole.Text if is_seen else QPalette.ColorRole.PlaceholderText
        item.setIcon(SEEN, self._eye(self.palette().color(role), is_open=is_seen))
        hides, shows = self.tr("Hide it in the image (Space)"), self.tr("Show it again (Space)")
        item.setToolTip(SEEN, hides if is_seen else shows)
        said = (
            spoken(fate.words) if is_seen else self.tr("{}, hidden in the image").format(spoken(fate.words))
        )
        item.setData(WORDS, Qt.ItemDataRole.AccessibleTextRole, shown(said))
        item.setForeground(WORDS, self.palette().color(role))


def _sides(fate: ObjectFate) -> frozenset[tuple[Side, int]]:
    ends = (Side.TRUTH, fate.truth_row), (Side.PREDICTION, fate.prediction_row)
    return frozenset((side, row) for side, row in ends if row != NO_ROW)


def eye(colour: QColor, *, is_open: bool) -> QPixmap:
    """Draw an eye, struck through where it is not open."""
    picture = QPixmap(2 * EYE, 2 * EYE)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.3))
    painter.drawEllipse(QRectF(1.5, 4, 13, 8))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(8, 8), 2.2, 2.2)
    if not is_open:
        painter.drawLine(QPointF(2, 14), QPointF(14, 2))
    painter.end()
    return picture
