"""Files of objects → the evaluation of detection or instance segmentation."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem, fold
from cmviewer.evaluation import Annotations, Classes, Evaluation, Interpretation, Origin, Role, Task
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.naming import name_of
from cmviewer.readers.objects.checkpoints import Loader, checkpoint_names, made
from cmviewer.readers.objects.class_space import ClassSpace, class_space
from cmviewer.readers.objects.finding import Found, nothing_to_count
from cmviewer.readers.objects.frame_decision import decide_truth_frame
from cmviewer.readers.objects.joining import Reading, Space, predicted_annotations, truth_annotations
from cmviewer.readers.objects.last_checkpoints import (
    LastCheckpoint,
    classes_of_checkpoints,
    last_of_each_kind,
    read_checkpoint,
    read_last,
)
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource, Wanted
from cmviewer.readers.objects.predictions_reading import decide_reading
from cmviewer.readers.objects.sample import TruthSample, truth_sample
from cmviewer.readers.objects.sense import boxes_on_nothing, images_without_predictions
from cmviewer.readers.objects.source_reader import SourceReader, kind_of
from cmviewer.readers.objects.spelling import decide_spelling
from cmviewer.readers.objects.truth_reading import JudgedTruth, read_truth
from cmviewer.readers.request import OpenRequest


def open_objects(
    request: OpenRequest,
    found: Found,
    progress: Progress,
    cancel: Cancel,
    problems: list[Problem],
    decisions: Decisions,
) -> Evaluation:
    """Read, join and check truth and predictions; what is decided is kept in `decisions`.

    Raises `CmviewerError`, `Cancelled`.
    """
    if not found.is_whole:
        raise nothing_to_count(found)
    task = _task(request, found, decisions)
    wanted = Wanted.REGIONS if task is Task.INSTANCE_SEGMENTATION else Wanted.BOXES
    reader = SourceReader(request, found, progress, cancel, wanted, decisions)
    last = read_last(reader, found.checkpoints[-1][0])
    truth = read_truth(reader, last, problems)
    try:
        return _joined(reader, task, truth, last, problems)
    except CmviewerError as error:  # what was left out of the truth may be why
        raise CmviewerError(*fold((*error.problems, *problems))) from error


def _task(request: OpenRequest, found: Found, decisions: Decisions) -> Task:
    """Regions are compared where both sides have some, unless a person says otherwise."""
    told = decisions.told_for("task", (Task.DETECTION.value, Task.INSTANCE_SEGMENTATION.value))
    if request.task is not None:
        decisions.take("task", request.task.value, Origin.TOLD if told is None else told.origin)
        return request.task
    both = found.truths[0].has_regions and any(source.has_regions for source, _ in found.checkpoints)
    task = Task.INSTANCE_SEGMENTATION if both else Task.DETECTION
    decisions.take("task", task.value, Origin.FILE, "both sides have regions" if both else "")
    return task


@dataclass(frozen=True, eq=False)
class _Sides:
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
        found = predicted_annotations(part, self.truth, self.space, source.path, reading, problems)
        problems += images_without_predictions(self.truth, found, source.path)
        return found


def _joined(
    reader: SourceReader, task: Task, truth: JudgedTruth, last: LastCheckpoint, problems: list[Problem]
) -> Evaluation:
    found, decisions = reader.found, reader.decisions
    source, part = truth.source, truth.part
    named: list[Path] = []
    classes = _classes(reader, truth, last, named, problems)
    space = Space(reader.index(part), truth.sizes, classes, reader.wanted, _not_judged(part, classes))
    frame = decide_truth_frame(truth.sizes, source, part, decisions)
    annotations = truth_annotations(part, space, source.path, frame, problems)
    sides = _Sides(reader, annotations, space, {})
    last, sample = _decide_all(sides, last, problems)
    loaders = [Loader(one, sides.read) for one, _ in found.checkpoints]
    if last.part is not None:
        _hand_over(loaders[-1], last, partial(sides.joined, last.part, last.source), sides, sample, problems)
    names = checkpoint_names([one for one, _ in found.checkpoints], [name for _, name in found.checkpoints])
    checkpoints = [made(name, loader) for name, loader in zip(names, loaders, strict=True)]
    path = reader.request.path or reader.request.predictions[0].path
    _keep_roles(found, source, named, decisions)
    return Evaluation(
        task=task,
        name=name_of(path.resolve()),
        source=path,
        files=_files(source, found, named),
        recognised=_recognised(found, source, space, len(annotations)),
        classes=Classes(classes.names),
        images=truth.images,
        truth=annotations,
        checkpoints=tuple(checkpoints),
        problems=fold(problems),
        interpretation=Interpretation(tuple(decisions.files), tuple(decisions.taken)),
    )


def _classes(
    reader: SourceReader,
    truth: JudgedTruth,
    last: LastCheckpoint,
    named: list[Path],
    problems: list[Problem],
) -> ClassSpace:
    """The classes of the evaluation; files that name some are added to `named`."""
    said: list[Problem] = []
    of_truth, of_last = reader.names(truth.source, said), reader.names(last.source, said)
    named += [one[0] for one in (of_truth, of_last) if one is not None]
    problems += dict.fromkeys(said)  # both sides may have the same names
    by_ids = truth.part.named and bool(truth.part.class_ids) and _are_ids(last.source)
    problems += _unused_names(reader.request.classes, [of_truth] if by_ids else [of_truth, of_last])
    used = classes_of_checkpoints(reader, truth.part, last)
    listed = None if of_last is None else of_last[1]
    own = truth.part.class_names if truth.part.named else ()
    declared = last.part.class_names if last.part is not None and last.part.named else ()
    others = [*declared, *(name for one in used for name in one.names)]
    spelling = decide_spelling(own, [*others, *(listed or ())], reader.decisions, problems, last.source.path)
    return class_space(truth.part, used, listed, spelling)


def _are_ids(source: ObjectSource) -> bool:
    """Whether class numbers of a layout are usually the ids of the truth."""
    return source.layout.facts.readings.get("class-numbers", ("",))[0] == "plain"


def _unused_names(told: Path | None, needed: list[tuple[Path, tuple[str, ...]] | None]) -> list[Problem]:
    """Say so where names were told, and no class needs them: all have names of their own."""
    if told is None or any(one is not None and one[0] == told for one in needed):
        return []
    what = "the classes have names of their own, so these were not used"
    return [Problem("classes-unused", what, "leave them out", told, decision="classes")]


def _decide_all(
    sides: _Sides, last: LastCheckpoint, problems: list[Problem]
) -> tuple[LastCheckpoint, TruthSample]:
    """Decide how each kind of checkpoint is read, from its last one; return the very last, read so."""
    reader, space = sides.reader, sides.space
    every = np.ones(len(space.sizes.images), np.bool_)
    sample = truth_sample(sides.truth, every, space.sizes)
    for kind, source in last_of_each_kind(reader).items():
        is_last = source is last.source
        one = last if is_last else read_last(reader, source)
        reached = _reached(one, space, every)
        own = truth_sample(sides.truth, reached, space.sizes)
        decided = decide_reading(reader, space, own, one, reader.decisions)
        sides.readings[kind] = decided.reading
        problems += decided.warnings
        if is_last:
            last, sample = decided.last, own
    return last, sample


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


def _not_judged(part: ObjectPart, classes: ClassSpace) -> NDArray[np.int64] | None:
    """Pairs of image and class of the evaluation whose predictions are not judged."""
    if part.not_judged is None:
        return None
    return np.column_stack((part.not_judged[:, 0], classes.labels(part)[part.not_judged[:, 1]]))


def _hand_over(
    loader: Loader,
    last: LastCheckpoint,
    joined: "partial[Annotations]",
    sides: _Sides,
    sample: TruthSample,
    problems: list[Problem],
) -> None:
    """Give a loader what was read ahead; where it cannot be used, loading it says why, if others can."""
    said = list(last.said)
    try:
        found = joined(said)
    except CmviewerError:
        if len(sides.reader.found.checkpoints) == 1:
            raise
        return
    if last.part is not None and len(last.part):
        judged = sample.only(np.isin(np.arange(len(sample.counts)), found.image))
        said += boxes_on_nothing(judged.support_of(found), last.source.path)
    loader.ready = found
    loader.opened = frozenset(fold(said))
    problems.extend(said)


def _keep_roles(found: Found, truth: ObjectSource, named: list[Path], decisions: Decisions) -> None:
    """Keep what each file is; of a folder with a file an image, what the folder is."""
    decisions.is_file(truth.path, Role.TRUTH, truth.layout.name)
    for source, _ in found.checkpoints:
        decisions.is_file(source.path, Role.PREDICTION, source.layout.name)
    for file in named:
        decisions.is_file(file, Role.NAMES, "names of classes")
    for folder in found.images:
        decisions.is_file(folder, Role.IMAGES, "images")


def _files(truth: ObjectSource, found: Found, names: list[Path]) -> tuple[Path, ...]:
    """Every file that was read, or will be."""
    predicted = [file for source, _ in found.checkpoints for file in source.files]
    return tuple(dict.fromkeys((*truth.files, *predicted, *names)))


def _recognised(found: Found, source: ObjectSource, space: Space, objects: int) -> str:
    layouts = dict.fromkeys(one.described for one, _ in found.checkpoints)
    counts = (
        _counted(len(space.classes.names), "class", "classes"),
        _counted(len(found.checkpoints), "checkpoint", "checkpoints"),
        _counted(len(space.sizes.images), "image", "images"),
        _counted(objects, "true object", "true objects"),
    )
    return f"Truth as {source.described}, predictions as {' and '.join(layouts)}: {', '.join(counts)}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
