"""What scripts write in COCO results where COCO has it otherwise: other keys, and boxes of other shapes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from cmviewer.readers.objects.coco_ids import is_numeric

NAMES_BESIDE: Final = ("class_name", "category", "label")
"""Where the class is named beside its number, besides SAHI's `category_name`, which comes first."""
_IDS: Final = ("category_name", *NAMES_BESIDE)
_CORNERS: Final = (
    ("xmin", "ymin", "xmax", "ymax"), ("x1", "y1", "x2", "y2"), ("left", "top", "right", "bottom"),
)  # fmt: skip
_SIZES: Final = (("x", "y", "width", "height"), ("x", "y", "w", "h"), ("left", "top", "width", "height"))

_BOX: Final = 4


def names_of_numbers(ids: Iterable[Any], columns: Sequence[Sequence[Any] | None]) -> list[str] | None:
    """Return the names of n classes that stand beside their numbers, in the first column that has them.

    Each number has one name there, and each name one number: a text that is another for every object, such as
    one to be drawn beside it, names no class. None where no column names them.
    """
    ids = list(ids)
    for column in columns:
        names = [one for one in column or () if is_name(one)]
        pairs = {(str(one), name) for one, name in zip(ids, names, strict=False)}
        distinct = len({one for one, _ in pairs}), len({name for _, name in pairs})
        if names and len(names) == len(ids) and distinct == (len(pairs), len(pairs)):
            return names
    return None


def is_name(value: object) -> bool:
    """Tell whether a value names a class, and is no number of one."""
    return isinstance(value, str) and bool(value) and not is_numeric(value)


def as_coco(record: object) -> object:
    """Write one object as COCO has it, where that is plain: its class by name, its box as four numbers.

    An empty list in place of a box is how some exports write that there is none.
    """
    if not isinstance(record, dict):
        return record
    changed: dict[str, object] = {}
    if "category_id" not in record:
        named = next((record[key] for key in _IDS if is_name(record.get(key))), None)
        changed = {} if named is None else {"category_id": named}
    box = record.get("bbox")
    if box == []:
        return {key: value for key, value in record.items() if key != "bbox"} | changed
    four = _box_of(box)
    return (
        record
        if four is None and not changed
        else record | changed | ({} if four is None else {"bbox": four})
    )


def _box_of(box: object) -> list[float] | None:
    """Left, top, width, height of a box that is written with a name for each number, or as two corners."""
    if isinstance(box, dict):
        return _named(box)
    if (
        isinstance(box, list)
        and len(box) == 2
        and all(isinstance(one, list) and len(one) == 2 for one in box)
    ):
        return _between(*box[0], *box[1])
    return None


def _named(box: Mapping[str, Any]) -> list[float] | None:
    for names in _CORNERS:
        if set(names) <= box.keys():
            return _between(*(box[name] for name in names))
    return next(([box[name] for name in names] for names in _SIZES if set(names) <= box.keys()), None)


def _between(x0: object, y0: object, x1: object, y1: object) -> list[float] | None:
    four = (x0, y0, x1, y1)
    if not all(isinstance(one, int | float) for one in four):
        return None
    left, top, right, bottom = map(float, four)  # type: ignore[arg-type]  # numbers, all of them
    return [left, top, right - left, bottom - top]
