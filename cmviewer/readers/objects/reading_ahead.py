"""What must be known of truth and predictions before anything is counted."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cmviewer.errors import CmviewerError, Problem, fold
from cmviewer.readers.objects.checks import kept_of
from cmviewer.readers.objects.image_index import image_index
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource
from cmviewer.readers.objects.source_reader import SourceReader


@dataclass(frozen=True, eq=False)
class Ahead:
    """What opening reads of the predictions: the last checkpoint, and all whose classes may be new."""

    last: ObjectPart | None
    said: tuple[Problem, ...]
    parts: tuple[ObjectPart, ...]


def read_ahead(reader: SourceReader) -> Ahead:
    """Read what must be known of the predictions before any is counted; what cannot be read is said later."""
    parts: list[ObjectPart] = []
    last, said = None, list[Problem]()
    *others, (final, _) = reader.found.checkpoints
    for source, _ in others:
        if reader.names(source, []) is None:
            try:
                parts.append(_classes_only(reader.read(source, [])))
            except CmviewerError:
                continue  # loading it says why
    try:
        last = reader.read(final, said)
    except CmviewerError:
        if not others:
            raise
        said = []
    return Ahead(last, tuple(said), (*parts, *([] if last is None else [last])))


def _classes_only(part: ObjectPart) -> ObjectPart:
    """A part without its objects, which would only take room."""
    return kept_of(part, np.zeros(len(part), np.bool_))


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
        problems.append(Problem("truth-several", what, "choose with --truth", source.path))
    return source, part


def _below(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix() if path != top and path.is_relative_to(top) else path.name


def _shared(truth: ObjectPart, predictions: ObjectPart | None) -> int:
    """How many images of the predictions a truth knows."""
    if predictions is None:
        return 0
    return int((image_index(truth.image_names, truth.image_ids).positions(predictions) >= 0).sum())
