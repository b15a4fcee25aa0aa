"""The whole way from a checkpoint to its matrix; the window and the command line both go it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix, matrix_of
from cmviewer.confusion.metrics import Headline, headline_of
from cmviewer.errors import Problem, fold
from cmviewer.evaluation import (
    Annotations,
    Evaluation,
    LabelMaps,
    PredictedLabels,
    Predictions,
    Task,
    TruthLabels,
)
from cmviewer.matching import (
    SCORE_FLOOR,
    Candidates,
    CountedMaps,
    CountingRule,
    Matched,
    Outcomes,
    candidates_of,
    causes_of,
    count_maps,
    match_labels,
    match_objects,
    outcomes_of,
    pixel_outcomes,
)
from cmviewer.progress import Cancel

LARGE: Final = 1_000_000
"""Predictions from which a checkpoint is looked at in two steps: what the threshold keeps, then the rest."""

PATIENCE: Final = 0.4
"""Seconds for which maps are counted before what they came to so far is shown."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """What is read and compared once a checkpoint, whatever the rule.

    candidates: of objects only. maps: of maps only, as far as they are counted.
    """

    checkpoint: int
    predictions: Predictions
    candidates: Candidates | None = None
    maps: CountedMaps | None = None

    def serves(self, rule: CountingRule) -> bool:
        """Whether a rule can be counted with this."""
        return self.candidates is None or self.candidates.hold(rule.iou, rule.score)

    @property
    def is_whole(self) -> bool:
        """Whether predictions of every score, and the maps of every image, were looked at."""
        if self.maps is not None:
            return self.maps.is_whole
        return self.candidates is None or self.candidates.score_floor == SCORE_FLOOR

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was worked around while it was compared."""
        return () if self.maps is None else self.maps.problems


@dataclass(frozen=True, eq=False)
class Tally:
    """What one checkpoint and one rule came to, without what was counted: there may be many of these."""

    task: Task
    checkpoint: int
    rule: CountingRule
    matrix: ConfusionMatrix

    @cached_property
    def headline(self) -> Headline:
        """Accuracy and F1; takes a moment the first time."""
        return headline_of(self.matrix, self.task)


@dataclass(frozen=True, eq=False)
class Counted:
    """One checkpoint, counted with one rule. matched: what became of objects; None for labels."""

    task: Task
    prepared: Prepared
    rule: CountingRule
    outcomes: Outcomes
    matrix: ConfusionMatrix
    matched: Matched | None = None

    @property
    def checkpoint(self) -> int:
        """Position of the checkpoint."""
        return self.prepared.checkpoint

    @property
    def predictions(self) -> Predictions:
        """What the checkpoint says."""
        return self.prepared.predictions

    def problems_in(self, evaluation: Evaluation) -> tuple[Problem, ...]:
        """What was worked around when `evaluation` was opened, and this checkpoint loaded and counted."""
        return fold((*evaluation.problems_with(self.checkpoint), *self.prepared.problems))

    @cached_property
    def tally(self) -> Tally:
        """What it came to."""
        return Tally(self.task, self.checkpoint, self.rule, self.matrix)

    @cached_property
    def causes(self) -> NDArray[np.int8]:
        """Why each outcome has nothing on its other side, int8 (P,), positions in `matching.CAUSES`."""
        candidates = self.prepared.candidates
        if candidates is None or self.matched is None:
            return np.zeros(len(self.outcomes), np.int8)
        causes = causes_of(candidates, self.matched, self.rule)
        truth, prediction = self.outcomes.truth_row, self.outcomes.prediction_row
        # An outcome has one side or both; a side that it does not have, or that has a match, adds nothing.
        of_truth = np.append(causes.of_truth, np.int8(0))[truth]
        return of_truth + np.append(causes.of_prediction, np.int8(0))[prediction]


def count(
    evaluation: Evaluation,
    checkpoint: int,
    rule: CountingRule,
    prepared: Prepared | None = None,
    cancel: Cancel | None = None,
) -> Counted:
    """Read a checkpoint's predictions, match and count them; what was `prepared` is not done again."""
    if prepared is None or not prepared.serves(rule):
        prepared = prepare(evaluation, checkpoint, rule, prepared, cancel)
    task, class_count = evaluation.task, len(evaluation.classes)
    match evaluation.truth, prepared.predictions:
        case TruthLabels() as truth, PredictedLabels() as labels:
            outcomes = match_labels(
                truth, labels, rule, class_count=class_count, positive=evaluation.positive
            )
            return Counted(task, prepared, rule, outcomes, matrix_of(outcomes, class_count))
    if prepared.maps is not None:
        outcomes = pixel_outcomes(prepared.maps.rows, class_count=class_count)
        return Counted(task, prepared, rule, outcomes, matrix_of(outcomes, class_count))
    assert prepared.candidates is not None
    matched = match_objects(prepared.candidates, rule, evaluation.images)
    outcomes = outcomes_of(prepared.candidates, matched, class_count=class_count)
    return Counted(task, prepared, rule, outcomes, matrix_of(outcomes, class_count), matched)


def count_first(
    evaluation: Evaluation,
    checkpoint: int,
    rule: CountingRule,
    known: Prepared | None = None,
    cancel: Cancel | None = None,
) -> Counted:
    """As `count`, but of a large checkpoint only the pairs are looked for that this rule needs.

    Of maps no more are counted than a person waits for.
    """
    if known is None or not known.serves(rule):
        known = prepare_first(evaluation, checkpoint, rule, known, cancel)
    return count(evaluation, checkpoint, rule, known, cancel)


def prepare(
    evaluation: Evaluation,
    checkpoint: int,
    rule: CountingRule,
    known: Prepared | None = None,
    cancel: Cancel | None = None,
) -> Prepared:
    """Read a checkpoint, unless it is `known`, and find the pairs that a rule may match."""
    predictions = _predictions(evaluation, checkpoint, known)
    if isinstance(predictions, LabelMaps):
        return _with_maps(evaluation, checkpoint, predictions, known, float("inf"), cancel)
    return _compared(evaluation, checkpoint, rule, predictions, SCORE_FLOOR, cancel)


def prepare_first(
    evaluation: Evaluation,
    checkpoint: int,
    rule: CountingRule,
    known: Prepared | None = None,
    cancel: Cancel | None = None,
) -> Prepared:
    """As `prepare`, but of a large checkpoint only the pairs with predictions that the rule keeps.

    So there is something to see soon; a lower threshold, and the causes, need what `prepare` gives.
    """
    predictions = _predictions(evaluation, checkpoint, known)
    if isinstance(predictions, LabelMaps):
        return _with_maps(evaluation, checkpoint, predictions, known, PATIENCE, cancel)
    floor = rule.score if len(predictions) >= LARGE else SCORE_FLOOR
    return _compared(evaluation, checkpoint, rule, predictions, floor, cancel)


def prepare_more(
    evaluation: Evaluation, rule: CountingRule, known: Prepared, cancel: Cancel | None = None
) -> Prepared:
    """Go on from what is known: of objects to the end, of maps for as long as a person waits."""
    step = prepare if known.maps is None else prepare_first
    return step(evaluation, known.checkpoint, rule, known, cancel)


def count_aside(
    evaluation: Evaluation,
    checkpoint: int,
    rule: CountingRule,
    known: Prepared | None = None,
    cancel: Cancel | None = None,
) -> Counted:
    """Count a checkpoint that nobody looks at: of objects what this rule needs, of maps all of them."""
    if evaluation.task is Task.SEMANTIC_SEGMENTATION and (known is None or not known.is_whole):
        known = prepare(evaluation, checkpoint, rule, known, cancel)
    return count_first(evaluation, checkpoint, rule, known, cancel)


def _predictions(evaluation: Evaluation, checkpoint: int, known: Prepared | None) -> Predictions:
    return evaluation.checkpoints[checkpoint].load() if known is None else known.predictions


def _with_maps(
    evaluation: Evaluation,
    checkpoint: int,
    predictions: LabelMaps,
    known: Prepared | None,
    patience: float,
    cancel: Cancel | None,
) -> Prepared:
    truth = evaluation.truth
    assert isinstance(truth, LabelMaps)
    before = None if known is None else known.maps
    maps = count_maps(truth, predictions, known=before, patience=patience, cancel=cancel)
    return Prepared(checkpoint, predictions, maps=maps)


def _compared(
    evaluation: Evaluation,
    checkpoint: int,
    rule: CountingRule,
    predictions: Predictions,
    score_floor: float,
    cancel: Cancel | None,
) -> Prepared:
    match evaluation.truth, predictions:
        case Annotations() as truth, Annotations() as objects:
            candidates = candidates_of(truth, objects, iou=rule.iou, score_floor=score_floor, cancel=cancel)
            return Prepared(checkpoint, predictions, candidates)
    return Prepared(checkpoint, predictions)
