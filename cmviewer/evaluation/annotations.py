"""Objects in images: what is truly there, and what a checkpoint says is there."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation.fields import Fields
from cmviewer.evaluation.frozen import frozen
from cmviewer.evaluation.regions import Regions


@dataclass(frozen=True, eq=False)
class Annotations:
    """M objects, sorted by image; within an image they keep the order of their file.

    image: int32 (M,). label: int32 (M,), 0 to K - 1. box: float64 (M, 4), x0 y0 x1 y1 in pixels; of an
    object with a region, the box that the file gives, else its bounds.
    score: float32 (M,) of predictions, None for truth.
    region: shapes that are more than their box; None where no object has one.
    crowd: bool (M,), truths that are no single object, such as COCO's `iscrowd` and KITTI's `DontCare`;
    None: none is. difficult: bool (M,), truths that VOC marks so; None: none is.
    optional: bool (M,), predictions that are left out where no truth takes them, for not all objects of their
    class are marked in their image; None: none is.
    identity: int64 (M,), the id that the file gives each, or its place there; None: the row.
    area: float64 (M,), pixels that the file says each covers, NaN where it does not; None: it says of none.
    fields: what else the file says of each; None where it says no more.
    digest: uint64 (M,), a hash of the region of each, where regions themselves were not kept; else None.
    """

    image: NDArray[np.int32]
    label: NDArray[np.int32]
    box: NDArray[np.float64]
    score: NDArray[np.float32] | None = None
    region: Regions | None = None
    crowd: NDArray[np.bool_] | None = None
    difficult: NDArray[np.bool_] | None = None
    optional: NDArray[np.bool_] | None = None
    identity: NDArray[np.int64] | None = None
    area: NDArray[np.float64] | None = None
    fields: Fields | None = None
    digest: NDArray[np.uint64] | None = None

    def __len__(self) -> int:
        return len(self.image)

    @cached_property
    def known_score(self) -> NDArray[np.float32]:
        """Score of each, float32 (M,); 1 where none is given."""
        return frozen(np.ones(len(self)) if self.score is None else self.score, np.float32)

    @cached_property
    def known_area(self) -> NDArray[np.float64]:
        """Pixels of each, float64 (M,): as its file says, else of its region, else of its box."""
        area = np.prod(self.box[:, 2:] - self.box[:, :2], axis=1)
        for better in (None if self.region is None else self.region.area, self.area):
            if better is not None:
                area = np.where(np.isnan(better), area, better)
        return frozen(area, np.float64)

    def identities(self, rows: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return the ids of some objects, int64."""
        return rows.astype(np.int64) if self.identity is None else self.identity[rows]

    def in_image(self, image: int) -> NDArray[np.int64]:
        """Rows of one image's objects, int64."""
        start, end = np.searchsorted(self.image, (image, image + 1))
        return np.arange(start, end)

    def take(self, rows: NDArray[np.int64]) -> "Annotations":
        """Return some of the objects; `rows`, int64 (n,), must be sorted by image."""
        identity = self.identities(rows.astype(np.int32))
        return Annotations(
            image=frozen(self.image[rows], np.int32),
            label=frozen(self.label[rows], np.int32),
            box=frozen(self.box[rows], np.float64),
            score=None if self.score is None else frozen(self.score[rows], np.float32),
            region=None if self.region is None else self.region.take(rows),
            crowd=None if self.crowd is None else frozen(self.crowd[rows], np.bool_),
            difficult=None if self.difficult is None else frozen(self.difficult[rows], np.bool_),
            optional=None if self.optional is None else frozen(self.optional[rows], np.bool_),
            identity=frozen(identity, np.int64),
            area=None if self.area is None else frozen(self.area[rows], np.float64),
            fields=None if self.fields is None else self.fields.take(rows),
            digest=None if self.digest is None else frozen(self.digest[rows], np.uint64),
        )
