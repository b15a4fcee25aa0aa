"""The strip of everything that changes the numbers: the score threshold."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from cmviewer.gui.session import Session
from cmviewer.matching import default_rule

STEPS: Final = 100
"""Steps of the slider; the box beside it takes any value."""


class NumbersBar(QWidget):
    """Score threshold, or the cut-off of two classes; Reset; how long counting took."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.label = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.box = QDoubleSpinBox(minimum=0.0, maximum=1.0, singleStep=0.01, decimals=3)
        self.reset = QPushButton(self.tr("Reset"))
        self.took = QLabel()
        self._lay_out()
        self.slider.valueChanged.connect(lambda step: self._set(step / STEPS))
        self.box.valueChanged.connect(self._set)
        self.reset.clicked.connect(self._reset)
        session.opened.connect(self._name)
        session.state_changed.connect(self._follow)
        session.shown_changed.connect(self._say)

    def _lay_out(self) -> None:
        self.slider.setRange(0, STEPS)
        self.slider.setMaximumWidth(260)
        self.slider.setMinimumWidth(90)
        self.label.setBuddy(self.slider)
        self.box.setKeyboardTracking(False)
        self.took.setEnabled(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.addWidget(QLabel(self.tr("Count with:")))
        for widget in (self.label, self.slider, self.box, self.reset, self.took):
            layout.addWidget(widget)
        layout.addStretch(1)

    def _set(self, score: float) -> None:
        self._session.change(rule=replace(self._session.state.rule, score=score))

    def _reset(self) -> None:
        if self._session.evaluation is not None:
            self._session.change(rule=default_rule(self._session.evaluation))

    def _name(self) -> None:
        evaluation = self._session.evaluation
        if evaluation is None:
            return
        if evaluation.positive is None:
            name, tip = (
                self.tr("Score at least"),
                self.tr("A prediction with a lower score counts as no prediction."),
            )
        else:
            positive = evaluation.classes.names[evaluation.positive]
            name = self.tr("Cut-off for {}").format(positive)
            tip = self.tr("{} is predicted from this score on.").format(positive)
        self.label.setText(name)
        for widget in (self.slider, self.box):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)

    def _follow(self) -> None:
        score = self._session.state.rule.score
        with QSignalBlocker(self.slider), QSignalBlocker(self.box):
            self.slider.setValue(round(score * STEPS))
            self.box.setValue(score)
        evaluation = self._session.evaluation
        self.reset.setEnabled(evaluation is not None and self._session.state.rule != default_rule(evaluation))

    def _say(self) -> None:
        shown = self._session.shown
        if shown is not None:
            milliseconds = 1000 * shown.seconds
            words = f"{milliseconds:.0f} ms" if milliseconds >= 1 else self.tr("under 1 ms")
            self.took.setText(self.tr("· counted in {}").format(words))
