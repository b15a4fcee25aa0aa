"""Which objects are listed: those of one cause, or all; each on a card of its own, or a card an image."""

from typing import Final

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from cmviewer.evaluation import Task, Unit
from cmviewer.examples.grouping import Grouping, groupings_of
from cmviewer.examples.query import ExampleQuery
from cmviewer.gui.translating import translated
from cmviewer.matching import ErrorType

GROUPINGS: Final = {
    Grouping.IMAGE: "by image",
    Grouping.CAUSE: "by cause",
    Grouping.CLASSES: "by classes",
}
NARROWEST: Final = 180
"""Pixels of the causes; a narrow dock gives them a line of their own."""
EACH: Final = {Unit.OBJECT: "each object", Unit.SAMPLE: "each image", Unit.PIXEL: "each cell"}
"""What a card stands for where nothing is grouped."""


class ObjectTools(QObject):
    """The causes are hidden where an image has one example, or every object its other side."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.causes = QComboBox()
        self.grouping = QComboBox()
        self.causes.setAccessibleName(self.tr("Why objects have nothing on their other side"))
        self.causes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.causes.setMinimumContentsLength(1)
        self.causes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.causes.setMinimumWidth(NARROWEST)
        self.grouping.setAccessibleName(self.tr("What a card stands for"))
        self.grouping.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # Its smallest size is that of words it had before.
        self.grouping.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._parts_images = False
        self._offer_groupings(Task.CLASSIFICATION)
        self.show_causes((), 0)  # what is shown before it has a parent would be a window
        self.causes.currentIndexChanged.connect(self.changed)
        self.grouping.currentIndexChanged.connect(self.changed)

    @property
    def cause(self) -> ErrorType | None:
        """The cause that is asked for; None for all."""
        value = self.causes.currentData()
        return None if value is None else ErrorType(value)

    @property
    def chosen_grouping(self) -> Grouping:
        """What a card stands for."""
        return Grouping(self.grouping.currentData())

    def follow_task(self, task: Task) -> None:
        """Offer what means something for a task."""
        self._parts_images = task.profile.parts_images
        self._offer_groupings(task)
        self.show_grouping(several=True)
        self.causes.setVisible(self._parts_images and self.causes.count() > 1)
        self.choose_all()

    def _offer_groupings(self, task: Task) -> None:
        """Offer how examples of a task can be grouped; what is chosen stays where it can be."""
        chosen = self.grouping.currentData()
        with QSignalBlocker(self.grouping):
            self.grouping.clear()
            for grouping in groupings_of(task.profile):
                words = EACH[task.profile.unit] if grouping is Grouping.OBJECT else GROUPINGS[grouping]
                self.grouping.addItem(translated(words), grouping)
            self.grouping.setCurrentIndex(max(0, self.grouping.findData(chosen)))

    def choose_all(self) -> None:
        """Ask for every cause, and say nothing of it."""
        with QSignalBlocker(self.causes):
            self.causes.setCurrentIndex(0)

    def show_query(self, query: ExampleQuery) -> None:
        """Show what is asked for, and say nothing of it."""
        with QSignalBlocker(self.causes), QSignalBlocker(self.grouping):
            self.grouping.setCurrentIndex(max(0, self.grouping.findData(query.grouping)))
            wanted = None if query.cause is None else query.cause.value
            if wanted is not None and self.causes.findData(wanted) < 0:
                self.causes.addItem(f"0 {translated(wanted)}", wanted)
            self.causes.setCurrentIndex(max(0, self.causes.findData(wanted)))

    def show_grouping(self, *, several: bool) -> None:
        """Offer to group only where that could change anything."""
        self.grouping.setVisible(several)

    def show_causes(self, causes: tuple[tuple[ErrorType, int], ...], count: int) -> None:
        """Offer the causes of `count` objects with their numbers; the one that is chosen stays."""
        chosen = self.cause
        offered = dict(causes)
        if chosen is not None:
            offered.setdefault(chosen, 0)
        with QSignalBlocker(self.causes):
            self.causes.clear()
            self.causes.addItem(self.tr("{} objects, all causes").format(f"{count:,}"), None)
            for cause, amount in offered.items():
                self.causes.addItem(f"{amount:,} {translated(cause.value)}", cause.value)
                last = self.causes.count() - 1
                self.causes.setItemData(last, cause.explanation, Qt.ItemDataRole.ToolTipRole)
            self.causes.setCurrentIndex(
                max(0, self.causes.findData(None if chosen is None else chosen.value))
            )
        self.causes.setToolTip("" if chosen is None else chosen.explanation)
        self.causes.setVisible(self._parts_images and bool(offered))
