"""How well predictions lie on truths under one reading of their files: what readings are told apart by.

Always of the same sample of images, chosen by a hash of their names. Classes have no say in it.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations
from cmviewer.matching import candidates_of
from cmviewer.matching.rule import OBJECT_SCORE
from cmviewer.said import said

SAME: Final = 0.5
"""IoU from which two boxes are about the same thing, as in the default rule of counting."""
_OBJECTS: Final = 2000
"""So many truths are looked at: a share of them is known to 1.1 in 100, its standard error (√(0.25/2000))."""
_SHARE: Final = 0.2
"""The least share of boxes on objects that tells a reading: of six real sets the right ones reach 0.63 (305
of 482 boxes of a weak detector of furniture) to 1, wrong ones of more than 100 boxes 0.02 to 0.15."""
_CHANCE: Final = 0.7
"""Few boxes lie right by chance: of n, this times the root of n more are wanted: 1 of 1, 3 of 4, 5 of 10.
Chosen so that one box is enough; 40 sets of bad models (`test_bad_models.py`) are read plainly with it."""
_TIMES: Final = 3
"""How much more often the winner must be right: in real sets the right reading is 4.2 times (furniture) to 30
times as often right as the next one, but 1.4 times where 11 wide boxes overlap in any reading."""
_LEAD: Final = 0.4
"""Or it is right so much more often, as where boxes of all images lie alike: in tests 15 of 15 against 6."""


@dataclass(frozen=True)
class Support:
    """What speaks for a reading: of `total` chances, it was right in `agreeing`."""

    agreeing: int
    total: int
    what: str = said("predicted boxes lie on true ones")

    def __str__(self) -> str:
        return said("{:,} of {:,} {}", self.agreeing, self.total, self.what)

    @property
    def is_enough(self) -> bool:
        """Whether it is more than a model that knows nothing would reach."""
        return self.total > 0 and self.agreeing >= _SHARE * self.total + _CHANCE * self.total**0.5

    @property
    def cannot_be_beaten(self) -> bool:
        """Whether it is right so often that no other reading could win by the margin."""
        return self.is_enough and self.agreeing > max(1 - _LEAD, 1 / _TIMES) * self.total

    def clearly_beats(self, usual: "Support") -> bool:
        """Tell whether this reading wins over the usual one by a margin."""
        lead = self.agreeing - usual.agreeing
        far_ahead = lead >= _LEAD * self.total + _CHANCE * self.total**0.5
        return self.is_enough and (far_ahead or self.agreeing >= max(1, _TIMES * usual.agreeing))


def sampled_images(names: Sequence[str], counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Choose images by a hash of their names, bool (N,), until they hold enough objects.

    counts: int64 (N,), truths of each; images without one tell nothing and are not chosen.
    """
    if counts.sum() <= _OBJECTS:
        return counts > 0
    order = np.argsort([zlib.crc32(name.encode("utf-8", "replace")) for name in names], kind="stable")
    within = np.cumsum(counts[order]) <= _OBJECTS
    within[np.flatnonzero(counts[order])[0]] = True
    chosen = np.zeros(len(names), np.bool_)
    chosen[order[within]] = True
    return chosen & (counts > 0)


def surest(
    image: NDArray[np.int64], score: NDArray[np.float32] | None, counts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Rows of the predictions with the highest scores, as many in each image as it has truths, int64.

    image: int64 (M,), of each, in the truth. counts: int64 (N,), truths of each image. Without scores all.
    """
    if score is None:
        return np.flatnonzero(counts[image] > 0)
    order = np.lexsort((-np.nan_to_num(score, nan=1.0), image))
    ordered = image[order]
    begin = np.searchsorted(ordered, ordered, side="left")
    kept = order[np.arange(len(order)) - begin < counts[ordered]]
    return np.sort(kept)


def sure_or_counted(
    image: NDArray[np.int64], score: NDArray[np.float32] | None, counts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Rows of the surest predictions, and of all others that are counted unless another score is set.

    What is counted has a say about classes: the two surest of three boxes may lie on nothing.
    """
    sure = surest(image, score, counts)
    return sure if score is None else np.union1d(sure, np.flatnonzero(score >= OBJECT_SCORE))


def support_of(truth: Annotations, found: Annotations) -> Support:
    """Count predictions that lie on truths, no more than one for each truth."""
    truth, found = replace(truth, region=None), replace(found, region=None, score=None)
    pairs = candidates_of(truth, found, iou=SAME).pairs
    same = pairs.overlap >= SAME
    hits = min(len(np.unique(pairs.truth_row[same])), len(np.unique(pairs.prediction_row[same])))
    return Support(hits, min(len(truth), len(found)))
