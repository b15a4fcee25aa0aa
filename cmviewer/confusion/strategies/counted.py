"""What was counted before: its outcomes are there, and nothing is compared or matched."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import Compared, Matches
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.strategies.strategy import Strategy, StrategyInput, Subset
from cmviewer.confusion.totals import Totals
from cmviewer.evaluation import CountedTable, Evaluation, frozen
from cmviewer.matching import CountingRule, OutcomeRows, Outcomes


@dataclass(frozen=True, eq=False)
class ComparedBefore(Compared):
    """table: the outcomes."""

    table: CountedTable

    @property
    def has_scores(self) -> bool:
        """Whether a score threshold had anything to choose by."""
        return self.table.has_scores


@dataclass(frozen=True, eq=False)
class MatchedBefore(Matches):
    """What was matched before, and why what is alone is so."""

    @property
    def causes(self) -> NDArray[np.int8]:
        """Why each outcome has nothing on its other side, int8 (P,), positions in `matching.CAUSES`."""
        cause = self.outcomes.cause
        return np.broadcast_to(np.int8(0), len(self.outcomes)) if cause is None else cause


class _Sorted(Outcomes):
    """Outcomes whose rows are sorted already."""

    @property
    def _sorted(self) -> OutcomeRows:
        return self.rows()


def _compare(work: StrategyInput[ComparedBefore]) -> ComparedBefore:
    if work.known is not None:
        return work.known
    assert work.counted is not None
    return ComparedBefore(work.predictions, work.told, work.counted)


def _match(_evaluation: Evaluation, compared: ComparedBefore, _rule: CountingRule) -> MatchedBefore:
    table = compared.table
    rows = OutcomeRows(
        table.image,
        table.truth_row,
        table.prediction_row,
        table.score,
        table.iou,
        table.area,
        table.cause,
    )
    outcomes = _Sorted(
        weight=table.weight,
        cell_truth=table.cell_truth,
        cell_prediction=table.cell_prediction,
        cell_start=frozen(np.concatenate(([0], np.cumsum(table.cell_rows))), np.int64),
        cell_count=table.cell_count,
        order=lambda: np.empty(0, np.int64),
        rows=lambda: rows,
    )
    return MatchedBefore(outcomes)


def _totals(
    _evaluation: Evaluation, compared: ComparedBefore, _matches: Matches, _matrix: ConfusionMatrix
) -> Totals:
    return Totals(**compared.table.totals)


def _totals_of_subset(part: Subset[ComparedBefore, MatchedBefore]) -> Totals:
    """Of outcomes; what was left out is not known to be in the subset, and is told of all."""
    matrix = part.matrix
    correct, missed = int(matrix.correct.sum()), part.totals.missed
    counted = matrix.total - matrix.false_alarms
    return replace(
        part.totals,
        images=int(part.images.sum()),
        truths=counted,
        counted=counted,
        predictions=matrix.total - matrix.missed,
        correct=correct,
        errors=matrix.total - correct,
        missed=matrix.missed if missed else 0,
        false_alarms=matrix.false_alarms,
    )


COUNTED: Final = Strategy(_compare, _match, _totals, _totals_of_subset)
