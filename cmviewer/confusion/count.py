"""The whole way from a checkpoint to its matrix: read → compare → match → count.

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
from cmviewer.confusion.number_words import threshold_text
from cmviewer.confusion.strategies import strategy_of
from cmviewer.confusion.strategies.strategy import StrategyInput
from cmviewer.confusion.subset import part_of, subset_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.matching import CountingRule, default_rule
from cmviewer.problems.bundles import PAIRS_END, RULE_FIXED
from cmviewer.progress import Cancel


def count(
    evaluation: Evaluation,
    checkpoint: int,
    rule: CountingRule,
    known: Compared | None = None,
    cancel: Cancel | None = None,
    *,
    purpose: Purpose = Purpose.REPORT,
    subset: str = "",
) -> CheckpointResult:
    """Read a checkpoint, unless it is `known`, compare it as far as its purpose needs, match and count it.

    subset: the query of what is counted of it, empty for all. Raises `CmviewerError` where it cannot be
    read, or was counted before by another rule, and `Cancelled` where `cancel` was set.
    """
    check_rule(evaluation, rule)
    compared = compare(evaluation, checkpoint, rule, known, cancel, purpose=purpose)
    matches, matrix = _matched(evaluation, compared, rule)
    passing = replace(matrix)  # its sums over all classes go with it: there may be many matrices
    totals = strategy_of(evaluation).totals(evaluation, compared, matches, passing)
    scored = compared.has_scores
    is_whole = totals.images_waiting == 0
    counts = CheckpointCounts(evaluation.task, checkpoint, rule, matrix, totals, scored, is_whole)
    return restricted(evaluation, CheckpointResult(counts, compared, matches), subset)


def check_rule(evaluation: Evaluation, rule: CountingRule) -> None:
    """Raise `CmviewerError` where an evaluation was counted before, and by another rule.

    Where what was matched was kept, any rule is right, from the IoU on down to which it was.
    """
    if evaluation.counted is None:
        return
    if evaluation.counted.least_iou is not None:
        if "iou" in evaluation.task.profile.rule and rule.iou < evaluation.counted.least_iou:
            least = threshold_text(evaluation.counted.least_iou)
            raise CmviewerError(PAIRS_END.of(evaluation.source, least=least))
        return
    fixed, used = default_rule(evaluation), evaluation.task.profile.rule
    if any(getattr(rule, name) != getattr(fixed, name) for name in used):
        words = ", ".join(f"{name} {getattr(fixed, name)}" for name in used)
        raise CmviewerError(RULE_FIXED.of(evaluation.source, rule=words))


def restricted(evaluation: Evaluation, counted: CheckpointResult, subset: str) -> CheckpointResult:
    """Return what a subset of a result comes to: outcomes that were matched with all others, no new matching.

    Raises `CmviewerError` where the subset cannot be asked.
    """
    if counted.counts.subset == subset:
        return counted
    every = counted.unrestricted
    if not subset:
        return every
    part = subset_of(evaluation, every, subset)
    totals = strategy_of(evaluation).totals_of_subset(part)
    counts = replace(every.counts, matrix=part.matrix, totals=totals, subset=subset)
    return CheckpointResult(counts, every.compared, replace(every.matches, outcomes=part.outcomes), every)


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
    this = evaluation.checkpoints[checkpoint]
    work = StrategyInput[Any](
        evaluation, predictions, told, rule, purpose, known, cancel, this.counted, this.kept
    )
    compared: Compared = strategy_of(evaluation).compare(work)
    return compared


def matrix_by(
    evaluation: Evaluation, compared: Compared, rule: CountingRule, subset: str = ""
) -> ConfusionMatrix:
    """Return what `compared`, or a subset of it, comes to by a rule that it serves."""
    matches, matrix = _matched(evaluation, compared, rule)
    if not subset:
        return matrix
    outcomes, _ = part_of(evaluation, compared.predictions, matches, subset)
    return matrix_of(outcomes, len(evaluation.classes))


def _matched(
    evaluation: Evaluation, compared: Compared, rule: CountingRule
) -> tuple[Matches, ConfusionMatrix]:
    matches = strategy_of(evaluation).match(evaluation, compared, rule)
    return matches, matrix_of(matches.outcomes, len(evaluation.classes))
