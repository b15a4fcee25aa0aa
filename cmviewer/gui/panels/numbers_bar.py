"""The strip of everything that changes the numbers: rule and thresholds."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cmviewer.evaluation import Evaluation
from cmviewer.gui.buttons import tool_button
from cmviewer.gui.flow_layout import FlowLayout, together
from cmviewer.gui.panels.more_rules import MoreRules
from cmviewer.gui.panels.rule_box import RuleBox
from cmviewer.gui.plain_text import Label, tip
from cmviewer.gui.session import Session
from cmviewer.gui.slider_box import SliderBox
from cmviewer.gui.translating import translated
from cmviewer.matching import CountingRule, default_rule

LOWEST_IOU: Final = 0.01
"""Two objects that share nothing cannot be a pair."""


class NumbersBar(QWidget):
    """Score threshold, or the cut-off of two classes; of objects rule and IoU too; Reset; the time it took.

    It says when a slider is taken, and when it is let go.
    """

    taken = Signal()
    released = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._announced: tuple[int, CountingRule] | None = None
        self.name = Label()
        self.match = RuleBox()
        self.iou = SliderBox(LOWEST_IOU)
        self.score = SliderBox()
        self.more = MoreRules()
        self.reset = tool_button(
            self.tr("Reset"), self.tr("Back to the rule that this was opened with"), self._reset
        )
        self.took = Label()
        self.fixed = Label(self.tr("as counted, fixed"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.iou.set_name(
            self.tr("IoU ≥"), self.tr("A truth and a prediction that overlap less are no pair.")
        )
        self.took.setEnabled(False)
        # Room for any time, so that a slider does not change its width under the hand that drags it.
        self.took.setMinimumWidth(self.took.fontMetrics().horizontalAdvance(self._took_words("999 ms")))
        self.name.setBuddy(self.match)
        layout = FlowLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        first = together(self.name, self.match)
        buttons = together(self.reset, self.more)
        for widget in (first, self.iou, self.score, buttons, self.fixed, self.took):
            layout.addWidget(widget)

    def _connect(self) -> None:
        session = self._session
        self.match.chosen.connect(lambda match: self._set(match=match))
        self.match.preset_chosen.connect(
            lambda preset: session.change(rule=preset.applied(session.state.rule))
        )
        self.iou.changed.connect(lambda iou: self._set(iou=iou))
        self.score.changed.connect(lambda score: self._set(score=score))
        self.more.changed.connect(lambda field, value: self._set(**{field: value}))
        for slider in (self.iou, self.score):
            slider.taken.connect(self.taken)
            slider.released.connect(self.released)
        session.opened.connect(self._offer)
        session.state_changed.connect(self._follow)
        session.shown_changed.connect(self._say)
        session.shown_changed.connect(self._offer_score)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of CountingRule
        self._session.change(rule=replace(self._session.state.rule, **changes))

    def _reset(self) -> None:
        if self._session.evaluation is not None:
            self._session.change(rule=default_rule(self._session.evaluation))

    def _offer(self, evaluation: Evaluation | None) -> None:
        """Offer what the task gives reason for."""
        if evaluation is None:
            return
        used = evaluation.task.profile.rule
        self.setVisible(bool(used))
        for widget in (self.match, self.iou, self.more):
            widget.setVisible("match" in used)
        self.name.setText(self.tr("&Rule") if "match" in used else self.tr("Count with:"))
        self.more.offer(evaluation)
        is_fixed = evaluation.counted is not None and evaluation.counted.is_fixed
        self.fixed.setVisible(is_fixed)
        for one in (self.match, self.iou, self.score, self.more):
            one.setEnabled(not is_fixed)
        self.score.set_name(*self._meaning(evaluation))

    def _offer_score(self) -> None:
        """Offer the score threshold where there are scores; else say why not."""
        shown = self._session.shown
        if shown is None:
            return
        counted = shown.evaluation.counted
        if counted is not None and counted.is_fixed:
            self._say_fixed(translated(counted.why_fixed))
            return
        name, meaning = self._meaning(shown.evaluation)
        why_not = self.tr("These results have no scores: there is nothing to choose by.")
        self.score.set_name(name, meaning if shown.counts.has_scores else why_not)
        self.score.setEnabled(shown.counts.has_scores)

    def _say_fixed(self, why: str) -> None:
        """Say why nothing here can be moved, wherever somebody tries."""
        self.fixed.setToolTip(tip(why))
        for widget in (self.match, self.more):
            widget.setToolTip(tip(why))
        self.iou.set_name(self.tr("IoU ≥"), why)
        self.score.set_name(self.score.label.text(), why)

    def _meaning(self, evaluation: Evaluation) -> tuple[str, str]:
        """Name of the score threshold, and what it does."""
        if evaluation.positive is not None:
            positive = evaluation.classes.names[evaluation.positive]
            meaning = self.tr("{} is predicted from this score on.").format(positive)
            return self.tr("Cut-off for {}").format(positive), meaning
        if "match" in evaluation.task.profile.rule:
            meaning = self.tr("Predictions with a lower score are left out before anything is matched.")
        else:
            meaning = self.tr("A prediction with a lower score counts as no prediction.")
        return self.tr("Score ≥"), meaning

    def _follow(self) -> None:
        rule, evaluation = self._session.state.rule, self._session.evaluation
        self.match.set_match(rule.match)
        self.iou.set_value(rule.iou)
        self.score.set_value(rule.score)
        self.more.set_rule(rule)
        self.reset.setEnabled(evaluation is not None and rule != default_rule(evaluation))

    def _say(self) -> None:
        shown = self._session.shown
        if shown is None:
            return
        counted = shown.counts.checkpoint, shown.counts.rule
        milliseconds = 1000 * shown.seconds
        if milliseconds:
            self.took.setText(self._took_words(_time_words(milliseconds)))
        elif counted != self._announced:
            self.took.setText(self.tr("counted ahead"))
        self._announced = counted

    def _took_words(self, time: str) -> str:
        return self.tr("counted in {}").format(time)


def _time_words(milliseconds: float) -> str:
    """Never wider than 999 ms."""
    if milliseconds < 1:
        return "<1 ms"
    return f"{milliseconds:.0f} ms" if milliseconds < 999.5 else f"{milliseconds / 1000:.1f} s"
