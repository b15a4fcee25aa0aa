"""In which order examples are listed, to be chosen."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from cmviewer.evaluation import Evaluation
from cmviewer.examples.sorting import WORDS, Sort, offered_sorts
from cmviewer.gui.translating import translated


class SortBox(QComboBox):
    """Offers what means something for what is open."""

    @property
    def chosen(self) -> Sort:
        """The order that is chosen."""
        return Sort(self.currentData())

    def offer_for(self, evaluation: Evaluation | None, chosen: Sort) -> None:
        """Offer other orders, and say nothing of it."""
        with QSignalBlocker(self):
            self.clear()
            for sort in offered_sorts(evaluation):
                self.addItem(translated(WORDS[sort]), sort)
        self.show_sort(chosen)

    def show_sort(self, sort: Sort) -> None:
        """Show which one is chosen, and say nothing of it."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(sort)))
