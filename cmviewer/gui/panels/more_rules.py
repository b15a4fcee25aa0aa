"""The rest of the rule, seldom changed: crowd regions, difficult truths, and the seed."""

from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpinBox, QToolButton, QWidget, QWidgetAction

from cmviewer.evaluation import Annotations, Evaluation
from cmviewer.gui.keys import LeavesUndo
from cmviewer.gui.plain_text import Label
from cmviewer.gui.translating import translated
from cmviewer.matching import CountingRule, Crowd, Difficult

LARGEST_SEED: Final = 999_999
CROWD: Final = {
    Crowd.IGNORE: "Crowd regions: not counted, nor what lies on them",
    Crowd.EXCLUDE: "Crowd regions: not counted",
    Crowd.COUNT: "Crowd regions: counted like any object",
}
DIFFICULT: Final = {
    Difficult.COUNT: "Difficult objects: counted",
    Difficult.IGNORE: "Difficult objects: not counted, nor what lies on them",
}


class MoreRules(QToolButton):
    """A menu of what the truth gives reason for; `changed` gives a field of the rule, and its value."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("More"))
        self.setToolTip(self.tr("Seed of what is drawn among equal pairs; crowd regions, difficult objects"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.crowd = self._choices(menu, "crowd", CROWD)
        self.difficult = self._choices(menu, "difficult", DIFFICULT)
        self.seed = QSpinBox(maximum=LARGEST_SEED)
        LeavesUndo(self.seed)
        self.seed.setKeyboardTracking(False)
        self.seed.valueChanged.connect(lambda seed: self.changed.emit("seed", seed))
        menu.addAction(self._seed_line(menu))
        self.setMenu(menu)

    def offer(self, evaluation: Evaluation) -> None:
        """Offer crowd and difficult only where the truth has any."""
        truth = evaluation.truth
        has_crowd = isinstance(truth, Annotations) and truth.crowd is not None
        has_difficult = isinstance(truth, Annotations) and truth.difficult is not None
        for actions, offered in ((self.crowd, has_crowd), (self.difficult, has_difficult)):
            for action in actions.values():
                action.setVisible(offered)

    def set_rule(self, rule: CountingRule) -> None:
        """Show another rule, and say nothing."""
        self.crowd[rule.crowd].setChecked(True)
        self.difficult[rule.difficult].setChecked(True)
        with QSignalBlocker(self.seed):
            self.seed.setValue(rule.seed)

    def _choices(self, menu: QMenu, field: str, words: dict[Any, str]) -> dict[StrEnum, QAction]:
        """Actions of which one is chosen, and a line below them."""
        group = QActionGroup(menu)
        actions: dict[StrEnum, QAction] = {}
        for value, text in words.items():
            action = group.addAction(translated(text))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, value=value: self.changed.emit(field, value))
            menu.addAction(action)
            actions[value] = action
        menu.addSeparator()
        return actions

    def _seed_line(self, menu: QMenu) -> QWidgetAction:
        line = QWidget()
        label = Label(self.tr("Seed among equal pairs"))
        label.setBuddy(self.seed)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.addWidget(label)
        layout.addWidget(self.seed)
        action = QWidgetAction(menu)
        action.setDefaultWidget(line)
        return action
