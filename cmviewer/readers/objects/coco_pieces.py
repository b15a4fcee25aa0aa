"""COCO results in pieces: where the objects of which images stand, and reading those of some."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from cmviewer.archives import archive_of
from cmviewer.evaluation import Look, ReadWholeError
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.json_pieces import decoded_by_pieces
from cmviewer.readers.files.packed import is_packed
from cmviewer.readers.joining.image_index import ImageNames
from cmviewer.readers.objects.box_formats import unit_of
from cmviewer.readers.objects.coco_columns import ObjectColumns, columns_of, joined, some_of
from cmviewer.readers.objects.coco_file import CocoFile, columns_decoder
from cmviewer.readers.objects.coco_glances import PIECE, SPAN, Glance, glances
from cmviewer.readers.objects.coco_part import part_of
from cmviewer.readers.objects.coco_records import Boxed, Shaped
from cmviewer.readers.objects.parts import Contents, ObjectPart, ReadContext, UsedClasses, WantedShape
from cmviewer.regular_files import open_regular

_APART: Final = 2_000
"""Images that are read together, about: a piece that holds some further apart is read several times."""
_MOST: Final = 2.0
"""How often a piece may be read: where images are mixed, it is quicker to read all of them once."""


@dataclass(frozen=True)
class CocoPieces:
    """The pieces of one file. span, piece: bytes that are looked at together, and that are read together."""

    file: Path
    span: int = SPAN
    piece: int = PIECE

    def looks(self, context: ReadContext) -> Sequence[Look]:  # noqa: ARG002 - as `Pieces` has it
        """One for each span; nothing of what is packed, for it has to be unpacked from its beginning."""
        if archive_of(self.file) is not None or is_packed(self.file):
            return ()
        try:
            size = self.file.stat().st_size
        except OSError:
            return ()
        begins = [*range(0, size, self.span), size]
        return [partial(glances, self.file, *one, self.piece) for one in pairwise(begins)]

    def contents(self, looked: Sequence[Any], context: ReadContext) -> Contents | None:
        """Number the images; None where objects differ in what they have."""
        found = [one for some in looked if some is not None for one in some]
        if None in looked or not found:
            return None
        named = {one.classes == len(one) for one in found} if any(one.classes for one in found) else {False}
        has_names = {one.names is not None for one in found}
        if len(named) > 1 or len(has_names) > 1 or not _ids_grow(found):
            return None
        if named == {True} and not context.names_beside:
            named = {False}
        place: dict[str, int] = {}
        for one in found:
            for text in one.ids:
                place.setdefault(text, len(place))
        image = [np.array([place[text] for text in one.ids], np.int64) for one in found]
        names = _names(found, place)
        if names is None:
            return None
        amount = np.zeros(len(place), np.int64)
        for at, one in zip(image, found, strict=True):
            amount[at] += one.amount
        first, number = (np.cumsum([0, *counts])[:-1] for counts in (map(len, image), map(len, found)))
        index = _Index(self.file, tuple(found), np.concatenate(image), first, number)
        unit = unit_of(context.boxes or BoxFormat.LTWH)
        return Contents(
            ImageNames(names, tuple(place)), amount, named.pop(), unit, index.some, index.is_mixed
        )

    def class_looks(self, context: ReadContext) -> Sequence[Look]:  # noqa: ARG002 - as `Pieces` has it
        """Nothing: classes are mostly numbers that others name."""
        return ()

    def classes(self, looked: Sequence[Any], context: ReadContext) -> UsedClasses | None:  # noqa: ARG002
        """None: nothing was looked at."""
        return None


def _ids_grow(found: Sequence[Glance]) -> bool:
    """Whether no object has an id, or all have, each its own."""
    own = [one.own_ids for one in found]
    known = [one for one in own if one is not None]
    return not known or (len(known) == len(own) and all(a[1] < b[0] for a, b in pairwise(known)))


def _names(found: Sequence[Glance], place: dict[str, int]) -> tuple[str, ...] | None:
    """What each image is called; None where one is called in two ways."""
    names: dict[str, str] = {}
    for one in found:
        for text, name in zip(one.ids, one.ids if one.names is None else one.names, strict=True):
            if names.setdefault(text, name) != name:
                return None
    return tuple(names[text] for text in place)


@dataclass(frozen=True, eq=False)
class _Index:
    """What each of P pieces holds.

    image: int64 (t,), its images, piece after piece; first: int64 (P,), where those of each begin. number:
    int64 (P,), that of its first object.
    """

    file: Path
    found: tuple[Glance, ...]
    image: NDArray[np.int64]
    first: NDArray[np.int64]
    number: NDArray[np.int64]

    def is_mixed(self, position: NDArray[np.int64]) -> bool:
        """Whether pieces hold images that are far apart, so that most of them are of many parts."""
        piece = np.repeat(np.arange(len(self.first)), np.diff(self.first, append=len(self.image)))
        far = position[self.image] // _APART
        return len(np.unique(piece * (int(far.max()) + 1) + far)) > _MOST * len(self.first)

    def some(self, images: NDArray[np.int64]) -> "_Some":
        """Return what reads the pieces that hold some images."""
        is_wanted = np.zeros(int(self.image.max()) + 1, np.bool_)
        is_wanted[images] = True
        held = np.add.reduceat(is_wanted[self.image], self.first, dtype=np.int64)
        runs: list[_Run] = []
        wanted: set[str] = set()
        for piece in np.flatnonzero(held).tolist():
            one, first = self.found[piece], int(self.number[piece])
            is_whole = int(held[piece]) == len(one.ids)
            if not is_whole:
                inside = is_wanted[self.image[self.first[piece] :][: len(one.ids)]]
                wanted.update(one.ids[i] for i in np.flatnonzero(inside).tolist())
            last = runs[-1] if runs else None
            if is_whole and last is not None and last.is_whole and last.number + last.count == first:
                runs[-1] = replace(last, end=one.end, count=last.count + len(one))
            else:
                runs.append(_Run(one.begin, one.end, first, len(one), is_whole=is_whole))
        return _Some(self.file, tuple(runs), frozenset(wanted))


@dataclass(frozen=True)
class _Run:
    """Bytes of a file that are read at once. number, count: of their objects; is_whole: all are wanted."""

    begin: int
    end: int
    number: int
    count: int
    is_whole: bool


@dataclass(frozen=True)
class _Some:
    """Reads the objects of some images. wanted: of what is not wanted whole, ids of images, as text."""

    file: Path
    runs: tuple[_Run, ...]
    wanted: frozenset[str]

    def __call__(self, context: ReadContext) -> ObjectPart:
        decode = columns_decoder(Shaped if context.wanted is WantedShape.REGIONS else Boxed)
        objects: list[ObjectColumns] = []
        numbers = [np.zeros(0, np.int64)]
        try:
            with open_regular(self.file) as stream:
                for run in self.runs:
                    stream.seek(run.begin)
                    data = b"".join((b"[", stream.read(run.end - run.begin), b"]"))
                    some, number = self._wanted(run, joined(decoded_by_pieces(data, decode)))
                    objects.append(some)
                    numbers.append(number)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReadWholeError(str(error)) from error
        together = joined(objects or [columns_of([])])
        if context.wanted is WantedShape.BOXES and together.empty.any():
            raise ReadWholeError("an object without a box")
        found = CocoFile(together, number=np.concatenate(numbers))
        return part_of(found, self.file, context, BoxFormat.LTWH, context.problems)

    def _wanted(self, run: _Run, objects: ObjectColumns) -> tuple[ObjectColumns, NDArray[np.int64]]:
        if len(objects) != run.count:
            raise ReadWholeError("the file has changed")
        number = np.arange(run.number, run.number + run.count)
        if run.is_whole:
            return objects, number
        ids = objects.image_id if isinstance(objects.image_id, list) else objects.image_id.tolist()
        kept = np.flatnonzero([str(one) in self.wanted for one in ids])
        return some_of(objects, kept), number[kept]
