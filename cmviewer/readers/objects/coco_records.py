"""The records of COCO files: decoded straight into typed ones; where that fails, one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.files import JSON_CUT_OFF
from cmviewer.problems.layouts import KEY_WITHOUT_LIST
from cmviewer.problems.objects import COCO_RECORD_UNREADABLE
from cmviewer.readers.files.file_bytes import read_bytes
from cmviewer.readers.files.json_files import load_json, record_of
from cmviewer.readers.files.json_pieces import decoded_list
from cmviewer.readers.objects.coco_counts import RunCounts, hook

Id = int | str
_MARK: Final = b"\xef\xbb\xbf"
"""What some editors write before UTF-8."""


class Runs(Struct, gc=False):
    """A run-length mask: its counts as text, or as numbers; `size` is height and width."""

    counts: RunCounts
    size: tuple[int, int]


Shape = list[list[float]] | Runs | None
"""Rings as x, y, x, y, …; or a mask."""


class Boxed(Struct, gc=False):
    """One object. bbox: left, top, width, height in pixels. area, attributes: whatever stands there."""

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


class _Lists(Struct):
    annotations: msgspec.Raw = msgspec.Raw(b"[]")
    images: list[Image] = []
    categories: list[Category] = []


@dataclass(frozen=True, eq=False)
class CocoFile:
    """What a file holds. number: the place of each object in the file, from 0, where some were left out."""

    objects: Sequence[Boxed]
    images: Sequence[Image] = ()
    categories: Sequence[Category] = ()
    number: Sequence[int] | NDArray[np.int64] | None = None


_Record = TypeVar("_Record", bound=Struct)
_ESCAPES: Final = 24
"""Bytes at the end of a file in which half a letter, as an escape, looks to msgspec as if it was cut off."""


def read_coco(file: Path, problems: list[Problem], *, record: type[Boxed]) -> CocoFile:
    """Read a list of objects, or an object of lists, as `Boxed` or `Shaped`.

    A record that is none is left out, and said. Raises `CmviewerError` where the file is no such JSON.
    """
    data = read_bytes(file).removeprefix(_MARK)
    try:
        if data.lstrip()[:1] == b"[":
            return CocoFile(decoded_objects(data, record))
        return _decoded_lists(data, record)
    except (msgspec.ValidationError, UnicodeDecodeError):
        pass  # some record is odd, or not in UTF-8: read one by one below
    except msgspec.DecodeError as error:
        if "truncated" in str(error) and b"\\u" not in data[-_ESCAPES:]:
            raise CmviewerError(JSON_CUT_OFF.of(file)) from error
    return _one_by_one(load_json(file, problems), file, problems, record)


def decoded_objects(data: bytes | msgspec.Raw, record: type[Boxed]) -> Sequence[Boxed]:
    """Decode a list of objects, as `Boxed` or `Shaped`. Raises as `decoded_list` does."""
    return decoded_list(data, Shaped, hook) if record is Shaped else decoded_list(data, Boxed)


def _decoded_lists(data: bytes, record: type[Boxed]) -> CocoFile:
    lists = msgspec.json.decode(data, type=_Lists)
    return CocoFile(decoded_objects(lists.annotations, record), lists.images, lists.categories)


def _one_by_one(value: object, file: Path, problems: list[Problem], record: type[Boxed]) -> CocoFile:
    lists: dict[str, Any] = {"annotations": value} if isinstance(value, list) else {}
    if isinstance(value, dict):
        lists = {key: value[key] for key in ("annotations", "images", "categories") if value.get(key)}
    for key, records in lists.items():
        if not isinstance(records, list):
            raise CmviewerError(KEY_WITHOUT_LIST.of(file, key=key))
    objects, number = _converted(lists.get("annotations", []), record, "object", file, problems)
    images, _ = _converted(lists.get("images", []), Image, "image", file, problems)
    categories, _ = _converted(lists.get("categories", []), Category, "category", file, problems)
    if not objects and lists.get("annotations"):
        raise CmviewerError(*problems)
    return CocoFile(objects, images, categories, number)


def _converted(
    records: list[object], kind: type[_Record], word: str, file: Path, problems: list[Problem]
) -> tuple[list[_Record], list[int]]:
    """Convert records; return the good ones, and their places in the list."""
    good, number = [], []
    bad: dict[str, tuple[int, int]] = {}
    for place, record in enumerate(records):
        try:
            good.append(record_of(_without_empty_box(record), kind, strict=False, hook=hook))
            number.append(place)
        except msgspec.ValidationError as error:
            why = str(error).replace("`", "'")
            first, times = bad.get(why, (place, 0))
            bad[why] = first, times + 1
    problems += [
        COCO_RECORD_UNREADABLE.of(
            file,
            times=times,
            left_out=times,
            word=word,
            first=first + 1,
            initial=why[:1].lower(),
            rest=why[1:],
        )
        for why, (first, times) in bad.items()
    ]
    return good, number


def _without_empty_box(record: object) -> object:
    """An empty list in place of a box is how some exports write that there is none."""
    if isinstance(record, dict) and record.get("bbox") == []:
        return {key: value for key, value in record.items() if key != "bbox"}
    return record
