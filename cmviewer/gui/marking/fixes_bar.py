"""A line above the matrix while the truth is mended by marks: how, and what that depends on."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cmviewer.gui.buttons import tool_button
from cmviewer.gui.marking.fixing import Fixing
from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.gui.translating import spoken


class FixesBar(QFrame):
    """Hidden while the truth is counted as it was read."""

    def __init__(self, session: Session, fixing: Fixing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fixing = fixing
        self.words = Label(wrapped=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.again = QPushButton(self.tr("Apply anew"))
        self.away = tool_button("✕", self.tr("Count the truth as it was read"), fixing.turn)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.again)
        row.addWidget(self.away)
        self.again.clicked.connect(lambda _checked=False: fixing.apply())
        fixing.changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        evaluation, fixing = self._session.evaluation, self._fixing
        if evaluation is not None and fixing.is_on:
            mended = spoken(evaluation.mended)
            mended = mended[:1].upper() + mended[1:]
            depends = self.tr("Which truths marks mend depends on what they were matched by: {}.")
            old = self.tr(" That, or a mark, has changed since.") if fixing.is_old else ""
            self.words.setText(f"{mended}. {depends.format(spoken(fixing.matched))}{old}")
            self.again.setVisible(fixing.is_old)
        self.setVisible(fixing.is_on)
        self.updateGeometry()
