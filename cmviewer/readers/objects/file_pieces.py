"""Files, one an image, as pieces: how many objects each has, and reading those of some images.

A layout says how some of its files are read, and how the objects of one are counted without reading it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.archives import archive_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Look, ReadWholeError, frozen
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.joining.image_index import ImageNames
from cmviewer.readers.objects.parts import (
    Contents,
    ObjectPart,
    ReadContext,
    ReadSome,
    SentContext,
    UsedClasses,
    WantedShape,
)
from cmviewer.readers.objects.text_folders import image_name
from cmviewer.readers.objects.used_classes import used_classes
from cmviewer.readers.objects.written_scores import with_finite_scores
from cmviewer.regular_files import open_regular

_TOGETHER: Final = 1000
"""Files that are looked at together."""

ReadFiles = Callable[[tuple[Path, ...], ReadContext], ObjectPart]
"""Reads some of the files of a folder, as all of them are read; can go to another process.

Raises `ReadWholeError` where other files may say what these mean. Objects that have no id of their own are
called by their place among all of the folder.
"""
CountIn = Callable[[bytes], int | None]
"""Counts the objects of a file of so many bytes; None where only reading it can tell.

A count that is wrong is found when the file is read, and costs that the checkpoint is read whole.
"""


@dataclass(frozen=True)
class FilePieces:
    """The files of a folder. read: reads some of them; count: counts the objects of one.

    ordered: puts names of classes, which come as in the files, into the order that reading gives them.
    """

    folder: Path
    files: tuple[Path, ...]
    read: ReadFiles
    count: CountIn
    ordered: Callable[[Iterable[str]], Iterable[str]] = tuple

    def looks(self, context: ReadContext) -> Sequence[Look]:
        """One for some files; nothing of an archive."""
        return [partial(seen_in, files, self.read, self.count, context.sent) for files in self._cuts()]

    def class_looks(self, context: ReadContext) -> Sequence[Look]:
        """One for some files, which it reads; nothing of an archive."""
        return [partial(classes_in, files, self.read, context.sent) for files in self._cuts()]

    def _cuts(self) -> Iterator[tuple[Path, ...]]:
        if not any(archive_of(file) is not None for file in self.files[:1]):
            for begin in range(0, len(self.files), _TOGETHER):
                yield self.files[begin : begin + _TOGETHER]

    def classes(self, looked: Sequence[Any], context: ReadContext) -> UsedClasses | None:
        """Put together the classes; None where a file is odd, or classes have names in some files alone."""
        seen = [one for one in looked if isinstance(one, UsedClasses)]
        names = dict.fromkeys(name for one in seen for name in one.names)
        numbers = sorted({number for one in seen for number in one.numbers})
        if len(seen) < len(looked) or (names and numbers):
            return None
        listed = dict.fromkeys(context.class_names or ())
        if names.keys() <= listed.keys():
            return UsedClasses(tuple(name for name in listed if name in names), tuple(numbers))
        return UsedClasses(tuple(self.ordered(names)), tuple(numbers))

    def contents(self, looked: Sequence[Any], context: ReadContext) -> Contents | None:
        """Number the images; None where a file is odd. One file tells in which unit all are."""
        seen = [one for one in looked if isinstance(one, SeenFiles)]
        if len(seen) < len(looked):
            return None
        amount = np.concatenate([one.amount for one in seen])
        shown = int(np.argmax(amount > 0))
        part = _whole_part(self.files[shown : shown + 1], self.read, context.sent)
        names = tuple(image_name(self.folder, file) for file in self.files)
        if part is None or part.image_names != names[shown : shown + 1]:
            return None
        return Contents(
            names=ImageNames(names, names if part.image_ids else ()),
            amount=amount,
            named=part.named,
            unit=part.unit,
            regions=any(one.regions for one in seen) if context.wanted is WantedShape.REGIONS else None,
            some=partial(self._some, amount, np.cumsum(amount) - amount),
            is_mixed=_never,
        )

    def _some(
        self, amount: NDArray[np.int64], first: NDArray[np.int64], images: NDArray[np.int64]
    ) -> ReadSome:
        files = tuple(self.files[i] for i in images.tolist())
        return _SomeFiles(files, self.read, amount[images], first[images])


def classes_in(files: tuple[Path, ...], read: ReadFiles, sent: SentContext) -> UsedClasses | None:
    """Return the classes of the objects in files; None where anything is odd."""
    part = _whole_part(files, read, sent)
    return None if part is None else used_classes(part)


def _never(_position: NDArray[np.int64]) -> bool:
    """Tell that images are never mixed: each has a file of its own."""
    return False


@dataclass(frozen=True, eq=False)
class SeenFiles:
    """What was seen of n files. amount: int64 (n,), objects of each. regions: whether one has some."""

    amount: NDArray[np.int64]
    regions: bool


def seen_in(files: tuple[Path, ...], read: ReadFiles, count: CountIn, sent: SentContext) -> SeenFiles | None:
    """Count the objects of files; where that is not enough, they are read. None where anything is odd."""
    regions = sent.wanted is WantedShape.REGIONS
    counted = [None if regions else _counted(file, count) for file in files]
    amount = np.array([0 if one is None else one for one in counted], np.int64)
    unknown = [place for place, one in enumerate(counted) if one is None]
    if not unknown:
        return SeenFiles(amount, regions=False)
    part = _whole_part(tuple(files[place] for place in unknown), read, sent)
    if part is None:
        return None
    amount[unknown] = np.bincount(part.image, minlength=len(unknown))
    return SeenFiles(amount, regions=part.region is not None)


def _counted(file: Path, count: CountIn) -> int | None:
    try:
        with open_regular(file) as stream:
            return count(stream.read())
    except OSError:
        return None  # reading says why


def _whole_part(files: tuple[Path, ...], read: ReadFiles, sent: SentContext) -> ObjectPart | None:
    """Read files; None where anything in them is odd."""
    problems: list[Problem] = []
    try:
        with failing_alone(files[0]):
            part = with_finite_scores(read(files, sent.context(problems)), files[0], problems)
    except (CmviewerError, ReadWholeError):
        return None
    return None if problems or len(part.image_names) != len(files) else part


@dataclass(frozen=True, eq=False)
class _SomeFiles:
    """Reads n files. amount, first: int64 (n,), objects of each, and how many those before it have."""

    files: tuple[Path, ...]
    read: ReadFiles
    amount: NDArray[np.int64]
    first: NDArray[np.int64]

    def __call__(self, context: ReadContext) -> ObjectPart:
        part = self.read(self.files, context)
        if not np.array_equal(np.bincount(part.image, minlength=len(self.files)), self.amount):
            raise ReadWholeError("files with other objects than were counted")
        if part.identity is not None:
            return part
        before = np.cumsum(self.amount) - self.amount
        place = np.repeat(self.first - before, self.amount) + np.arange(len(part))
        return replace(part, identity=frozen(place, np.int64))
