"""The whole way from a checkpoint to its matrix: read → compare → match → tally.

The window and the command line both go it.
"""

from dataclasses import replace
from typing import Any

from cmviewer.confusion.checkpoint_result import (
    CheckpointCounts,
    CheckpointResult,
    Compared,
    Matches,
    Purpose,
)
from cmviewer.confusion.matrix import ConfusionMatrix, matrix_of
from cmviewer.confusion.scores import has_scores
from cmviewer.confusion.strategies import STRATEGIES
from cmviewer.confusion.strategies.strategy import Comparison, Strategy
from cmviewer.evaluation import Evaluation
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel


def count(
    evaluation: Evaluation,
    checkpoint: int,
    rule: CountingRule,
    known: Compared | None = None,
    cancel: Cancel | None = None,
    *,
    purpose: Purpose = Purpose.REPORT,
) -> CheckpointResult:
    """Read a checkpoint, unless it is `known`, compare it as far as its purpose needs, match and tally it.

    Raises `CmviewerError` where it cannot be read, and `Cancelled` where `cancel` was set.
    """
    compared = compare(evaluation, checkpoint, rule, known, cancel, purpose=purpose)
    matches, matrix = _matched(evaluation, compared, rule)
    passing = replace(matrix)  # its sums over all classes go with it: there may be many matrices
    totals = _strategy(evaluation).totals(evaluation, compared, matches, passing)
    scored = has_scores(compared.predictions)
    is_whole = totals.images_waiting == 0
    tally = CheckpointCounts(evaluation.task, checkpoint, rule, matrix, totals, scored, is_whole)
    return CheckpointResult(tally, compared, matches)


def compare(
    evaluation: Evaluation,
    checkpoint: int,
    rule: CountingRule,
    known: Compared | None = None,
    cancel: Cancel | None = None,
    *,
    purpose: Purpose = Purpose.REPORT,
) -> Compared:
    """Read a checkpoint, unless it is `known`, and compare it with the truth as far as its purpose needs."""
    if known is None:
        predictions = evaluation.checkpoints[checkpoint].load()
        told = evaluation.checkpoints[checkpoint].problems()
    else:
        predictions, told = known.predictions, known.told
    work = Comparison[Any](evaluation, predictions, told, rule, purpose, known, cancel)
    compared: Compared = _strategy(evaluation).compare(work)
    return compared


def matrix_by(evaluation: Evaluation, compared: Compared, rule: CountingRule) -> ConfusionMatrix:
    """Return what `compared` comes to by a rule that it serves."""
    return _matched(evaluation, compared, rule)[1]


def _matched(
    evaluation: Evaluation, compared: Compared, rule: CountingRule
) -> tuple[Matches, ConfusionMatrix]:
    matches = _strategy(evaluation).match(evaluation, compared, rule)
    return matches, matrix_of(matches.outcomes, len(evaluation.classes))


def _strategy(evaluation: Evaluation) -> Strategy[Any, Any]:
    return STRATEGIES[evaluation.task]
