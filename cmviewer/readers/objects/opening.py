"""Files of objects → the evaluation of detection or instance segmentation."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem, fold
from cmviewer.evaluation import Annotations, Classes, Evaluation, Images, Task, frozen
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.image_files import ImageFiles, folders_upwards
from cmviewer.readers.files.naming import name_of
from cmviewer.readers.objects.checkpoints import Loader, checkpoint_names, made
from cmviewer.readers.objects.class_space import class_space
from cmviewer.readers.objects.finding import Found, nothing_to_count
from cmviewer.readers.objects.image_index import image_index
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.joining import Origin, Space, predicted_annotations, truth_annotations
from cmviewer.readers.objects.parts import UNKNOWN_SIZE, Family, ObjectPart, ObjectSource, Unit, Wanted
from cmviewer.readers.objects.reading_ahead import Ahead, read_ahead, read_classes, read_truth
from cmviewer.readers.objects.source_reader import SourceReader
from cmviewer.readers.request import OpenRequest


def open_objects(
    request: OpenRequest, found: Found, progress: Progress, cancel: Cancel, problems: list[Problem]
) -> Evaluation:
    """Read, join and check truth and predictions. Raises `CmviewerError`, `Cancelled`."""
    if not found.is_whole:
        raise nothing_to_count(found)
    task = _task(request, found)
    wanted = Wanted.REGIONS if task is Task.INSTANCE_SEGMENTATION else Wanted.BOXES
    reader = SourceReader(request, found, progress, cancel, wanted)
    ahead = read_ahead(reader)
    source, truth = read_truth(reader, ahead, problems)
    try:
        return _joined(reader, task, source, truth, ahead, problems)
    except CmviewerError as error:  # what was left out of the truth may be why
        raise CmviewerError(*fold((*error.problems, *problems))) from error


def _task(request: OpenRequest, found: Found) -> Task:
    """Regions are compared where both sides have some, unless a person says otherwise."""
    if request.task is not None:
        return request.task
    both = found.truths[0].has_regions and any(source.has_regions for source, _ in found.checkpoints)
    return Task.INSTANCE_SEGMENTATION if both else Task.DETECTION


def _joined(
    reader: SourceReader,
    task: Task,
    source: ObjectSource,
    part: ObjectPart,
    ahead: Ahead,
    problems: list[Problem],
) -> Evaluation:
    found = reader.found
    final = found.checkpoints[-1][0]
    said: list[Problem] = []
    of_truth, of_final = reader.names(source, said), reader.names(final, said)
    problems += dict.fromkeys(said)  # both sides may have the same names
    by_ids = final.family is Family.COCO and part.named and bool(part.class_ids)
    problems += _unused_names(reader.request.classes, [of_truth] if by_ids else [of_truth, of_final])
    listed = None if of_final is None else of_final[1]
    images = _images(reader, source, part)
    index = image_index(part.image_names, part.image_ids)
    space = Space(
        images=index,
        sizes=ImageSizes(images, _sizes(part, index.positions, ahead.last), part.unit is Unit.IMAGE),
        classes=class_space(part, read_classes(reader, part, ahead), listed),
        wanted=reader.wanted,
    )
    truth = truth_annotations(part, space, reader.origin(source), problems)

    def read(one: ObjectSource, said: list[Problem]) -> Annotations:
        return predicted_annotations(reader.read(one, said), truth, space, reader.origin(one), said)

    loaders = [Loader(one, read) for one, _ in found.checkpoints]
    if ahead.last is not None:
        _hand_over(
            loaders[-1], ahead, partial(predicted_annotations, ahead.last, truth, space), reader, problems
        )
    names = checkpoint_names([one for one, _ in found.checkpoints], [name for _, name in found.checkpoints])
    checkpoints = [made(name, loader) for name, loader in zip(names, loaders, strict=True)]
    path = reader.request.path or reader.request.predictions[0].path
    return Evaluation(
        task=task,
        name=name_of(path.resolve()),
        source=path,
        files=_files(source, found, [one[0] for one in (of_truth, of_final) if one is not None]),
        recognised=_recognised(reader, source, space, len(truth)),
        classes=Classes(space.classes.names),
        images=images,
        truth=truth,
        checkpoints=tuple(checkpoints),
        problems=fold(problems),
    )


def _unused_names(told: Path | None, needed: list[tuple[Path, tuple[str, ...]] | None]) -> list[Problem]:
    """Say so where names were told, and no class needs them: all have names, or ids that the truth names."""
    if told is None or any(one is not None and one[0] == told for one in needed):
        return []
    what = "the classes have names of their own, so these were not used"
    return [Problem("classes-unused", what, "leave --classes out", told)]


def _files(truth: ObjectSource, found: Found, names: list[Path]) -> tuple[Path, ...]:
    """Every file that was read, or will be."""
    predicted = [file for source, _ in found.checkpoints for file in source.files]
    return tuple(dict.fromkeys((*truth.files, *predicted, *names)))


def _hand_over(
    loader: Loader,
    ahead: Ahead,
    annotations: Callable[[Origin, list[Problem]], Annotations],
    reader: SourceReader,
    problems: list[Problem],
) -> None:
    """Give a loader what was read ahead; where it cannot be used, loading it says why, if others can."""
    said = list(ahead.said)
    try:
        loader.ready = annotations(reader.origin(loader.source), said)
    except CmviewerError:
        if len(reader.found.checkpoints) == 1:
            raise
        return
    loader.opened = frozenset(fold(said))
    problems.extend(said)


def _images(reader: SourceReader, source: ObjectSource, part: ObjectPart) -> Images:
    """The images of the truth, looked for where they are told to be, in folders of images, near the files."""
    told = (reader.request.images,) if reader.request.images is not None else ()
    near = folders_upwards(source.path.parent, reader.found.top)
    return Images(len(part.image_names), part.image_names, ImageFiles((*told, *reader.found.images), near))


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


def _recognised(reader: SourceReader, source: ObjectSource, space: Space, objects: int) -> str:
    layouts = dict.fromkeys(one.layout for one, _ in reader.found.checkpoints)
    counts = (
        _counted(len(space.classes.names), "class", "classes"),
        _counted(len(reader.found.checkpoints), "checkpoint", "checkpoints"),
        _counted(len(space.sizes.images), "image", "images"),
        _counted(objects, "true object", "true objects"),
    )
    return f"Truth as {source.layout}, predictions as {' and '.join(layouts)}: {', '.join(counts)}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
