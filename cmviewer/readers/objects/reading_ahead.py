"""What must be known of truth and predictions before anything is counted."""

from dataclasses import dataclass
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem, fold
from cmviewer.readers.objects.class_space import UsedClasses, used_classes
from cmviewer.readers.objects.image_index import image_index
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource
from cmviewer.readers.objects.source_reader import SourceReader


@dataclass(frozen=True, eq=False)
class Ahead:
    """The last checkpoint, which is looked at first; None where it cannot be read. said: of it."""

    last: ObjectPart | None
    said: tuple[Problem, ...]


def read_ahead(reader: SourceReader) -> Ahead:
    """Read the last checkpoint. Raises `CmviewerError` where it is the only one, and cannot be read."""
    said: list[Problem] = []
    try:
        return Ahead(reader.read(reader.found.checkpoints[-1][0], said), tuple(said))
    except CmviewerError:
        if len(reader.found.checkpoints) == 1:
            raise
        return Ahead(None, ())  # loading it says why


def read_classes(reader: SourceReader, truth: ObjectPart, ahead: Ahead) -> list[UsedClasses]:
    """Find the classes that checkpoints have; those whose classes are all the truth's are not read."""
    found = [] if ahead.last is None else [used_classes(ahead.last)]
    for source, _ in reader.found.checkpoints[:-1]:
        if _may_have_others(reader, source, truth):
            try:
                found.append(used_classes(reader.read(source, [])))
            except CmviewerError:
                continue  # loading it says why
    return found


def _may_have_others(reader: SourceReader, source: ObjectSource, truth: ObjectPart) -> bool:
    """Tell whether a source may have classes that the truth has not."""
    if not source.numbered:
        return True
    names = reader.names(source, [])
    if names is None:
        return not (truth.named and truth.class_ids)
    return not set(names[1]) <= set(truth.class_names)


def read_truth(
    reader: SourceReader, ahead: Ahead, problems: list[Problem]
) -> tuple[ObjectSource, ObjectPart]:
    """Read the truth; of several the one that knows most of the predicted images, else the preferred one."""
    read: list[tuple[ObjectSource, ObjectPart, list[Problem]]] = []
    failed: list[Problem] = []
    for source in reader.found.truths:
        said: list[Problem] = []
        try:
            read.append((source, reader.read(source, said), said))
        except CmviewerError as error:
            failed += error.problems
    if not read:
        raise CmviewerError(*fold(failed))
    problems.extend(failed)
    shared = [_shared(part, ahead.last) for _, part, _ in read]
    best = shared.index(max(shared))
    source, part, said = read[best]
    problems.extend(said)
    others = [other for other, known, _ in read if other is not source and _shared(part, known)]
    if others:
        listed = ", ".join(_below(other.path, reader.found.top) for other in others)
        what = f"several truths cover the same images; {source.layout} was taken, and not {listed}"
        problems.append(
            Problem(
                "truth-several", what, "name it as truth in a cmviewer.toml, or with --truth", source.path
            )
        )
    return source, part


def _below(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix() if path != top and path.is_relative_to(top) else path.name


def _shared(truth: ObjectPart, predictions: ObjectPart | None) -> int:
    """How many images of the predictions a truth knows."""
    if predictions is None:
        return 0
    return int((image_index(truth.image_names, truth.image_ids).positions(predictions) >= 0).sum())
