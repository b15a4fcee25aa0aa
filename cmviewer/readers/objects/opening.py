"""Files of objects → the evaluation of detection or instance segmentation."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem, fold
from cmviewer.evaluation import Annotations, Classes, Evaluation, Images, Task, frozen
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.class_names import read_class_names
from cmviewer.readers.classification.checkpoint_names import readable
from cmviewer.readers.image_files import ImageFiles, folders_upwards
from cmviewer.readers.objects.checkpoints import Loader, checkpoint_names, made
from cmviewer.readers.objects.checks import kept_of
from cmviewer.readers.objects.class_space import class_space
from cmviewer.readers.objects.finding import Found, nothing_to_count
from cmviewer.readers.objects.image_index import image_index
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.joining import Origin, Space, predicted_annotations, truth_annotations
from cmviewer.readers.objects.names import names_near
from cmviewer.readers.objects.parts import UNKNOWN_SIZE, ObjectPart, ObjectSource, Reader, Unit, Wanted
from cmviewer.readers.request import OpenRequest


@dataclass(frozen=True)
class _Opening:
    """What all steps of opening need."""

    request: OpenRequest
    found: Found
    progress: Progress
    cancel: Cancel
    problems: list[Problem]
    wanted: Wanted

    def read(self, source: ObjectSource, problems: list[Problem]) -> ObjectPart:
        """Read a source, whose class numbers have the names that were told, or lie near."""
        names = self.names_for(source, problems) if source.numbered else None
        return source.read(
            Reader(self.progress, self.cancel, problems, names, self.request.boxes, self.wanted)
        )

    def origin(self, source: ObjectSource) -> Origin:
        """Where a part comes from; of COCO files alone boxes are often written in other ways."""
        return Origin(source.path, source.layout.startswith("COCO") and self.request.boxes is None)

    def names_for(self, source: ObjectSource, problems: list[Problem]) -> tuple[str, ...] | None:
        """Names of class numbers; None where nothing names them."""
        if self.request.classes is not None:
            return read_class_names(self.request.classes, problems)
        near = names_near(source.path, self.found.top, problems)
        return None if near is None else near[1]


def open_objects(
    request: OpenRequest, found: Found, progress: Progress, cancel: Cancel, problems: list[Problem]
) -> Evaluation:
    """Read, join and check truth and predictions. Raises `CmviewerError`, `Cancelled`."""
    if not found.is_whole:
        raise nothing_to_count(found)
    task = _task(request, found)
    wanted = Wanted.REGIONS if task is Task.INSTANCE_SEGMENTATION else Wanted.BOXES
    opening = _Opening(request, found, progress, cancel, problems, wanted)
    parts = _read_ahead(opening)
    source, truth = _truth(opening, parts)
    return _joined(opening, task, source, truth, parts)


def _task(request: OpenRequest, found: Found) -> Task:
    """Regions are compared where both sides have some, unless a person says otherwise."""
    if request.task is not None:
        return request.task
    both = found.truths[0].has_regions and any(source.has_regions for source, _ in found.checkpoints)
    return Task.INSTANCE_SEGMENTATION if both else Task.DETECTION


@dataclass(frozen=True, eq=False)
class _Ahead:
    """What opening reads of the predictions: the last checkpoint, and all whose classes may be new."""

    last: ObjectPart | None
    said: tuple[Problem, ...]
    parts: tuple[ObjectPart, ...]


def _read_ahead(opening: _Opening) -> _Ahead:
    """Read what must be known of the predictions before any is counted; what cannot be read is said later."""
    parts: list[ObjectPart] = []
    last, said = None, list[Problem]()
    *others, (final, _) = opening.found.checkpoints
    for source, _ in others:
        if not source.numbered or opening.names_for(source, []) is None:
            try:
                parts.append(_classes_only(opening.read(source, [])))
            except CmviewerError:
                continue  # loading it says why
    try:
        last = opening.read(final, said)
    except CmviewerError:
        said = []
    return _Ahead(last, tuple(said), (*parts, *([] if last is None else [last])))


def _classes_only(part: ObjectPart) -> ObjectPart:
    """A part without its objects, which would only take room."""
    return kept_of(part, np.zeros(len(part), np.bool_))


def _truth(opening: _Opening, ahead: _Ahead) -> tuple[ObjectSource, ObjectPart]:
    """Read the truth; of several the one that knows most of the predicted images, else the preferred one."""
    read: list[tuple[ObjectSource, ObjectPart, list[Problem]]] = []
    failed: list[Problem] = []
    for source in opening.found.truths:
        said: list[Problem] = []
        try:
            read.append((source, opening.read(source, said), said))
        except CmviewerError as error:
            failed += error.problems
    if not read:
        raise CmviewerError(*fold(failed))
    opening.problems.extend(failed)
    shared = [_shared(part, ahead.last) for _, part, _ in read]
    best = shared.index(max(shared))
    source, part, said = read[best]
    opening.problems.extend(said)
    others = [read[i][0] for i, n in enumerate(shared) if i != best and n > 0]
    if others:
        listed = ", ".join(_below(other.path, opening.found.top) for other in others)
        what = f"several truths cover the same images; {source.layout} was taken, and not {listed}"
        opening.problems.append(Problem("truth-several", what, "choose with --truth", source.path))
    return source, part


def _below(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix() if path != top and path.is_relative_to(top) else path.name


def _shared(truth: ObjectPart, predictions: ObjectPart | None) -> int:
    """How many images of the predictions a truth knows."""
    if predictions is None:
        return 0
    return int((image_index(truth.image_names, truth.image_ids).positions(predictions) >= 0).sum())


def _joined(
    opening: _Opening, task: Task, source: ObjectSource, part: ObjectPart, ahead: _Ahead
) -> Evaluation:
    found, problems = opening.found, opening.problems
    final = found.checkpoints[-1][0]
    listed = opening.names_for(final, problems) if final.numbered else None
    images = _images(opening, source, part)
    index = image_index(part.image_names, part.image_ids)
    space = Space(
        images=index,
        sizes=ImageSizes(images, _sizes(part, index.positions, ahead.last), part.unit is Unit.IMAGE),
        classes=class_space(part, ahead.parts, listed),
        wanted=opening.wanted,
    )
    truth = truth_annotations(part, space, opening.origin(source), problems)

    def read(one: ObjectSource, said: list[Problem]) -> Annotations:
        return predicted_annotations(opening.read(one, said), truth, space, opening.origin(one), said)

    loaders = [Loader(one, read) for one, _ in found.checkpoints]
    if ahead.last is not None:
        said = list(ahead.said)
        loaders[-1].ready = predicted_annotations(ahead.last, truth, space, opening.origin(final), said)
        loaders[-1].opened = frozenset(fold(said))
        problems += fold(said)
    names = checkpoint_names([one for one, _ in found.checkpoints], [name for _, name in found.checkpoints])
    checkpoints = [made(name, loader) for name, loader in zip(names, loaders, strict=True)]
    path = opening.request.path or opening.request.predictions[0].path
    return Evaluation(
        task=task,
        name=readable(path.resolve().name),
        source=path,
        files=tuple(dict.fromkeys((*source.files, *(f for one, _ in found.checkpoints for f in one.files)))),
        recognised=_recognised(opening, source, space, len(truth)),
        classes=Classes(space.classes.names),
        images=images,
        truth=truth,
        checkpoints=tuple(checkpoints),
        problems=fold(problems),
    )


def _images(opening: _Opening, source: ObjectSource, part: ObjectPart) -> Images:
    """The images of the truth, looked for where they are told to be, in folders of images, near the files."""
    told = (opening.request.images,) if opening.request.images is not None else ()
    near = folders_upwards(source.path.parent, opening.found.top)
    return Images(len(part.image_names), part.image_names, ImageFiles((*told, *opening.found.images), near))


def _sizes(
    truth: ObjectPart, positions: Callable[[ObjectPart], NDArray[np.int64]], last: ObjectPart | None
) -> NDArray[np.int32]:
    """Sizes of the images as the truth tells them, else as the predictions do, int32 (N, 2)."""
    sizes = np.full((len(truth.image_names), 2), UNKNOWN_SIZE, np.int32)
    if truth.image_sizes is not None:
        sizes[:] = truth.image_sizes
    if last is not None and last.image_sizes is not None:
        at = positions(last)
        some = np.flatnonzero(at >= 0)
        missing = some[(sizes[at[some]] == UNKNOWN_SIZE).any(axis=1)]
        sizes[at[missing]] = last.image_sizes[missing]
    return frozen(sizes, np.int32)


def _recognised(opening: _Opening, source: ObjectSource, space: Space, objects: int) -> str:
    layouts = dict.fromkeys(one.layout for one, _ in opening.found.checkpoints)
    counts = (
        _counted(len(space.classes.names), "class", "classes"),
        _counted(len(opening.found.checkpoints), "checkpoint", "checkpoints"),
        _counted(len(space.sizes.images), "image", "images"),
        _counted(objects, "true object", "true objects"),
    )
    return f"Truth as {source.layout}, predictions as {' and '.join(layouts)}: {', '.join(counts)}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
