"""Files of objects → the evaluation of detection or instance segmentation."""

from functools import partial
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import Annotations, Classes, Elsewhere, Evaluation, Interpretation, Origin, Task
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.naming import name_of
from cmviewer.readers.objects.apart import CheckpointApart
from cmviewer.readers.objects.checkpoints import Loader, checkpoint_names, checkpoint_of_loader
from cmviewer.readers.objects.classes_of_sides import classes_of_sides, pairs_by_label
from cmviewer.readers.objects.deciding import JoinedSides, decide_all
from cmviewer.readers.objects.found_sources import FoundSources, nothing_to_count
from cmviewer.readers.objects.frame_decision import decide_truth_frame
from cmviewer.readers.objects.joining import Space, truth_annotations
from cmviewer.readers.objects.last_checkpoints import (
    LastCheckpoint,
    named_as_the_truth,
    read_last,
)
from cmviewer.readers.objects.parts import WantedShape
from cmviewer.readers.objects.recognised import files_of_evaluation, keep_roles, recognised_as
from cmviewer.readers.objects.source_reader import SourceReader
from cmviewer.readers.objects.truth_reading import JudgedTruth, read_truth
from cmviewer.readers.request import OpenRequest
from cmviewer.said import said


def open_objects(
    request: OpenRequest,
    found: FoundSources,
    progress: Progress,
    cancel: Cancel,
    problems: list[Problem],
    decisions: Decisions,
    elsewhere: Elsewhere | None = None,
) -> Evaluation:
    """Read, join and check truth and predictions; what is decided is kept in `decisions`.

    elsewhere: other processes that look which classes checkpoints have. Raises `CmviewerError`, `Cancelled`.
    """
    if not found.is_whole:
        raise nothing_to_count(found)
    task = _task(request, found, decisions)
    wanted = WantedShape.REGIONS if task is Task.INSTANCE_SEGMENTATION else WantedShape.BOXES
    reader = SourceReader(request, found, progress, cancel, wanted, decisions, elsewhere=elsewhere)
    last = read_last(reader, found.checkpoints[-1][0])
    truth = read_truth(reader, last, problems)
    last = named_as_the_truth(reader, last, truth.part)
    try:
        return _joined(reader, task, truth, last, problems)
    except CmviewerError as error:  # what was left out of the truth may be why
        raise CmviewerError(*merged_problems((*error.problems, *problems))) from error


def _task(request: OpenRequest, found: FoundSources, decisions: Decisions) -> Task:
    """Regions are compared where both sides have some, unless a person says otherwise."""
    told = decisions.told_for("task", (Task.DETECTION.value, Task.INSTANCE_SEGMENTATION.value))
    if request.task is not None:
        decisions.take("task", request.task.value, Origin.TOLD if told is None else told.origin)
        return request.task
    both = found.truths[0].has_regions and any(source.has_regions for source, _ in found.checkpoints)
    task = Task.INSTANCE_SEGMENTATION if both else Task.DETECTION
    decisions.take("task", task.value, Origin.FILE, said("both sides have regions") if both else "")
    return task


def _joined(
    reader: SourceReader, task: Task, truth: JudgedTruth, last: LastCheckpoint, problems: list[Problem]
) -> Evaluation:
    found, decisions = reader.found, reader.decisions
    source, part = truth.source, truth.part
    named: list[Path] = []
    classes = classes_of_sides(reader, truth, last, named, problems)
    aside = [pairs_by_label(pairs, part, classes) for pairs in (part.not_judged, part.not_throughout)]
    space = Space(reader.index(part), truth.sizes, classes, reader.wanted, *aside)
    frame = decide_truth_frame(truth.sizes, source, part, decisions)
    annotations = truth_annotations(part, space, source.path, frame, problems)
    sides = JoinedSides(reader, annotations, space, {})
    last = decide_all(sides, last, problems)
    loaders = [Loader(one, sides.read) for one, _ in found.checkpoints]
    if last.part is not None:
        _hand_over(loaders[-1], last, partial(sides.joined, last.part, last.source), sides, problems)
    names = checkpoint_names([one for one, _ in found.checkpoints], [name for _, name in found.checkpoints])
    checkpoints = [
        checkpoint_of_loader(name, loader, CheckpointApart(sides, loader.source))
        for name, loader in zip(names, loaders, strict=True)
    ]
    path = reader.request.path or reader.request.predictions[0].path
    keep_roles(found, source, named, decisions)
    return Evaluation(
        task=task,
        name=name_of(path.resolve()),
        source=path,
        files=files_of_evaluation(source, found, named),
        recognised=recognised_as(found, source, space, len(annotations)),
        classes=Classes(classes.names),
        images=truth.images,
        truth=annotations,
        checkpoints=tuple(checkpoints),
        problems=merged_problems(problems),
        interpretation=Interpretation(tuple(decisions.files), tuple(decisions.taken)),
    )


def _hand_over(
    loader: Loader,
    last: LastCheckpoint,
    joined: "partial[Annotations]",
    sides: JoinedSides,
    problems: list[Problem],
) -> None:
    """Give a loader what was read ahead; where it cannot be used, loading it says why, if others can."""
    own_problems = list(last.problems)
    try:
        found = joined(own_problems)
    except CmviewerError:
        if len(sides.reader.found.checkpoints) == 1:
            raise
        return
    loader.ready = found
    loader.opened = frozenset(merged_problems(own_problems))
    problems.extend(own_problems)
