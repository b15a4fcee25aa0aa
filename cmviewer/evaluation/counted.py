"""What was counted before it was opened: outcomes that are there already, and a rule that stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation.annotations import Annotations
from cmviewer.evaluation.lazy_column import places_of


@dataclass(frozen=True, eq=False)
class CountedTable:
    """P outcomes of one checkpoint in C cells that are not empty, sorted by (truth class, predicted class).

    cell_truth, cell_prediction: int32 (C,). cell_rows, cell_count: int64 (C,), outcomes of each cell, and the
    sum of what they add to it. weight: int64 (P,). image, truth_row, prediction_row: int32 (P,). score, iou:
    float32 (P,). area: int64 (P,), pixels of the image; iou and area are None where there are none.
    cause: int8 (P,), as `matching` numbers them; None where nothing can be missed. Columns of P are read
    where they are looked at. totals: how much was counted and left out, by name.
    """

    cell_truth: NDArray[np.int32]
    cell_prediction: NDArray[np.int32]
    cell_rows: NDArray[np.int64]
    cell_count: NDArray[np.int64]
    weight: NDArray[np.int64]
    image: NDArray[np.int32]
    truth_row: NDArray[np.int32]
    prediction_row: NDArray[np.int32]
    score: NDArray[np.float32]
    iou: NDArray[np.float32] | None
    area: NDArray[np.int64] | None
    cause: NDArray[np.int8] | None
    totals: Mapping[str, int]
    has_scores: bool


@dataclass(frozen=True, eq=False)
class KeptPairs:
    """Q pairs of a truth and a prediction that overlap, found before, by truth, then prediction.

    truth_row, prediction_row: int32 (Q,). overlap: float32 (Q,), their IoU; where `covers`, bool (Q,), the
    share of the prediction that lies on a truth which a rule may ignore. floor: no overlap is below it.
    """

    truth_row: NDArray[np.int32]
    prediction_row: NDArray[np.int32]
    overlap: NDArray[np.float32]
    covers: NDArray[np.bool_]
    floor: float


@dataclass(frozen=True)
class CountedBefore:
    """How all checkpoints of an evaluation were counted. rule: fields of the counting rule by name.

    why_fixed: why that cannot be another one, for a person. least_iou: from which IoU on other thresholds
    can be asked for, as what was matched was kept; None where it was not.
    """

    rule: Mapping[str, Any]
    why_fixed: str
    least_iou: float | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether rule and thresholds stay."""
        return self.least_iou is None


class CountedObjects(Annotations):
    """Objects in the order of the outcomes that they are in, not of their images; read as asked for."""

    @property
    def known_score(self) -> NDArray[np.float32]:
        """Score of each, float32 (M,); 1 where none is given."""
        return np.broadcast_to(np.float32(1), len(self)) if self.score is None else self.score

    def in_image(self, image: int) -> NDArray[np.int64]:
        """Rows of one image's objects, int64."""
        return places_of(self.image, image)
