"""COCO files: their records are decoded straight into typed ones; where that fails, one by one."""

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from cmviewer.archives import archive_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.files import JSON_CUT_OFF
from cmviewer.problems.layouts import KEY_WITHOUT_LIST
from cmviewer.problems.objects import COCO_RECORD_UNREADABLE
from cmviewer.readers.files.file_bytes import read_bytes
from cmviewer.readers.files.json_files import load_json, record_of
from cmviewer.readers.files.json_pieces import Buffer, decoded_by_pieces, let_go, pieces_of_stream
from cmviewer.readers.files.packed import is_packed
from cmviewer.readers.objects.coco_columns import ObjectColumns, columns_of, joined, plain_columns
from cmviewer.readers.objects.coco_counts import hook
from cmviewer.readers.objects.coco_records import Boxed, Category, Image, Plain
from cmviewer.readers.objects.coco_spellings import as_coco
from cmviewer.regular_files import open_regular

_MARK: Final = b"\xef\xbb\xbf"
"""What some editors write before UTF-8."""


_EMPTY: Final = msgspec.Raw(b"[]")
OBJECTS: Final = ("annotations", "predictions", "results", "detections")
"""Where the list of objects stands: COCO calls it annotations, scripts wrap their results otherwise."""


class _Lists(Struct):
    annotations: msgspec.Raw = _EMPTY
    predictions: msgspec.Raw = _EMPTY
    results: msgspec.Raw = _EMPTY
    detections: msgspec.Raw = _EMPTY
    images: list[Image] = []
    categories: list[Category] = []


@dataclass(frozen=True, eq=False)
class CocoFile:
    """What a file holds. number: the place of each object in the file, from 0, where some were left out."""

    objects: ObjectColumns
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
    decoded = columns_decoder(record)
    if (streamed := _streamed(file, decoded)) is not None:
        return CocoFile(streamed)
    data = read_bytes(file).removeprefix(_MARK)
    try:
        if data.lstrip()[:1] == b"[":
            return CocoFile(joined(decoded_by_pieces(data, decoded)))
        lists = msgspec.json.decode(data, type=_Lists)
        own = next((one for key in OBJECTS if (one := getattr(lists, key)) is not _EMPTY), _EMPTY)
        objects = joined(decoded_by_pieces(own, decoded))
        return CocoFile(objects, lists.images, lists.categories)
    except (msgspec.ValidationError, UnicodeDecodeError):
        pass  # some record is odd, or not in UTF-8: read one by one below
    except msgspec.DecodeError as error:
        if "truncated" in str(error) and b"\\u" not in data[-_ESCAPES:]:
            raise CmviewerError(JSON_CUT_OFF.of(file)) from error
    return _one_by_one(load_json(file, problems), file, problems, record)


def _streamed(file: Path, decoded: Callable[[Buffer], ObjectColumns]) -> ObjectColumns | None:
    """Read a list without having all of it in memory; None where it is none, or where something is odd."""
    if is_packed(file) or archive_of(file) is not None:
        return None
    try:
        with open_regular(file) as stream:
            if stream.peek(len(_MARK)).startswith(_MARK):
                stream.read(len(_MARK))
            if stream.peek(1).lstrip()[:1] != b"[":
                return None
            return joined([decoded(piece) for piece in pieces_of_stream(stream)])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None  # reading all of it says what it is


def columns_decoder(record: type[Boxed]) -> Callable[[Buffer], ObjectColumns]:
    """Return what decodes a list of objects, as `Boxed` or `Shaped`; the records do not outlive it."""
    plain = msgspec.json.Decoder(list[Plain]).decode
    decode = msgspec.json.Decoder(list[record], dec_hook=hook).decode  # type: ignore[valid-type]  # a class as a value

    def columns(data: Buffer) -> ObjectColumns:
        try:
            return plain_columns(plain(data))
        except (msgspec.DecodeError, UnicodeError, struct.error):
            return columns_of(decode(data))

    return columns


def _one_by_one(value: object, file: Path, problems: list[Problem], record: type[Boxed]) -> CocoFile:
    lists: dict[str, Any] = {"annotations": value} if isinstance(value, list) else {}
    if isinstance(value, dict):
        own = next((value[key] for key in OBJECTS if value.get(key)), None)
        lists = {"annotations": own} if own else {}
        lists |= {key: value[key] for key in ("images", "categories") if value.get(key)}
    for key, records in lists.items():
        if not isinstance(records, list):
            raise CmviewerError(KEY_WITHOUT_LIST.of(file, key=key))
    objects, number = _converted(lists.get("annotations", []), record, "object", file, problems)
    images, _ = _converted(lists.get("images", []), Image, "image", file, problems)
    categories, _ = _converted(lists.get("categories", []), Category, "category", file, problems)
    if not objects and lists.get("annotations"):
        raise CmviewerError(*problems)
    columns = columns_of(objects)
    let_go(objects)
    return CocoFile(columns, images, categories, number)


def _converted(
    records: list[object], kind: type[_Record], word: str, file: Path, problems: list[Problem]
) -> tuple[list[_Record], list[int]]:
    """Convert records; return the good ones, and their places in the list."""
    good, number = [], []
    bad: dict[str, tuple[int, int]] = {}
    for place, record in enumerate(records):
        try:
            good.append(
                record_of(
                    as_coco(record) if issubclass(kind, Boxed) else record, kind, strict=False, hook=hook
                )
            )
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
