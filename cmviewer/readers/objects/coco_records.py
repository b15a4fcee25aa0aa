"""The records of COCO files, as msgspec decodes them."""

from typing import Any

from msgspec import Struct

from cmviewer.readers.objects.coco_counts import RunCounts

Id = int | str


class Runs(Struct, gc=False):
    """A run-length mask: its counts as text, or as numbers; `size` is height and width."""

    counts: RunCounts
    size: tuple[int, int]


Shape = list[list[float]] | Runs | None
"""Rings as x, y, x, y, …; or a mask."""


class Plain(Struct, gc=False, forbid_unknown_fields=True):
    """One object of most results: what it has, and nothing else."""

    image_id: int
    category_id: int
    bbox: tuple[float, float, float, float]
    score: float


class Boxed(Struct, gc=False):
    """One object. bbox: left, top, width, height in pixels. area, attributes: whatever stands there.

    Scripts call the score confidence, conf or probability; a name beside the class number stands under
    class_name, category or label.
    """

    image_id: Id
    category_id: Id
    bbox: tuple[float, float, float, float] | None = None
    score: float | None = None
    file_name: str | None = None
    id: Id | None = None
    iscrowd: int | bool | None = None
    category_name: str | None = None
    area: Any = None
    attributes: Any = None
    confidence: float | None = None
    conf: float | None = None
    probability: float | None = None
    class_name: Any = None
    category: Any = None
    label: Any = None


class Shaped(Boxed, gc=False):
    """One object with its region."""

    segmentation: Shape = None
    poly: list[float] | None = None
    rbox: tuple[float, float, float, float, float] | None = None


class Image(Struct, gc=False):
    """One image that is listed; its size in pixels."""

    id: Id
    file_name: str | None = None
    width: float | None = None
    height: float | None = None
    neg_category_ids: list[Id] | None = None
    not_exhaustive_category_ids: list[Id] | None = None


class Category(Struct, gc=False):
    """One class that is declared."""

    id: Id
    name: str | None = None
    supercategory: str | None = None
