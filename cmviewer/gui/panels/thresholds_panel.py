"""Best thresholds: F1 over every threshold there is to choose; a click sets it."""

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cmviewer.confusion.curves import Curve
from cmviewer.confusion.measures import COMPARED
from cmviewer.confusion.metrics import METRICS
from cmviewer.confusion.number_words import threshold_text
from cmviewer.confusion.sweep import Sweep, peak_of, peak_sentence, sweep
from cmviewer.confusion.threshold import Threshold
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.gui.panels.line_styles import STYLES
from cmviewer.gui.plain_text import Label, RichLabel
from cmviewer.gui.session import Session
from cmviewer.gui.translating import first_words, spoken, translated
from cmviewer.workspace.panel_choices import PanelChoices

if TYPE_CHECKING:
    from cmviewer.gui.panels.curve_plot import CurvePlot

NAMES: Final = tuple(METRICS.over_all(name).words for name in COMPARED)
NARROWEST: Final = 150
WIDEST: Final = 300
"""Pixels of the words beside the plot, at least and at most."""


class ThresholdsPanel(QWidget):
    """Sweeps one threshold of the checkpoint that is shown, while somebody looks."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = False
        self._followed: Threshold | None = None
        self.sweep: Sweep | None = None
        self.threshold = QComboBox()
        self._plot: CurvePlot | None = None
        self.words = RichLabel(wrapped=True)
        self._lay_out()
        self.threshold.currentIndexChanged.connect(self._ask)
        session.panels_changed.connect(self._follow)
        self.words.linkActivated.connect(lambda place: self._choose(int(place)))
        session.opened.connect(self._begin)
        session.shown_settled.connect(self.refresh)
        session.released.connect(self.refresh)
        session.state_changed.connect(self._mark)
        session.jobs.ended.connect(self._say_stopped)

    @property
    def plot(self) -> "CurvePlot":
        """The drawing, made when there is something to draw: the window does not wait for pyqtgraph."""
        if self._plot is None:
            from cmviewer.gui.panels.curve_plot import CurvePlot  # noqa: PLC0415 - see above

            self._plot = CurvePlot(self.tr("F1 over a threshold"))
            self._plot.chosen.connect(self._choose)
            self._layout.insertWidget(0, self._plot, 2)
        return self._plot

    @property
    def chosen(self) -> Threshold:
        """The threshold that is swept."""
        evaluation, chosen = self._session.evaluation, self._session.workspace.panels.threshold
        is_known = evaluation is not None and chosen in evaluation.task.profile.thresholds
        return chosen if is_known else Threshold.SCORE

    def set_seen(self, *, seen: bool) -> None:
        """Compute what was not computed while nobody looked; stop where nobody looks any more."""
        self._seen = seen
        if seen:
            self.refresh()
        else:
            self._session.jobs.cancel("sweep")

    def refresh(self) -> None:
        """Sweep what is shown, if somebody looks, and unless that is known."""
        shown, threshold = self._session.shown, self.chosen
        if shown is None or not self._seen or self._session.counting.is_held:
            return
        rule, checkpoint = shown.counts.rule, shown.counts.checkpoint
        if self.sweep is not None and self.sweep.is_of(threshold, checkpoint, rule, shown.state.subset):
            self._session.jobs.cancel("sweep")
            self._show(self.sweep)
            return
        evaluation, counted = shown.evaluation, shown.counted
        if threshold is Threshold.SCORE and not shown.counts.has_scores:
            self._clear()
            self.words.setText(self.tr("These predictions have no scores: there is nothing to choose by."))
            return
        if counted is None:
            return  # its predictions are being read: it is asked again when they are
        compared, subset = counted.compared, shown.state.subset
        self._session.jobs.start(
            "sweep",
            lambda progress, cancel: sweep(
                evaluation,
                checkpoint,
                rule,
                threshold,
                compared,
                subset=subset,
                progress=progress,
                cancel=cancel,
            ),
            self._show,
            self._fail,
        )
        self.words.setText(self.tr("Trying {} thresholds…").format(len(threshold.steps)))

    def close_scene(self) -> None:
        """Let go of pyqtgraph's objects while the application still lives."""
        if self._plot is not None:
            self._plot.close_scene()

    def _lay_out(self) -> None:
        for threshold in Threshold:
            self.threshold.addItem(translated(threshold.label), threshold)
        label = Label(self.tr("F1 &over"))
        label.setBuddy(self.threshold)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.threshold, 1)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.addLayout(top)
        side.addWidget(self.words, 1)
        column = QScrollArea(widgetResizable=True)
        column.setAccessibleName(self.tr("Best thresholds"))
        column.setFrameShape(QFrame.Shape.NoFrame)
        words = QWidget()
        words.setLayout(side)
        column.setWidget(words)
        column.setMinimumWidth(NARROWEST)
        column.setMaximumWidth(WIDEST)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(6, 6, 6, 6)
        self._layout.addWidget(column, 1)

    def _begin(self, evaluation: Evaluation | None) -> None:
        """Forget the last results; only objects have an IoU."""
        self._clear()
        self.threshold.setEnabled(evaluation is not None and len(evaluation.task.profile.thresholds) > 1)
        self._followed = None
        self._follow(self._session.workspace.panels)

    def _ask(self) -> None:
        """Take what the widget says."""
        chosen = Threshold(self.threshold.currentData())
        self._session.change(panels=replace(self._session.workspace.panels, threshold=chosen))

    def _follow(self, _panels: PanelChoices) -> None:
        """Show what is chosen, and sweep that; a letter of a search in another panel draws nothing anew."""
        if self.chosen is self._followed:
            return
        self._followed = self.chosen
        with QSignalBlocker(self.threshold):
            self.threshold.setCurrentIndex(self.threshold.findData(self.chosen))
        self.refresh()

    def _clear(self) -> None:
        self._session.jobs.cancel("sweep")
        self.sweep = None
        if self._plot is not None:
            self._plot.show_curves(())
            self._plot.show_peaks(())
        self.words.clear()

    def _show(self, swept: Sweep) -> None:
        self.sweep = swept
        curves = (Curve(NAMES[0], swept.micro), Curve(NAMES[1], swept.macro))
        self.plot.set_places(tuple(threshold_text(float(step)) for step in swept.threshold.steps))
        self.plot.show_curves(curves)
        self.plot.show_peaks(tuple(peak_of(curve.values) for curve in curves))
        lines = []
        for style, curve in zip(STYLES, curves, strict=False):
            place = peak_of(curve.values)
            colour = style.colour(self.palette()).name()
            use = "" if place is None else f" <a href='{place}'>{self.tr('use')}</a>"
            sentence = escape(spoken(peak_sentence(curve.name, curve.values, swept.threshold)))
            sign = f"<span style='color: {colour}'>{style.sign}</span>"
            lines.append(f"<p style='margin: 3px 0'>{sign} {sentence}.{use}</p>")
        self.words.setText("".join(lines))
        self._mark()

    def _say_stopped(self, key: str) -> None:
        """What a job has found comes after its end; where nothing comes, it was stopped."""
        if key == "sweep":
            self.words.setText(self.tr("Stopped."))

    def _fail(self, error: CmviewerError) -> None:
        self.words.setText(escape(first_words(error)))

    def _mark(self) -> None:
        """Mark the threshold of now."""
        if self._plot is None:
            return
        steps = self.chosen.steps
        here = self.chosen.of(self._session.state.rule)
        self._plot.show_current(float(np.interp(here, steps, np.arange(len(steps)))))

    def _choose(self, place: int) -> None:
        rule, threshold = self._session.state.rule, self.chosen
        self._session.change(rule=threshold.moved(rule, float(threshold.steps[place])))
