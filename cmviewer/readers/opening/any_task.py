"""Which task it is that a request is about, where that is not told: one is tried after the other."""

from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, Task
from cmviewer.problems.arrays import TASK_UNCERTAIN
from cmviewer.problems.shapes import PICKLE_REFUSED
from cmviewer.progress import silent
from cmviewer.readers.files.listing import Folders
from cmviewer.readers.files.packed import plain_ending
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.labels.reading import FileReading
from cmviewer.readers.labels.results import results_in
from cmviewer.readers.labels.truth_choice import by_role
from cmviewer.readers.maps.finding import find_maps
from cmviewer.readers.maps.found_maps import FoundMaps
from cmviewer.readers.maps.found_maps import nothing_to_count as no_maps_to_count
from cmviewer.readers.maps.parts import ARRAYS
from cmviewer.readers.objects.finding import find_objects
from cmviewer.readers.objects.found_sources import FoundSources, nothing_to_count
from cmviewer.readers.opening.attempts import collector, complete, naming_what_fits, open_samples
from cmviewer.readers.opening.known_layouts import KnownLayouts
from cmviewer.readers.opening.run_data_sets import led_by_runs
from cmviewer.readers.request import OpenRequest
from cmviewer.readers.tables.array_kinds import ArrayKind, kinds_of
from cmviewer.readers.tables.uncertain_columns import PerhapsColumns, UncertainColumns
from cmviewer.said import said

_TABLES: Final = frozenset({".csv", ".tsv", ".parquet", ".pq", ".jsonl", ".ndjson"})
"""Endings of tables that alone can be a classification."""


def read_any_task(
    request: OpenRequest, folders: Folders, known: KnownLayouts, problems: list[Problem]
) -> Evaluation:
    """Try one task after the other, unless one is told. Raises as `open_evaluation` says."""
    if request.task is Task.SEMANTIC_SEGMENTATION:
        return _maps(request, find_maps(request, folders), folders, known, problems)
    if request.task is Task.CLASSIFICATION:
        return open_samples(request, folders, known, problems)
    object_problems = list(problems)
    folders.progress(said("Listing files"), 0, 0)
    decisions = collector(request)
    found = find_objects(request, folders, known.objects, decisions, object_problems)
    led = led_by_runs(request, found, folders, problems)
    if led is not None:
        return read_any_task(led, folders, known, problems)
    if found.is_whole or request.task is not None:
        _refuse_two_tasks(request, found, folders, known)
        from cmviewer.readers.objects.opening import open_objects  # noqa: PLC0415 - with the first of them

        progress, cancel, elsewhere = folders.progress, folders.cancel, folders.elsewhere
        with naming_what_fits(request, decisions):
            evaluation = open_objects(request, found, progress, cancel, object_problems, decisions, elsewhere)
        return complete(evaluation, request, decisions)
    if found.rejected and not found.sources and not _has_other_tables(found, request, folders):
        raise nothing_to_count(found)
    maps = _none(request) if _names_samples(request) else _maps_without_asking(request, folders)
    if maps.is_paired:
        return _maps(request, maps, folders, known, problems)
    try:
        return open_samples(request, folders, known, problems)
    except CmviewerError as error:
        asked = isinstance(error, UncertainColumns)
        perhaps = isinstance(error, PerhapsColumns)
        if maps.is_whole and (perhaps or not asked):
            return _maps(request, maps, folders, known, problems)
        if asked and not (perhaps and _is_of_another_task(maps, found)):
            raise
        raise _nothing(maps, found, error) from None


def _is_of_another_task(maps: FoundMaps, found: FoundSources) -> bool:
    """Whether some files are of maps or objects, of which something is missing."""
    return bool(maps.truths or found.truths or found.checkpoints)


def _nothing(maps: FoundMaps, found: FoundSources, error: CmviewerError) -> CmviewerError:
    """Say what is missing of the task that some files are of, else why there is no classification."""
    if maps.truths:
        return no_maps_to_count(maps)
    if found.truths or found.checkpoints:
        return nothing_to_count(found)
    pickles = list(map(PICKLE_REFUSED.of, found.pickles))
    problems = [one for one in error.problems if not (pickles and one.code == "nothing-known")]
    return CmviewerError(*(one.reason for one in found.rejected), *problems, *maps.why_not, *pickles)


def _has_other_tables(found: FoundSources, request: OpenRequest, folders: Folders) -> bool:
    """Whether there are tables besides files that nobody reads: they may be a classification."""
    if request.path is None or not is_folder(request.path):
        return False
    rejected = {one.file for one in found.rejected}
    return any(file not in rejected for file in folders.listing(request.path).all_ending(*_TABLES))


def _maps_without_asking(request: OpenRequest, folders: Folders) -> FoundMaps:
    """Maps where they are found; a path that was named may lead to another kind of data."""
    try:
        return find_maps(request, folders)
    except CmviewerError:
        return _none(request)


def _none(request: OpenRequest) -> FoundMaps:
    return FoundMaps(request.path or request.predictions[0].path)


def _names_samples(request: OpenRequest) -> bool:
    """Tell whether a file that was named can only be about samples: a table, or an array of labels.

    Scores of every class are no map either, where nothing else that was named is one.
    """
    named = [path for path in (request.truth, *(one.path for one in request.predictions)) if path is not None]
    if any(path.suffix.lower() in {*_TABLES, ".txt"} for path in named):
        return True
    arrays = [kinds_of(path) for path in named if path.suffix.lower() in ARRAYS]
    held = {kind for kinds in arrays for kind in kinds}
    return ArrayKind.LABELS in held or held == {ArrayKind.ROWS}


def _refuse_two_tasks(
    request: OpenRequest, found: FoundSources, folders: Folders, known: KnownLayouts
) -> None:
    """Raise `CmviewerError` where a folder of objects holds a classification as well."""
    told = request.task or request.truth or request.predictions
    if told or request.path is None or not is_folder(request.path):
        return
    of_objects = {file for source in found.sources for file in source.files}
    tables = [one for one in known.tables if one.endings & _TABLES]
    others = [
        file
        for file in results_in(folders.listing(request.path), tables).results
        if file not in of_objects and plain_ending(file) in _TABLES
    ]
    reading = FileReading(known.tables, collector(request), silent, folders.cancel)
    parts = by_role(reading.read(others), request.path, reading.decisions)
    labelled = [part.file for part in parts.predictions if part.truth is not None]
    if labelled:
        tasks = Task.DETECTION.value, Task.CLASSIFICATION.value
        raise CmviewerError(TASK_UNCERTAIN.of(request.path, readings=tasks, name=labelled[0].name))


def _maps(
    request: OpenRequest, found: FoundMaps, folders: Folders, known: KnownLayouts, problems: list[Problem]
) -> Evaluation:
    from cmviewer.readers.maps.opening import open_maps  # noqa: PLC0415 - with the first of them

    decisions = collector(request)
    progress, cancel = folders.progress, folders.cancel
    with naming_what_fits(request, decisions):
        evaluation = open_maps(request, found, known.maps, progress, cancel, problems, decisions)
    return complete(evaluation, request, decisions)
