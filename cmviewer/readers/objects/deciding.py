"""How each kind of checkpoint is read: decided from its last one, for all of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Annotations
from cmviewer.readers.objects.joining import Reading, Space, predicted_annotations
from cmviewer.readers.objects.last_checkpoints import (
    LastCheckpoint,
    last_of_each_kind,
    read_checkpoint,
    read_last,
)
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource
from cmviewer.readers.objects.predictions_reading import decide_reading
from cmviewer.readers.objects.sample import truth_sample
from cmviewer.readers.objects.source_reader import SourceReader, kind_of


@dataclass(frozen=True, eq=False)
class JoinedSides:
    """What checkpoints are joined with. readings: by the kind of a checkpoint."""

    reader: SourceReader
    truth: Annotations
    space: Space
    readings: dict[str, Reading]

    def read(self, source: ObjectSource, problems: list[Problem]) -> Annotations:
        """Read a checkpoint as its kind is read. Raises `CmviewerError`, `Cancelled`."""
        return self.joined(read_checkpoint(self.reader, source, problems), source, problems)

    def joined(self, part: ObjectPart, source: ObjectSource, problems: list[Problem]) -> Annotations:
        """Join what was read of a checkpoint. Raises `CmviewerError`."""
        reading = self.readings.get(kind_of(source), Reading())
        return predicted_annotations(part, self.space, source.path, reading, problems)


def decide_all(sides: JoinedSides, last: LastCheckpoint, problems: list[Problem]) -> LastCheckpoint:
    """Decide how each kind of checkpoint is read, from its last one; return the very last, read so."""
    reader, space = sides.reader, sides.space
    every = np.ones(len(space.sizes.images), np.bool_)
    for kind, source in last_of_each_kind(reader).items():
        is_last = source is last.source
        one = last if is_last else read_last(reader, source)
        reached = _reached(one, space, every)
        own = truth_sample(sides.truth, reached, space.sizes)
        decided = decide_reading(reader, space, own, one, reader.decisions)
        sides.readings[kind] = decided.reading
        problems += decided.warnings
        if is_last:
            last = decided.last
    return last


def _reached(one: LastCheckpoint, space: Space, every: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Images that predictions may be about, in any way to join them, bool (N,)."""
    if one.part is None or not len(one.part):
        return every
    reached = np.zeros(len(every), np.bool_)
    used = np.flatnonzero(np.bincount(one.part.image))
    for joined in space.images.joins(one.part):
        position = joined.position[used]
        reached[position[position >= 0]] = True
    return reached
