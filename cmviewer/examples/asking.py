"""Which outcomes are listed for what was typed."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.beside import Beside
from cmviewer.confusion.queried import holding
from cmviewer.evaluation import Evaluation
from cmviewer.examples.disagreement import OtherCheckpoints
from cmviewer.examples.query import typed
from cmviewer.progress import Cancel, Progress
from cmviewer.query import check_shown, look_at_images


def holds_typed(
    evaluation: Evaluation,
    counted: CheckpointResult,
    text: str,
    progress: Progress,
    cancel: Cancel,
    beside: Beside | None,
    others: OtherCheckpoints,
) -> NDArray[np.bool_]:
    """Say whether what was typed is true of each outcome, bool (P,).

    beside: what it is compared with. others: keeps what all checkpoints say. Raises `CmviewerError`.
    """
    term = typed(text)
    check_shown(term, evaluation, is_compared=beside is not None)
    look_at_images(term, evaluation.images, progress, cancel)
    return holding(
        evaluation,
        counted,
        term,
        cancel=cancel,
        earlier=others.earlier,
        beside=beside,
        labels=lambda: others.labels(evaluation, counted.rule, cancel, progress),
    )
