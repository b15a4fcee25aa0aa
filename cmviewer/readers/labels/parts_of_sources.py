"""What the files of a classification hold, told apart: truths, predictions, lists of images."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cmviewer.errors import CmviewerError, merged_problems
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.truth import COUNTS_WITHOUT_SAMPLES, FILE_WITHOUT_TRUTH
from cmviewer.readers.decision_keys import IMAGE_FOLDERS, NO_NAMES
from cmviewer.readers.files.class_names import read_class_names
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.labels.label_roles import as_prediction, only_truth
from cmviewer.readers.labels.listed_classes import ListedClasses, choose_list
from cmviewer.readers.labels.reading import FileReading
from cmviewer.readers.labels.sources import Sources
from cmviewer.readers.labels.truth_choice import PartsByRole, by_role
from cmviewer.readers.labels.truth_pairing import PairedParts
from cmviewer.readers.request import OpenRequest


def parts_of_sources(
    request: OpenRequest, sources: Sources, reading: FileReading, names: set[Path]
) -> PartsByRole:
    """Read what is told and what was found, and tell truth from predictions."""
    decisions = reading.decisions
    told = [
        as_prediction(
            replace(part, loose=part.loose or part.unnamed), decisions, Origin.FILE, "its file was named so"
        )
        for part in reading.read([file for file, _ in sources.predictions])
    ]
    truth_told = decisions.look_up("truth")
    in_folders = truth_told is not None and truth_told.value == IMAGE_FOLDERS
    named = request.truth is not None or in_folders
    found = [file for file in sources.open if file not in names]
    parts = by_role([*told, *reading.read(found)], sources.folder, decisions, truth_named=named)
    truths = () if in_folders else parts.truths
    if request.truth is not None and not is_folder(request.truth):
        read = reading.read([request.truth])
        if any(part.weight is not None for part in read):
            raise CmviewerError(COUNTS_WITHOUT_SAMPLES.of(request.truth))
        truth = [only_truth(part, decisions) for part in read]
        truths = tuple(part for part in truth if part.truth is not None)[:1]
        if not truths:
            raise CmviewerError(
                *(merged_problems(reading.problems) or [FILE_WITHOUT_TRUTH.of(request.truth)])
            )
    if request.truth is not None:
        told_truth = decisions.told_for("truth")
        origin = Origin.TOLD if told_truth is None else told_truth.origin
        value = str(request.truth) if told_truth is None else told_truth.value
        decisions.take("truth", value, origin)
    lists = parts.lists
    if sources.beside:
        near = reading.read([file for file in sources.beside if file not in names])
        beside = by_role(near, sources.folder, decisions)
        lists += beside.lists
        if not truths and not in_folders and any(part.truth is None for part in parts.predictions):
            truths = beside.truths
    predictions = parts.predictions
    if named:
        predictions = tuple(replace(part, truth=None) for part in predictions)
    return PartsByRole(truths, predictions, lists)


def listed_names(
    request: OpenRequest, lists: Sequence[ListedClasses], paired: PairedParts, reading: FileReading
) -> tuple[str, ...] | None:
    """Return the names of the classes as a file lists them; None where none does."""
    told_names = reading.decisions.told_for("classes")
    if told_names is not None:
        reading.decisions.take("classes", told_names.value, told_names.origin)
    if request.classes is not None:
        reading.files.append(request.classes)
        return read_class_names(request.classes, reading.problems)
    parts = [*paired.predictions, *([] if paired.truth is None else [paired.truth])]
    chosen = choose_list(lists, parts)
    if chosen is None:
        return tuple(dict.fromkeys(name for part in parts for name in part.class_names)) or None
    reading.decisions.take("classes", str(chosen.file), Origin.FILE, "", (Alternative(NO_NAMES),))
    reading.files.append(chosen.file)
    reading.problems += chosen.problems
    return chosen.names
