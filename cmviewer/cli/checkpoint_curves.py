"""Metrics over all checkpoints, for the page of each that is reported: the others are counted as it is."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from cmviewer.cli.streams import say_warnings
from cmviewer.confusion.checkpoint_result import CheckpointCounts, CheckpointResult
from cmviewer.confusion.count import count
from cmviewer.confusion.curves import Curve, curves_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.progress import Cancel

_FEWEST: Final = 2
"""Checkpoints that make a curve."""


@dataclass(eq=False)
class CheckpointCurves:
    """Counts each checkpoint once, of the evaluation that was asked about last; one truth may be mended.

    reported: those that say themselves what is wrong with them.
    """

    reported: Collection[int]
    _evaluation: Evaluation | None = None
    _known: dict[int, CheckpointCounts | None] = field(default_factory=dict)

    def beside(self, evaluation: Evaluation, counted: CheckpointResult) -> tuple[Curve, ...]:
        """Return the curves for a checkpoint that is counted; none where there is no other one.

        What cannot be read is said and has no point on them.
        """
        if len(evaluation.checkpoints) < _FEWEST:
            return ()
        if evaluation is not self._evaluation:
            self._evaluation, self._known = evaluation, {}
        self._known[counted.checkpoint] = counted.counts
        for place in range(len(evaluation.checkpoints)):
            if place not in self._known:
                self._known[place] = self._counts(evaluation, place, counted)
        known = {place: counts for place, counts in self._known.items() if counts is not None}
        return curves_of(evaluation, known, (), Cancel())

    def _counts(
        self, evaluation: Evaluation, place: int, beside: CheckpointResult
    ) -> CheckpointCounts | None:
        try:
            counted = count(evaluation, place, beside.rule, subset=beside.counts.subset)
            counts, problems = counted.counts, counted.compared.problems
        except CmviewerError as error:
            counts, problems = None, error.problems
        if place not in self.reported:
            say_warnings(problems, evaluation.interpretation.decisions)
        has_some = counts is not None and (counts.totals.images_counted or not counts.totals.images_left_out)
        return counts if has_some else None
