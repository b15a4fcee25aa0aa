"""Truth and predictions of classification: one label a sample."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation.fields import Fields

NO_PREDICTION: Final = -1
"""The label of a sample for which the model gave no answer."""

NO_IMAGE: Final = -1
"""The image of samples that were only counted."""


@dataclass(frozen=True, eq=False)
class TruthLabels:
    """M truths. An image has several only where files disagree about it.

    image: int32 (M,), image of each truth, `NO_IMAGE` where it stands for samples of which nothing but
    their number is known; label: int32 (M,), its class, 0 to K - 1. fields: what a file of the truth says
    of the M; None where there is none.
    """

    image: NDArray[np.int32]
    label: NDArray[np.int32]
    fields: Fields | None = None

    def __len__(self) -> int:
        return len(self.label)


@dataclass(frozen=True, eq=False)
class PredictedLabels:
    """What one checkpoint says of n of the M truths.

    row: int32 (n,), row of the truth that each prediction is about, no row twice.
    label: int32 (n,), predicted class or `NO_PREDICTION`; None where only `score` is known, which is
    then the score of the class `positive` of two (see `Evaluation.positive`).
    score: float32 (n,), score in [0, 1] of the predicted class, or of the positive one where `label`
    is None; NaN where none is known.
    weight: int64 (n,), samples that each row stands for; None: one each.
    class_scores: reads the scores of every class, float32 (n, K), NaN where unknown; None where there
    are none.
    fields: what the checkpoint's file says of the n; None where it is no table.
    """

    row: NDArray[np.int32]
    label: NDArray[np.int32] | None
    score: NDArray[np.float32]
    class_scores: Callable[[], NDArray[np.float32]] | None = None
    weight: NDArray[np.int64] | None = None
    fields: Fields | None = None

    def __len__(self) -> int:
        return len(self.row)

    @property
    def sample_count(self) -> int:
        """How many samples the rows stand for."""
        return len(self.row) if self.weight is None else int(self.weight.sum())
