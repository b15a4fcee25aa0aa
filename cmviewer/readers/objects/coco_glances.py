"""What COCO results hold, piece by piece: where how many objects of which images stand."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from cmviewer.readers.files.json_pieces import BETWEEN
from cmviewer.readers.objects.coco_records import Id
from cmviewer.readers.objects.coco_spellings import is_name
from cmviewer.regular_files import open_regular

SPAN: Final = 64 << 20
"""Bytes that are looked at together."""
PIECE: Final = 1 << 20
"""Bytes of a piece, at least: what is not needed of the first and the last of a part is read in vain."""
_READ: Final = 1 << 16
_BEGIN: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*")
_END: Final = re.compile(rb"\s*\]\s*\Z")


class _Seen(Struct, gc=False):
    """What is looked at of one object."""

    image_id: Id
    file_name: str | None = None
    category_name: str | None = None
    class_name: Any = None
    category: Any = None
    label: Any = None
    id: int | None = None


@dataclass(frozen=True, eq=False)
class Glance:
    """Objects that stand one after the other in a file, from byte `begin` up to `end`, which is not in it.

    ids: distinct images as text, in the order in which they come first. names: their files, where all have
    one. amount: int64 (n,), objects of each image. classes: how many objects name their class. own_ids: the
    first and the last id of the objects, which grow, where all have one.
    """

    begin: int
    end: int
    ids: tuple[str, ...]
    names: tuple[str, ...] | None
    amount: NDArray[np.int64]
    classes: int
    own_ids: tuple[int, int] | None

    def __len__(self) -> int:
        return int(self.amount.sum())


def glances(file: Path, begin: int, end: int, piece: int = PIECE) -> list[Glance] | None:
    """Look at the objects that begin between two bytes; None where only who reads the whole file can tell."""
    try:
        with open_regular(file) as stream:
            size = stream.seek(0, 2)
            stop = _end(stream, end, size)
            start = None if stop is None else _begin(stream, begin, stop)
            if start is None or stop is None:
                return None
            stream.seek(start)
            data = stream.read(max(0, stop - start))
        found = [_glance(data, start, *one) for one in _cut(data, piece)]
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    some = [one for one in found if one is not None]
    return some if len(some) == len(found) else None


def _begin(stream: BufferedReader, offset: int, stop: int) -> int | None:
    """Where the first object begins that does so behind a byte; `stop` where none does."""
    if offset == 0:
        stream.seek(0)
        opened = _BEGIN.match(stream.read(_READ))
        return None if opened is None else opened.end()
    between = _between(stream, offset)
    return stop if between is None else between[1]


def _end(stream: BufferedReader, offset: int, size: int) -> int | None:
    """Where the last object ends before the first that begins behind a byte."""
    between = None if offset >= size else _between(stream, offset)
    if between is not None:
        return between[0]
    tail = max(0, size - _READ)
    stream.seek(tail)
    closed = _END.search(stream.read())
    return None if closed is None else tail + closed.start()


def _between(stream: BufferedReader, offset: int) -> tuple[int, int] | None:
    """Where, behind a byte, one object ends and the next begins; None where none does."""
    stream.seek(offset)
    data = b""
    while more := stream.read(_READ + len(data)):
        data += more
        found = BETWEEN.search(data)
        if found is not None:
            return offset + found.start() + 1, offset + found.end()
    return None


def _cut(data: bytes, piece: int) -> Iterator[tuple[int, int]]:
    """Begin and end of pieces, each of whole objects."""
    begin = 0
    while between := BETWEEN.search(data, begin + piece):
        yield begin, between.start() + 1
        begin = between.end()
    if data[begin:].strip():
        yield begin, len(data)


_DECODER: Final = msgspec.json.Decoder(list[_Seen])


def _glance(data: bytes, start: int, begin: int, end: int) -> Glance | None:
    seen = _DECODER.decode(b"".join((b"[", memoryview(data)[begin:end], b"]")))
    amount = Counter([one.image_id for one in seen])
    ids = tuple(map(str, amount))
    names, own_ids = _names(seen, amount), _own_ids(seen)
    if names == () or own_ids == () or len(set(ids)) < len(ids) or any(map(_is_named_otherwise, seen)):
        return None
    return Glance(
        start + begin,
        start + end,
        ids,
        names,
        np.fromiter(amount.values(), np.int64, len(amount)),
        sum(one.category_name is not None for one in seen),
        None if own_ids is None else (own_ids[0], own_ids[-1]),
    )


def _is_named_otherwise(one: _Seen) -> bool:
    """Whether a text beside the class number may be its name: only all objects together tell."""
    return one.category_name is None and any(map(is_name, (one.class_name, one.category, one.label)))


def _names(seen: Sequence[_Seen], amount: Counter[Id]) -> tuple[str, ...] | None:
    """The file of each image; None where no object names one, nothing where they do not agree."""
    given = {one.file_name for one in seen}
    if given == {None}:
        return None
    pairs = {(one.image_id, one.file_name) for one in seen}
    names = {image: name for image, name in pairs if name is not None}
    return tuple(names[image] for image in amount) if None not in given and len(pairs) == len(amount) else ()


def _own_ids(seen: Sequence[_Seen]) -> tuple[int, ...] | None:
    """The ids of the objects; None where none has one, nothing where not all have, or they do not grow."""
    given = [one.id for one in seen if one.id is not None]
    if not given:
        return None
    grow = len(given) == len(seen) and all(a < b for a, b in pairwise(given))
    return (given[0], given[-1]) if grow else ()
