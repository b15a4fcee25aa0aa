"""Which outcomes are listed for what was typed, how many there are of each cause, what checkpoints say."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.beside import Beside
from cmviewer.confusion.queried import holding
from cmviewer.evaluation import Evaluation
from cmviewer.examples.disagreement import OtherCheckpoints
from cmviewer.examples.query import typed
from cmviewer.examples.sorting import Sort
from cmviewer.matching import ERROR_TYPES, ErrorType
from cmviewer.progress import Cancel, Progress
from cmviewer.query import check_shown, look_at_images


def holds_typed(
    evaluation: Evaluation,
    counted: CheckpointResult,
    text: str,
    kinds: NDArray[np.int8] | None,
    progress: Progress,
    cancel: Cancel,
    beside: Beside | None,
    others: OtherCheckpoints,
) -> NDArray[np.bool_]:
    """Say whether what was typed is true of each outcome, bool (P,).

    kinds: how each is marked, int8 (P,); None: nothing is. beside: what it is compared with. others: keeps
    what all checkpoints say. Raises `CmviewerError` where it is no query, or cannot be asked.
    """
    term = typed(text)
    check_shown(term, evaluation, is_compared=beside is not None)
    look_at_images(term, evaluation.images, progress, cancel)
    return holding(
        evaluation,
        counted,
        term,
        kinds,
        cancel=cancel,
        earlier=others.earlier,
        beside=beside,
        labels=lambda: others.labels(evaluation, counted.rule, cancel, progress),
    )


def cause_amounts(of_cause: NDArray[np.int8]) -> tuple[tuple[ErrorType, int], ...]:
    """How many outcomes there are of each cause, the most frequent first."""
    amount = np.bincount(of_cause, minlength=len(ERROR_TYPES))
    amount[0] = 0
    order = np.argsort(-amount, kind="stable")
    return tuple((ERROR_TYPES[place], int(amount[place])) for place in order.tolist() if amount[place])


def over_time(
    others: OtherCheckpoints, evaluation: Evaluation, counted: CheckpointResult, cancel: Cancel
) -> Callable[[Sort], NDArray[np.float64]]:
    """Return what tells for one of `OVER_CHECKPOINTS` what all of them say of each outcome, float64 (P,)."""
    told = {Sort.DISAGREEMENT: others.disagreement, Sort.LIFE: others.lives}
    return lambda sort: told[sort](evaluation, counted, cancel)
