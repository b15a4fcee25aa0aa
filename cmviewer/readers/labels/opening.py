"""Files → the evaluation of a classification."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem, fold
from cmviewer.evaluation import (
    Classes,
    Evaluation,
    Images,
    Interpretation,
    Role,
    Task,
)
from cmviewer.readers.files.checkpoint_names import name_checkpoints
from cmviewer.readers.files.class_names import may_name_classes, read_class_names
from cmviewer.readers.files.image_files import ImageFiles, folders_upwards
from cmviewer.readers.files.naming import name_of
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.labels.assemble import Joined, Named, join_own_truths, join_to_truth
from cmviewer.readers.labels.class_numbers import with_numbers
from cmviewer.readers.labels.class_space import ClassSpace, find_classes
from cmviewer.readers.labels.class_spelling import with_one_spelling
from cmviewer.readers.labels.index_names import with_index
from cmviewer.readers.labels.listed_classes import ListedClasses, choose_list, read_lists
from cmviewer.readers.labels.listed_numbers import PLAIN, with_listed_numbers
from cmviewer.readers.labels.merging import merge, with_image_list
from cmviewer.readers.labels.reading import Reading
from cmviewer.readers.labels.sources import Sources, nothing_known
from cmviewer.readers.labels.truth_choice import PartsByRole, as_prediction, by_role, only_truth
from cmviewer.readers.labels.truth_pairing import Paired, from_folders, pair
from cmviewer.readers.request import OpenRequest
from cmviewer.readers.tables.matrices import samples_first
from cmviewer.readers.tables.parts import Part, is_number
from cmviewer.readers.tables.scores import scaled

_IMAGES: Final = ("image", "images")
_USED: Final = {"task", "positive"}
"""Decisions that are told by options of their own, which say themselves where they change nothing."""
_SAMPLES: Final = ("sample", "samples")


def open_classification(request: OpenRequest, sources: Sources, reading: Reading) -> Evaluation:
    """Read, join and check the files of a classification. Raises `CmviewerError`, `Cancelled`."""
    lists = read_lists(sources.class_names) if request.classes is None else []
    parts = _read(request, sources, reading, {one.file for one in lists})
    reading.check_columns()
    reading.decisions.used |= _USED
    reading.decisions.used |= set() if request.truth is None else {"truth"}
    if not parts.predictions and reading.uncertain:
        raise reading.uncertain[0]
    reading.problems += [problem for error in reading.uncertain for problem in error.problems]
    if not parts.predictions:
        raise _nothing(reading, sources)
    reading.begin("Bringing files together")
    samples = samples_first(parts.predictions, reading.problems)
    merged = [with_image_list(part, parts.lists) for part in merge(samples)]
    predictions = []
    for part in merged:
        reading.begin("Looking at the scores")
        predictions.append(scaled(part, reading.problems))
    reading.begin("Finding the truth")
    predictions, truths = with_index(predictions, parts.truths)
    paired = pair(predictions, truths, reading.decisions, reading.problems)
    if paired.truth is None:
        roots = tuple(root for root in (request.truth, request.images, sources.folder) if root is not None)
        found = from_folders(paired.predictions, roots, reading.cancel, reading.problems)
        paired = Paired(tuple(found), None)
    if not paired.predictions:
        raise CmviewerError(*fold(reading.problems))
    listed = _listed(request, lists, paired, reading)
    paired = with_listed_numbers(paired, listed, reading.decisions, reading.problems)
    if listed is None:
        paired = with_numbers(paired, reading.decisions, reading.problems)
    paired = with_one_spelling(paired, listed or (), reading.decisions, reading.problems)
    return _evaluation(paired, listed, request, sources, reading)


def _nothing(reading: Reading, sources: Sources) -> CmviewerError:
    """Say why nothing can be shown: what the files suffer from, or else that there is nothing.

    Of files that were named, or of a single one, also what is not worth a word in a searched folder.
    """
    few = sources.found is None or len(reading.tried) == 1
    said = fold([*reading.problems, *(reading.unsaid if few else [])])
    return CmviewerError(*(said or [nothing_known(sources.folder, sources.found)]))


def _read(request: OpenRequest, sources: Sources, reading: Reading, names: set[Path]) -> PartsByRole:
    """Read what is told and what was found, and tell truth from predictions."""
    told = [
        as_prediction(replace(part, loose=part.loose or part.unnamed))
        for part in reading.read([file for file, _ in sources.predictions])
    ]
    named = request.truth is not None
    found = [file for file in sources.open if file not in names]
    parts = by_role([*told, *reading.read(found)], sources.folder, truth_named=named)
    truths = parts.truths
    if request.truth is not None and not is_folder(request.truth):
        read = reading.read([request.truth])
        if any(part.weight is not None for part in read):
            raise CmviewerError(_counted_truth(request.truth))
        truth = [only_truth(part) for part in read]
        truths = tuple(part for part in truth if part.truth is not None)[:1]
        if not truths:
            raise CmviewerError(*(fold(reading.problems) or [_no_truth(request.truth)]))
    lists = parts.lists
    if sources.beside:
        beside = by_role(reading.read([file for file in sources.beside if file not in names]), sources.folder)
        lists += beside.lists
        if not truths and any(part.truth is None for part in parts.predictions):
            truths = beside.truths
    predictions = parts.predictions
    if request.truth is not None:
        predictions = tuple(replace(part, truth=None) for part in predictions)
    return PartsByRole(truths, predictions, lists)


def _counted_truth(file: Path) -> Problem:
    what = "this is a finished matrix: its counts tell the truth of no sample"
    return Problem("truth-nowhere", what, "open it alone to see its counts", file)


def _no_truth(file: Path) -> Problem:
    return Problem(
        "truth-nowhere", "this file tells no truth", "name its column with --columns truth=…", file
    )


def _listed(
    request: OpenRequest, lists: Sequence[ListedClasses], paired: Paired, reading: Reading
) -> tuple[str, ...] | None:
    """Return the names of the classes as a file lists them; None where none does."""
    if request.classes is not None:
        reading.files.append(request.classes)
        return read_class_names(request.classes, reading.problems)
    parts = [*paired.predictions, *([] if paired.truth is None else [paired.truth])]
    chosen = choose_list(lists, parts)
    if chosen is None:
        return tuple(dict.fromkeys(name for part in parts for name in part.class_names)) or None
    reading.files.append(chosen.file)
    reading.problems += chosen.problems
    return chosen.names


def _evaluation(
    paired: Paired,
    listed: tuple[str, ...] | None,
    request: OpenRequest,
    sources: Sources,
    reading: Reading,
) -> Evaluation:
    problems = reading.problems
    source = request.path or request.predictions[0].path
    reading.begin("Finding the classes")
    positions = reading.decisions.value_of("class-numbers") != PLAIN
    space = _classes(paired, listed, sources.folder, problems, positions=positions)
    told = {file: name for file, name in sources.predictions if name is not None}
    names = name_checkpoints(paired.predictions, told, sources.folder)
    named = [Named(name, part) for name, part in zip(names, paired.predictions, strict=True)]
    named = [one for one in named if _tells_a_class(one.part, space, problems)]
    if not named:
        raise CmviewerError(*fold(problems))
    joined = _join(paired.truth, named, space, reading)
    if not joined.checkpoints or not len(joined.truth):
        raise _nothing(reading, sources)
    reading.begin("Looking at the classes")
    positive = _positive([one.part for one in named], space, request, problems)
    folders = [folder for file in reading.files for folder in folders_upwards(file.parent, sources.folder)]
    truths = request.truth if request.truth is not None and is_folder(request.truth) else None
    roots = tuple(root for root in (request.images, truths) if root is not None)
    finder = ImageFiles(roots, tuple(dict.fromkeys(folders)))
    return Evaluation(
        task=Task.CLASSIFICATION,
        name=name_of(source.resolve()),
        source=source,
        files=tuple(dict.fromkeys(reading.files)),
        recognised=_recognised(joined, space, reading.files, [one.part for one in named]),
        classes=Classes(space.names),
        images=Images(joined.image_count, joined.image_names, finder),
        truth=joined.truth,
        checkpoints=joined.checkpoints,
        positive=positive,
        problems=fold(problems),
        interpretation=_interpretation(paired, reading),
    )


def _interpretation(paired: Paired, reading: Reading) -> Interpretation:
    """Say which file is what, beside what was decided."""
    decisions = reading.decisions
    for part in (paired.truth, *paired.predictions):
        if part is not None:
            role = Role.TRUTH if part is paired.truth else Role.PREDICTION
            decisions.is_file(part.file, role, reading.layout_names.get(part.file, "table"))
    known = {one.path for one in decisions.files}
    for file in reading.files:
        if file not in known:
            role = Role.NAMES if may_name_classes(file) else Role.METADATA
            decisions.is_file(file, role, reading.layout_names.get(file, "class names"))
    return Interpretation(tuple(decisions.files), tuple(decisions.taken))


def _classes(
    paired: Paired,
    listed: tuple[str, ...] | None,
    folder: Path,
    problems: list[Problem],
    *,
    positions: bool,
) -> ClassSpace:
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


def _join(truth: Part | None, named: Sequence[Named], space: ClassSpace, reading: Reading) -> Joined:
    if truth is not None and truth.truth is not None:
        return join_to_truth(
            truth, truth.truth, named, space, reading.decisions, reading.problems, reading.begin
        )
    return join_own_truths(named, space, reading.problems, reading.begin)


def _is_cut_off(part: Part) -> bool:
    return part.prediction is None and part.class_scores is None


def _tells_a_class(part: Part, space: ClassSpace, problems: list[Problem]) -> bool:
    """Tell whether a predicted class follows from a part; of a single score it does for two classes."""
    if not _is_cut_off(part) or len(space.names) == 2:
        return True
    what = f"there is one score a row and no prediction, but there are {len(space.names)} classes"
    mend = "write a prediction, or a score for every class"
    problems.append(Problem("prediction-missing", what, mend, part.file))
    return False


def _positive(
    parts: Sequence[Part], space: ClassSpace, request: OpenRequest, problems: list[Problem]
) -> int | None:
    """Find the class that single scores are about: told, or named by the column, or the second."""
    if request.positive is not None and request.positive not in space.names:
        what = f"there is no class {request.positive!r}; the classes are {', '.join(space.names[:12])}"
        raise CmviewerError(Problem("positive-unknown", what, "name one of these with --positive"))
    cut_off = [part for part in parts if _is_cut_off(part)]
    if request.positive is not None and (not cut_off or len(space.names) != 2):
        problems.append(_positive_unused(request.positive, space, request))
    if not cut_off:
        return None
    if request.positive is not None:
        return space.names.index(request.positive)
    named = [space.names.index(part.score_class) for part in cut_off if part.score_class in space.names]
    if not named and _is_open(space):
        problems.append(_second_taken(space, cut_off[0]))
    return named[0] if named else 1


def _is_open(space: ClassSpace) -> bool:
    """Tell whether names leave open which of two classes a score is about; of numbers it is the larger."""
    second = space.names[1].casefold()
    return not is_number(second) and second not in {"true", "yes", "pos", "positive"}


def _second_taken(space: ClassSpace, part: Part) -> Problem:
    """Say that the second class in the order of their names was taken for the positive one."""
    first, second = space.names
    what = f"nothing says of which class the scores are; they were taken as those of {second!r}"
    mend = "name the class that they are about"
    return Problem("positive-uncertain", what, mend, part.file, decision="positive", readings=(first,))


def _positive_unused(name: str, space: ClassSpace, request: OpenRequest) -> Problem:
    """Say that a class was told as the positive one where no single score needs one."""
    why = (
        "every prediction is given, so no score has to be cut off"
        if len(space.names) == 2
        else f"it is for two classes with one score, and there are {len(space.names)} classes"
    )
    what = f"the positive class {name!r} changes nothing: {why}"
    return Problem("positive-unused", what, "leave --positive out", request.path)


def _recognised(joined: Joined, space: ClassSpace, files: Sequence[Path], parts: Sequence[Part]) -> str:
    # JSON may name the classes or the images of arrays; what predicts in JSON is a table.
    arrays = all(file.suffix.lower() in {".npy", ".npz", ".txt", ".json", ".names"} for file in files)
    arrays = arrays and not any(part.file.suffix.lower() == ".json" for part in parts)
    counts = (
        _counted(len(space.names), "class", "classes"),
        _counted(len(joined.checkpoints), "checkpoint", "checkpoints"),
        _counted(joined.image_count, *_SAMPLES if joined.image_names is None else _IMAGES),
    )
    if all(part.weight is not None for part in parts):
        samples = f"{joined.image_count:,} samples known" if joined.image_count else "no samples"
        return f"Finished confusion matrices: {', '.join(counts[:2])}, {samples}"
    return f"Classification {'arrays' if arrays else 'tables'}: {', '.join(counts)}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
