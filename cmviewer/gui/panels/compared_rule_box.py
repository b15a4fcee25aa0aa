"""By which rule the compared checkpoint is counted: that of the shown one, or its own."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from cmviewer.gui.plain_text import Label, tip
from cmviewer.gui.session import Session
from cmviewer.workspace.compared_with import own_rule


class ComparedRuleBox(QWidget):
    """Hidden where the task knows no rule; its own begins as that of now, and stays where it is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.label, self.choice = Label(), QComboBox()
        for words, is_own in ((self.tr("the same"), False), (self.tr("its own"), True)):
            self.choice.addItem(words, is_own)
        self.choice.setToolTip(
            tip(
                self.tr(
                    "The rule and thresholds of the compared checkpoint: those of the shown one, or its own, "
                    "which stay while those of the shown one move; ⇄ shows it, to move its own"
                )
            )
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        layout.addWidget(self.choice)
        self.choice.activated.connect(self._ask)
        session.compared_changed.connect(self._follow)
        session.opened.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        evaluation, compared = self._session.evaluation, self._session.workspace.compared
        self.setVisible(evaluation is not None and bool(evaluation.task.profile.rule))
        self.label.setText(self.tr("Rule of {}").format(compared.letter))
        self.choice.setAccessibleName(self.label.text())
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(int(compared.rule is not None))

    def _ask(self) -> None:
        pair, state = self._session.comparing.pair, self._session.state
        is_counted = pair is not None and pair.other.evaluation.counted is not None
        own = own_rule(pair.other.result.rule if pair is not None and is_counted else state.rule)
        self._session.set_value("compared.rule", own if self.choice.currentData() else None)
