"""Curves: how accuracy, macro F1 and the recall of classes change over the checkpoints."""

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from cmviewer.confusion.curves import Curve, curves_of
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.view_state import ViewState
from cmviewer.gui.panels.line_styles import STYLES
from cmviewer.gui.plain_text import RichLabel
from cmviewer.gui.session import Session
from cmviewer.gui.translating import spoken

if TYPE_CHECKING:
    from cmviewer.gui.panels.curve_plot import CurvePlot

RECALLS: Final = len(STYLES) - 2
"""Most classes whose recall is drawn, beside accuracy and macro F1."""
LONGEST: Final = 34
"""Most letters of a curve's name in the legend."""


class CurvesPanel(QWidget):
    """A click goes to a checkpoint; points appear as checkpoints are counted ahead."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = False
        self.curves: tuple[Curve, ...] = ()
        self._plot: CurvePlot | None = None
        self.legend = RichLabel()
        self.legend.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setAccessibleName(self.tr("Metrics to draw"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.legend)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(6, 6, 6, 6)
        self._layout.addWidget(self._scroll)
        session.opened.connect(self._begin)
        session.counted_ahead.connect(self.refresh)
        session.shown_settled.connect(self.refresh)
        session.selection_changed.connect(self.refresh)
        session.state_changed.connect(self._follow)

    @property
    def plot(self) -> "CurvePlot":
        """The drawing, made when somebody looks: the first matrix does not wait for pyqtgraph."""
        if self._plot is None:
            from cmviewer.gui.panels.curve_plot import CurvePlot  # noqa: PLC0415 - see above

            self._plot = CurvePlot(self.tr("Curves over the checkpoints"))
            self._plot.chosen.connect(lambda place: self._session.change(checkpoint=place))
            self._layout.insertWidget(0, self._plot, 1)
            self._show_places(self._plot)
        return self._plot

    def set_seen(self, *, seen: bool) -> None:
        """Compute what was not computed while nobody looked."""
        self._seen = seen
        self.refresh()

    def refresh(self) -> None:
        """Compute the curves of all that is counted, if somebody looks."""
        evaluation = self._session.evaluation
        if evaluation is None or not self._seen:
            return
        counted, labels = self._session.counted(), labels_of(self._session.state, len(evaluation.classes))
        self._session.jobs.start(
            "curves",
            lambda _progress, cancel: curves_of(evaluation, counted, labels, cancel),
            self._take,
            lambda _error: None,
        )

    def close_scene(self) -> None:
        """Let go of pyqtgraph's objects while the application still lives."""
        if self._plot is not None:
            self._plot.close_scene()

    def _begin(self) -> None:
        self._session.jobs.cancel("curves")
        self.curves = ()
        if self._plot is not None:
            self._show_places(self._plot)
            self._plot.show_curves(())
        self._follow()

    def _show_places(self, plot: "CurvePlot") -> None:
        evaluation = self._session.evaluation
        plot.set_places(() if evaluation is None else evaluation.checkpoint_names)

    def _take(self, curves: tuple[Curve, ...]) -> None:
        self.curves = curves
        self.plot.show_curves(curves)
        self._follow()

    def _follow(self) -> None:
        """Mark the current checkpoint and say its numbers."""
        state, evaluation = self._session.state, self._session.evaluation
        if self._plot is not None:
            self._plot.show_current(state.checkpoint)
        if evaluation is None or not self.curves:
            self.legend.clear()
            return
        lines = [
            f"<tr><td style='color: {style.colour(self.palette()).name()}'>{style.sign}</td>"
            f"<td>&nbsp;{escape(_short(spoken(curve.name)))}&nbsp;</td>"
            f"<td align='right'>{percent(float(curve.values[state.checkpoint]))}</td></tr>"
            for style, curve in zip(STYLES, self.curves, strict=False)
        ]
        name = escape(_short(evaluation.checkpoint_names[state.checkpoint]))
        self.legend.setText(f"<b>{name}</b><table>{''.join(lines)}</table>{self._hint()}")
        # The legend takes the width that it needs; its height is left to the dock.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._scroll.setFixedWidth(self.legend.sizeHint().width() + bar)

    def _hint(self) -> str:
        chosen = len(self._session.state.shown or ())
        if chosen > RECALLS:
            return self.tr("{} of {:,} chosen classes").format(len(self.curves) - 2, chosen)
        return self.tr("select a class to see its recall") if len(self.curves) == 2 else ""


def labels_of(state: ViewState, class_count: int) -> tuple[int, ...]:
    """Classes whose recall is drawn: those of the selected cell, then those that are ticked."""
    selection = state.selection
    sides = () if selection is None else (selection.pair, selection.truth or selection.prediction)
    selected = next((side for side in sides if side is not None and len(side) <= 2), ())
    classes = dict.fromkeys(label for label in (*selected, *(state.shown or ())) if label < class_count)
    return tuple(classes)[:RECALLS]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST // 2]}…{name[-LONGEST // 2 :]}"
