"""Files → the evaluation of a classification."""

from collections.abc import Sequence
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import (
    Classes,
    Evaluation,
    Images,
    Interpretation,
    Origin,
    Role,
    Task,
)
from cmviewer.problems.truth import ONLY_TRUTH
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.checkpoint_names import name_checkpoints
from cmviewer.readers.files.class_names import may_name_classes
from cmviewer.readers.files.image_files import ImageFiles, folders_upwards
from cmviewer.readers.files.naming import name_of
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.files.picture_looks import PictureLooks
from cmviewer.readers.files.picture_sizes import measure_pictures
from cmviewer.readers.labels.assemble import join_to_truth
from cmviewer.readers.labels.class_numbers import with_numbers
from cmviewer.readers.labels.class_spelling import with_one_spelling
from cmviewer.readers.labels.index_names import with_index
from cmviewer.readers.labels.joined_parts import JoinedSamples, NamedPart
from cmviewer.readers.labels.label_classes import LabelClasses, find_classes
from cmviewer.readers.labels.listed_classes import read_lists
from cmviewer.readers.labels.listed_numbers import (
    PLAIN,
    with_listed_numbers,
    with_places,
    without_unnamed_first,
)
from cmviewer.readers.labels.merging import merge, with_image_list
from cmviewer.readers.labels.own_truths import join_own_truths
from cmviewer.readers.labels.parts_of_sources import listed_names, parts_of_sources
from cmviewer.readers.labels.positive_class import positive_class, tells_a_class
from cmviewer.readers.labels.reading import FileReading
from cmviewer.readers.labels.recognised import recognised_as
from cmviewer.readers.labels.sources import Sources, nothing_known
from cmviewer.readers.labels.truth_pairing import PairedParts, from_folders, pair
from cmviewer.readers.request import OpenRequest
from cmviewer.readers.tables.matrices import samples_first
from cmviewer.readers.tables.parts import SamplePart
from cmviewer.readers.tables.single_scores import scaled
from cmviewer.readers.tables.uncertain_columns import PerhapsColumns, listed
from cmviewer.said import said


def open_classification(request: OpenRequest, sources: Sources, reading: FileReading) -> Evaluation:
    """Read, join and check the files of a classification. Raises `CmviewerError`, `Cancelled`."""
    _take_task(reading.decisions)
    told_names = reading.decisions.look_up("classes")
    lists = read_lists(sources.class_names) if told_names is None else []
    parts = parts_of_sources(request, sources, reading, {one.file for one in lists})
    reading.check_columns()
    if not parts.predictions and reading.uncertain:
        raise reading.uncertain[0]
    asked = (error for error in reading.uncertain if not isinstance(error, PerhapsColumns))
    reading.problems += [problem for error in asked for problem in error.problems]
    if not parts.predictions:
        raise _nothing(reading, sources, parts.truths)
    reading.begin("Bringing files together")
    samples = samples_first(parts.predictions, reading.problems)
    merged = [with_image_list(part, parts.lists) for part in merge(samples)]
    predictions = []
    for part in merged:
        reading.begin("Looking at the scores")
        predictions.append(scaled(part, reading.decisions, reading.problems))
    reading.begin("Finding the truth")
    predictions, truths = with_index(predictions, parts.truths)
    paired = pair(predictions, truths, reading.decisions, reading.problems)
    if paired.truth is None:
        roots = tuple(root for root in (request.truth, request.images, sources.folder) if root is not None)
        found = from_folders(paired.predictions, roots, reading.decisions, reading.cancel, reading.problems)
        paired = PairedParts(tuple(found), None)
    if not paired.predictions:
        raise CmviewerError(*merged_problems(reading.problems))
    paired = with_places(paired)
    listed = listed_names(request, lists, paired, reading)
    paired, listed = without_unnamed_first(paired, listed, reading.decisions)
    paired = with_listed_numbers(paired, listed, reading.decisions, reading.problems)
    if listed is None:
        paired = with_numbers(paired, reading.decisions, reading.problems)
    paired = with_one_spelling(paired, listed or (), reading.decisions, reading.problems)
    return _evaluation(paired, listed, request, sources, reading)


def _take_task(decisions: Decisions) -> None:
    told = decisions.told_for("task")
    origin = Origin.FILE if told is None else told.origin
    decisions.take("task", Task.CLASSIFICATION.value, origin)


def _nothing(reading: FileReading, sources: Sources, truths: Sequence[SamplePart]) -> CmviewerError:
    """Say why nothing can be shown: what the files suffer from, or else that there is nothing.

    Of files that were named, or of a single one, also what is not worth a word in a searched folder.
    """
    few = sources.found is None or len(reading.tried) == 1
    problems = merged_problems([*reading.problems, *(reading.minor_problems if few else [])])
    if not problems and truths:
        return CmviewerError(ONLY_TRUTH.of(truths[0].file, header=listed(truths[0].header)))
    return CmviewerError(*(problems or [nothing_known(sources.folder, sources.found)]))


def _evaluation(
    paired: PairedParts,
    listed: tuple[str, ...] | None,
    request: OpenRequest,
    sources: Sources,
    reading: FileReading,
) -> Evaluation:
    problems = reading.problems
    source = request.path or request.predictions[0].path
    reading.begin("Finding the classes")
    numbers = reading.decisions.look_up("class-numbers")
    positions = numbers is None or numbers.value != PLAIN
    space = _classes(paired, listed, sources.folder, problems, positions=positions)
    told = {file: name for file, name in sources.predictions if name is not None}
    names = name_checkpoints(paired.predictions, told, sources.folder)
    named = [NamedPart(name, part) for name, part in zip(names, paired.predictions, strict=True)]
    named = [one for one in named if tells_a_class(one.part, space, problems)]
    if not named:
        raise CmviewerError(*merged_problems(problems))
    joined = _join(paired.truth, named, space, reading)
    if not joined.checkpoints or not len(joined.truth):
        raise _nothing(reading, sources, ())
    reading.begin("Looking at the classes")
    positive = positive_class([one.part for one in named], space, request, reading.decisions, problems)
    folders = [folder for file in reading.files for folder in folders_upwards(file.parent, sources.folder)]
    truths = request.truth if request.truth is not None and is_folder(request.truth) else None
    roots = tuple(root for root in (request.images, truths) if root is not None)
    finder = ImageFiles(roots, tuple(dict.fromkeys(folders)))
    return Evaluation(
        task=Task.CLASSIFICATION,
        name=name_of(source.resolve()),
        source=source,
        files=tuple(dict.fromkeys(reading.files)),
        recognised=recognised_as(joined, space, reading.files, [one.part for one in named]),
        classes=Classes(space.names),
        images=Images(joined.image_count, joined.image_names, finder, measure_pictures, look=PictureLooks()),
        truth=joined.truth,
        checkpoints=joined.checkpoints,
        positive=positive,
        problems=merged_problems(problems),
        interpretation=_interpretation(paired, reading),
    )


def _interpretation(paired: PairedParts, reading: FileReading) -> Interpretation:
    """Say which file is what, beside what was decided."""
    decisions = reading.decisions
    for part in (paired.truth, *paired.predictions):
        if part is not None:
            role = Role.TRUTH if part is paired.truth else Role.PREDICTION
            decisions.is_file(part.file, role, reading.layout_names.get(part.file, said("table")))
    known = {one.path for one in decisions.files}
    for file in reading.files:
        if file not in known:
            role = Role.NAMES if may_name_classes(file) else Role.METADATA
            decisions.is_file(file, role, reading.layout_names.get(file, said("class names")))
    return Interpretation(tuple(decisions.files), tuple(decisions.taken))


def _classes(
    paired: PairedParts,
    listed: tuple[str, ...] | None,
    folder: Path,
    problems: list[Problem],
    *,
    positions: bool,
) -> LabelClasses:
    truths = [part.truth for part in (paired.truth, *paired.predictions) if part is not None]
    return find_classes(
        [labels for labels in truths if labels is not None],
        [part.prediction for part in paired.predictions if part.prediction is not None],
        [part.class_scores for part in paired.predictions if part.class_scores is not None],
        listed,
        folder,
        problems,
        positions=positions,
    )


def _join(
    truth: SamplePart | None, named: Sequence[NamedPart], space: LabelClasses, reading: FileReading
) -> JoinedSamples:
    if truth is not None and truth.truth is not None:
        return join_to_truth(
            truth, truth.truth, named, space, reading.decisions, reading.problems, reading.begin
        )
    return join_own_truths(named, space, reading.problems, reading.begin)
