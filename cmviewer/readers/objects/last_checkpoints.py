"""The checkpoints that opening looks at: the last one, and the last one of each other kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.joining.class_names import folded
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource, UsedClasses
from cmviewer.readers.objects.repeats import without_repeats
from cmviewer.readers.objects.source_reader import SourceReader, kind_of
from cmviewer.readers.objects.used_classes import used_classes


@dataclass(frozen=True, eq=False)
class LastCheckpoint:
    """The last checkpoint of a kind; no part where it cannot be read. problems: those of reading it."""

    source: ObjectSource
    part: ObjectPart | None
    problems: tuple[Problem, ...] = ()


def read_checkpoint(reader: SourceReader, source: ObjectSource, problems: list[Problem]) -> ObjectPart:
    """Read predictions, each of them once. Raises `CmviewerError`, `Cancelled`."""
    return without_repeats(reader.read(source, problems), source.path, problems)


def read_last(reader: SourceReader, source: ObjectSource) -> LastCheckpoint:
    """Read a checkpoint that decides. Raises `CmviewerError` where it is the only one, and cannot be read."""
    problems: list[Problem] = []
    try:
        return LastCheckpoint(source, read_checkpoint(reader, source, problems), tuple(problems))
    except CmviewerError:
        if len(reader.found.checkpoints) == 1:
            raise
        return LastCheckpoint(source, None)  # loading it says why


def named_as_the_truth(reader: SourceReader, last: LastCheckpoint, truth: ObjectPart) -> LastCheckpoint:
    """Read predictions again by their numbers, where texts beside these are no name that the truth has."""
    part = last.part
    if part is None or not (part.likely_named and truth.named):
        return last
    if set(map(folded, part.class_names)) & set(map(folded, truth.class_names)):
        return last
    reader.by_number.add(kind_of(last.source))
    return read_last(reader, last.source)


def last_of_each_kind(reader: SourceReader) -> dict[str, ObjectSource]:
    """Return the source that decides for each kind of checkpoint, the last one of it."""
    return {kind_of(source): source for source, _ in reader.found.checkpoints}


def classes_of_checkpoints(
    reader: SourceReader, truth: ObjectPart, last: LastCheckpoint
) -> list[UsedClasses]:
    """Find the classes that checkpoints have; those whose classes are all the truth's are not read."""
    found = [] if last.part is None else [used_classes(last.part)]
    sources = [one for one, _ in reader.found.checkpoints[:-1] if _may_have_others(reader, one, truth)]
    for source, seen in zip(sources, _seen_elsewhere(reader, sources), strict=True):
        try:
            found.append(used_classes(reader.read(source, [])) if seen is None else seen)
        except CmviewerError:
            continue  # loading it says why
    return found


def _seen_elsewhere(reader: SourceReader, sources: Sequence[ObjectSource]) -> list[UsedClasses | None]:
    """The classes of each source by what other processes see of its pieces; None where it is read here."""
    if reader.elsewhere is None:
        return [None] * len(sources)
    contexts = [reader.context(source, []) for source in sources]
    looks = [
        () if source.pieces is None else source.pieces.class_looks(context)
        for source, context in zip(sources, contexts, strict=True)
    ]
    every = [one for some in looks for one in some]
    seen = iter(reader.elsewhere.take(every, "Looking for classes, pieces") if every else ())
    return [
        source.pieces.classes(list(islice(seen, len(some))), context) if source.pieces and some else None
        for source, context, some in zip(sources, contexts, looks, strict=True)
    ]


def _may_have_others(reader: SourceReader, source: ObjectSource, truth: ObjectPart) -> bool:
    """Tell whether a source may have classes that the truth has not."""
    if not source.numbered:
        return True
    names = reader.names(source, [])
    if names is None:
        return not (truth.named and truth.class_ids)
    return not set(names[1]) <= set(truth.class_names)
