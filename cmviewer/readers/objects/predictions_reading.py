"""How the checkpoints of one kind are read: decided once, in the order in which one rests on the other."""

from dataclasses import dataclass

from cmviewer.errors import Problem
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.objects.box_decision import decide_boxes
from cmviewer.readers.objects.frame_decision import decide_frame
from cmviewer.readers.objects.join_decision import decide_join
from cmviewer.readers.objects.joining import Reading, Space, positions
from cmviewer.readers.objects.last_checkpoints import LastCheckpoint, read_last
from cmviewer.readers.objects.number_decision import decide_numbers
from cmviewer.readers.objects.sample import TruthSample
from cmviewer.readers.objects.source_reader import SourceReader, kind_of


@dataclass(frozen=True, eq=False)
class DecidedReading:
    """How a kind of checkpoint is read, and the one that decided, read so. warnings: of the decisions."""

    reading: Reading
    last: LastCheckpoint
    warnings: tuple[Problem, ...]


def decide_reading(
    reader: SourceReader, space: Space, sample: TruthSample, last: LastCheckpoint, decisions: Decisions
) -> DecidedReading:
    """Decide images, boxes, whether before or after turning, and class numbers, each on the last's result.

    Raises `CmviewerError` where what was told does not fit.
    """
    part, source = last.part, last.source
    if part is None:
        return DecidedReading(Reading(), last, ())
    problems: list[Problem] = []
    join = decide_join(space.images, sample, source, part, decisions, problems)
    reading = Reading(join=join)
    position = positions(part, space.images, reading)
    written = decide_boxes(sample, source, part, position, decisions, problems)
    if written is not None and written is not part.box_format:
        reader.boxes[kind_of(source)] = written
        last = read_last(reader, source)
        part = last.part
        if part is None:
            return DecidedReading(reading, last, tuple(problems))
        position = positions(part, space.images, reading)
    frame = decide_frame(sample, source, part, position, decisions, problems)
    found = sample.objects(part, position, frame=frame)
    numbers = decide_numbers(space.classes, source, part, position, sample.truth, found, decisions, problems)
    return DecidedReading(Reading(join, frame, numbers), last, tuple(problems))
