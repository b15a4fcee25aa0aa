"""Parts of a checkpoint, read elsewhere as its kind is read: equal to reading all of it, or not read so.

What only all of a source can tell is looked at by its pieces, or is such that a part in which nothing is odd
settles it. A part in which anything is odd is not read so: then all of the checkpoint is read at once, and
says what it worked around.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Annotations, Frame, Look, PartIndex
from cmviewer.readers.objects.deciding import JoinedSides
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.joining import Reading, positions
from cmviewer.readers.objects.part_reading import Followed, SomeImages, followed, read_blocks
from cmviewer.readers.objects.parts import BoxUnit, Contents, ObjectSource, WantedShape
from cmviewer.readers.objects.source_reader import kind_of

BLOCK: Final = 200_000
"""Boxes that are read together: while they are, each takes several times the memory that it keeps."""


@dataclass(frozen=True, eq=False)
class CheckpointApart:
    """How parts of a checkpoint are read. sides: what it is joined with."""

    sides: JoinedSides
    source: ObjectSource

    @property
    def _reading(self) -> Reading:
        return self.sides.readings.get(kind_of(self.source), Reading())

    def looks(self) -> Sequence[Look]:
        """Return what looks at all of its pieces; nothing where it has to be read whole."""
        space = self.sides.space
        judges = space.not_judged is not None or space.not_throughout is not None
        if self.source.pieces is None or judges or self._reading.frame is not Frame.SEEN:
            return ()
        return self.source.pieces.looks(self.sides.reader.context(self.source, []))

    def index(self, looked: Sequence[Any]) -> PartIndex | None:
        """Make the index; None where pieces are odd or mixed, or an image is none of the truth's."""
        if self.source.pieces is None:
            return None
        space, context = self.sides.space, self.sides.reader.context(self.source, [])
        contents = self.source.pieces.contents(looked, context)
        if contents is None:
            return None
        position = positions(contents.names, space.images, self._reading)
        if (position < 0).any() or contents.is_mixed(position):
            return None
        amount = np.bincount(position, contents.amount, len(space.sizes.images)).astype(np.int64)
        how = followed(self.source, context, space, self._reading, contents)
        return ObjectIndex(contents, position, amount, how, space.sizes)


@dataclass(frozen=True, eq=False)
class ObjectIndex:
    """position: int64 (n,), which image of the evaluation each image of the source is.

    amount: int64 (N,), predictions of each image of the evaluation.
    """

    contents: Contents
    position: NDArray[np.int64]
    amount: NDArray[np.int64]
    how: Followed
    sizes: ImageSizes

    @property
    def sampled(self) -> NDArray[np.bool_]:
        """None: what looks at the whole chooses some."""
        return np.zeros(len(self.amount), np.bool_)

    def problems(self, sample: Annotations) -> tuple[Problem, ...]:  # noqa: ARG002 - as `PartIndex` has it
        """Nothing: a part in which anything is odd is not read."""
        return ()

    def part(self, start: int, end: int) -> Callable[[], Annotations]:
        """Return what reads the predictions of some images, as `PartIndex` has it."""
        before = np.cumsum(self.amount[start:end]) - self.amount[start:end]
        at_once = BLOCK if self.how.sent.wanted is WantedShape.BOXES else int(self.amount.sum()) + 1
        cuts = np.flatnonzero(np.diff(before // at_once, prepend=0)) + start
        blocks = tuple((one - start, self._some(one, other)) for one, other in pairwise([start, *cuts, end]))
        return partial(read_blocks, self.how, blocks)

    def _some(self, start: int, end: int) -> SomeImages:
        inside = np.flatnonzero((self.position >= start) & (self.position < end))
        names = self.contents.names
        called = names.image_ids or names.image_names
        place = {called[i]: int(self.position[i]) - start for i in inside.tolist()}
        sizes = self.sizes.known if self.contents.unit is BoxUnit.PIXELS else self.sizes.measured
        amount = int(self.amount[start:end].sum())
        return SomeImages(self.contents.some(inside), place, sizes[start:end], amount)
