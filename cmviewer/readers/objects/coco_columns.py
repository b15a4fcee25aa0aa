"""The objects of a COCO file, a column for each field: records go as soon as they stand in columns."""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any, Final

import numpy as np
from msgspec.structs import astuple
from numpy.typing import NDArray

from cmviewer.readers.files.json_pieces import let_go
from cmviewer.readers.objects.coco_records import Boxed, Id, Plain, Shape
from cmviewer.readers.objects.written_scores import of_records, written

Ids = NDArray[np.int64] | list[Any]
"""Ids (n,), a list where one is a text, a number of more than 64 bits, or missing."""
_BOX: Final = 4
_LISTED: Final = (
    "file_name", "category_name", "iscrowd", "area", "attributes", "class_name", "category", "label",
    "segmentation", "poly", "rbox",
)  # fmt: skip
"""What few files have of each object, as it stands there."""
_SCORES: Final = ("score", "confidence", "conf", "probability")
"""What the score is called; COCO calls it the first."""
_NAMES: Final = ("file_name", "category_name")


@dataclass(frozen=True, eq=False)
class ObjectColumns:
    """n objects, in the order of the file.

    bbox: float64 (n, 4), as written, 0 where there is none, which `missing`, bool (n,), tells.
    score: float32 (n,), as of `written_scores`; None where no object has one. The other lists hold n values
    as they stand in the file, and are None where no object has one.
    """

    image_id: Ids
    category_id: Ids
    bbox: NDArray[np.float64]
    missing: NDArray[np.bool_]
    score: NDArray[np.float32] | None = None
    file_name: list[str | None] | None = None
    category_name: list[str | None] | None = None
    id: Ids | None = None
    iscrowd: list[int | bool | None] | None = None
    area: list[Any] | None = None
    attributes: list[Any] | None = None
    class_name: list[Any] | None = None
    category: list[Any] | None = None
    label: list[Any] | None = None
    segmentation: list[Shape] | None = None
    poly: list[list[float] | None] | None = None
    rbox: list[tuple[float, float, float, float, float] | None] | None = None

    def __len__(self) -> int:
        return len(self.missing)

    @property
    def empty(self) -> NDArray[np.bool_]:
        """Where a box is missing, or has neither width nor height, as some write that there is none."""
        return self.missing | ~self.bbox[:, 2:].any(axis=1)


def plain_columns(records: Sequence[Plain]) -> ObjectColumns:
    """Columns of records that have what most results have. Raises `struct.error` where an id is too long."""
    score = _numbers([record.score for record in records])
    return ObjectColumns(
        image_id=_whole_numbers([record.image_id for record in records]),
        category_id=_whole_numbers([record.category_id for record in records]),
        bbox=_boxes([record.bbox for record in records]),
        missing=np.zeros(len(records), np.bool_),
        score=written(score) if records else None,
    )


def columns_of(records: Sequence[Boxed]) -> ObjectColumns:
    """Columns of records of one kind, whatever fields they have."""
    fields = records[0].__struct_fields__ if records else Boxed.__struct_fields__
    values = zip(*map(astuple, records), strict=True) if records else ((),) * len(fields)
    column: dict[str, list[Any]] = dict(zip(fields, map(list, values), strict=True))
    boxes, several = column.pop("bbox"), [column.pop(name) for name in _SCORES]
    score = next((one for one in several if one.count(None) < len(one)), several[0])
    missing = np.zeros(len(boxes), np.bool_)
    if None in boxes:
        missing = np.array([box is None for box in boxes])
        boxes = [(0.0,) * _BOX if box is None else box for box in boxes]
    listed: dict[str, Any] = {name: _unless_empty(column.get(name)) for name in _LISTED}
    listed |= {name: _each_once(listed[name]) for name in _NAMES if listed[name]}
    return ObjectColumns(
        image_id=_ids(column["image_id"]),
        category_id=_ids(column["category_id"]),
        bbox=_boxes(boxes),
        missing=missing,
        score=of_records(score),
        id=None if (own := _unless_empty(column["id"])) is None else _ids(own),
        **listed,
    )


def joined(parts: Sequence[ObjectColumns]) -> ObjectColumns:
    """Columns of objects that follow each other."""
    if len(parts) == 1:
        return parts[0]
    listed: dict[str, Any] = {field: _joined_lists(field, parts) for field in _LISTED}
    return ObjectColumns(
        image_id=_joined_ids([part.image_id for part in parts]),
        category_id=_joined_ids([part.category_id for part in parts]),
        bbox=np.concatenate([part.bbox for part in parts]),
        missing=np.concatenate([part.missing for part in parts]),
        score=_joined_scores(parts),
        id=_joined_own_ids(parts),
        **listed,
    )


def some_of(columns: ObjectColumns, rows: NDArray[np.int64]) -> ObjectColumns:
    """Columns of some of the objects, by their rows, int64 (m,)."""

    def taken(values: Any) -> Any:  # noqa: ANN401 - of every field
        if isinstance(values, np.ndarray):
            return values[rows]
        return None if values is None else [values[row] for row in rows.tolist()]

    return ObjectColumns(**{one.name: taken(getattr(columns, one.name)) for one in fields(columns)})


def let_go_of(columns: ObjectColumns) -> None:
    """Empty the lists of columns that nobody needs any more, some values at a time."""
    for name in ("id", *_LISTED):
        values = getattr(columns, name)
        if isinstance(values, list):
            let_go(values)


def id_at(ids: Ids, row: int) -> Id:
    """Return one id, as the file has it."""
    found: Id = ids[row] if isinstance(ids, list) else int(ids[row])
    return found


def _whole_numbers(values: list[int]) -> NDArray[np.int64]:
    """Put whole numbers into an array. Raises `struct.error` where one has more than 64 bits."""
    return np.frombuffer(struct.pack(f"{len(values)}q", *values), np.int64)


def _numbers(values: list[float]) -> NDArray[np.float64]:
    return np.frombuffer(struct.pack(f"{len(values)}d", *values), np.float64)


def _boxes(boxes: Iterable[tuple[float, float, float, float]]) -> NDArray[np.float64]:
    flat: list[float] = []
    for box in boxes:
        flat += box
    return _numbers(flat).reshape(-1, _BOX)


def _ids(values: list[Any]) -> Ids:
    if set(map(type, values)) <= {int}:
        try:
            return _whole_numbers(values)
        except struct.error:
            pass  # numbers that long are texts
    return values


def _joined_ids(parts: Sequence[Ids]) -> Ids:
    numbers = [part for part in parts if not isinstance(part, list)]
    if len(numbers) == len(parts):
        return np.concatenate(numbers)
    return list(chain.from_iterable(part if isinstance(part, list) else part.tolist() for part in parts))


def _joined_own_ids(parts: Sequence[ObjectColumns]) -> Ids | None:
    if all(part.id is None for part in parts):
        return None
    return _joined_ids([[None] * len(part) if part.id is None else part.id for part in parts])


def _joined_scores(parts: Sequence[ObjectColumns]) -> NDArray[np.float32] | None:
    if all(part.score is None for part in parts):
        return None
    none = np.float32(np.nan)
    return np.concatenate([np.full(len(part), none) if part.score is None else part.score for part in parts])


def _each_once(texts: list[str | None]) -> list[str | None]:
    """Equal texts as one: many objects in a row are of one image, and few are the classes."""
    known: dict[str | None, str | None] = {}
    return [known.setdefault(text, text) for text in texts]


def _unless_empty(values: list[Any] | None) -> list[Any] | None:
    return None if values is None or values.count(None) == len(values) else values


def _joined_lists(field: str, parts: Sequence[ObjectColumns]) -> list[Any] | None:
    lists: list[list[Any] | None] = [getattr(part, field) for part in parts]
    if not any(lists):
        return None
    every = zip(lists, parts, strict=True)
    return list(chain.from_iterable([None] * len(part) if some is None else some for some, part in every))
