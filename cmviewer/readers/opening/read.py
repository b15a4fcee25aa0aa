"""From a request to an evaluation: what there is, and which task it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Elsewhere, Evaluation, Interpretation, Role, Task
from cmviewer.problems.arrays import TASK_UNCERTAIN
from cmviewer.problems.shapes import PICKLE_REFUSED
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.listing import Folders
from cmviewer.readers.files.packed import plain_ending
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.labels.opening import open_classification
from cmviewer.readers.labels.reading import FileReading
from cmviewer.readers.labels.results import results_in
from cmviewer.readers.labels.sources import find_sources
from cmviewer.readers.labels.truth_choice import by_role
from cmviewer.readers.maps.finding import find_maps
from cmviewer.readers.maps.found_maps import FoundMaps
from cmviewer.readers.maps.found_maps import nothing_to_count as no_maps_to_count
from cmviewer.readers.maps.opening import open_maps
from cmviewer.readers.maps.parts import ARRAYS
from cmviewer.readers.objects.finding import find_objects
from cmviewer.readers.objects.found_sources import FoundSources, nothing_to_count
from cmviewer.readers.objects.opening import open_objects
from cmviewer.readers.opening.bundles import bundle_in, read_bundle
from cmviewer.readers.opening.files_looked_at import with_files_looked_at
from cmviewer.readers.opening.known_layouts import KnownLayouts, known_layouts
from cmviewer.readers.opening.manifest import with_manifest
from cmviewer.readers.opening.refusal import check_named, refuse_addresses, why_nothing
from cmviewer.readers.opening.run_data_sets import led_by_runs, with_likely_truth
from cmviewer.readers.opening.sense import with_sense
from cmviewer.readers.opening.told_files import check_told_files
from cmviewer.readers.opening.torn_reports import told_torn, with_torn_reports
from cmviewer.readers.opening.training_runs import is_log
from cmviewer.readers.request import OpenRequest, told_by, with_whole_paths
from cmviewer.readers.tables.array_kinds import ArrayKind, kinds_of
from cmviewer.readers.tables.uncertain_columns import UncertainColumns
from cmviewer.regular_files import noting_opened
from cmviewer.said import said

_TABLES: Final = frozenset({".csv", ".tsv", ".parquet", ".pq", ".jsonl", ".ndjson"})
"""Endings of tables that alone can be a classification."""


def read(
    request: OpenRequest, progress: Progress, cancel: Cancel, elsewhere: Elsewhere | None = None
) -> Evaluation:
    """Find the files of a request and read them. Raises as `open_evaluation` says."""
    refuse_addresses(request)
    problems: list[Problem] = []
    request = with_whole_paths(with_manifest(with_whole_paths(request), problems))
    check_named(request)
    bundle = bundle_in(request.path)
    if bundle is not None:
        return read_bundle(bundle, request)
    folders = Folders(progress, cancel, elsewhere)
    known = known_layouts(problems)
    try:
        with noting_opened() as opened:
            evaluation = _read(request, folders, known, problems)
        evaluation = with_files_looked_at(evaluation, opened)
        check_told_files(request.told, evaluation.interpretation, opened)
        evaluation = with_torn_reports(with_sense(evaluation), cancel)
        return replace(evaluation, problems=(*evaluation.problems, *folders.left_out.problems()))
    except UncertainColumns:
        raise
    except CmviewerError as error:
        why = with_likely_truth(why_nothing(error, request, folders), request.path)
        in_vain = _collector(request).in_vain(request.told, why.problems)
        left_out = folders.left_out.problems()
        raise told_torn(CmviewerError(*why.problems, *in_vain, *left_out), request, cancel) from None


def _read(request: OpenRequest, folders: Folders, known: KnownLayouts, problems: list[Problem]) -> Evaluation:
    """Try one task after the other, unless one is told."""
    if request.task is Task.SEMANTIC_SEGMENTATION:
        return _maps(request, find_maps(request, folders), folders, known, problems)
    if request.task is Task.CLASSIFICATION:
        return _classification(request, folders, known, problems)
    object_problems = list(problems)
    folders.progress(said("Listing files"), 0, 0)
    decisions = _collector(request)
    found = find_objects(request, folders, known.objects, decisions, object_problems)
    led = led_by_runs(request, found, folders, problems)
    if led is not None:
        return _read(led, folders, known, problems)
    if found.is_whole or request.task is not None:
        _refuse_two_tasks(request, found, folders, known)
        progress, cancel = folders.progress, folders.cancel
        with _naming_what_fits(request, decisions):
            evaluation = open_objects(request, found, progress, cancel, object_problems, decisions)
        return _complete(evaluation, request, decisions)
    if found.rejected and not found.sources and not _has_other_tables(found, request, folders):
        raise nothing_to_count(found)
    maps = _none(request) if _names_samples(request) else _maps_without_asking(request, folders)
    if maps.is_paired:
        return _maps(request, maps, folders, known, problems)
    try:
        return _classification(request, folders, known, problems)
    except UncertainColumns:
        raise
    except CmviewerError as error:
        if maps.is_whole:
            return _maps(request, maps, folders, known, problems)
        raise _nothing(maps, found, error) from None


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
    reading = FileReading(known.tables, _collector(request), silent, folders.cancel)
    parts = by_role(reading.read(others), request.path, reading.decisions)
    labelled = [part.file for part in parts.predictions if part.truth is not None]
    if labelled:
        tasks = Task.DETECTION.value, Task.CLASSIFICATION.value
        raise CmviewerError(TASK_UNCERTAIN.of(request.path, readings=tasks, name=labelled[0].name))


def _classification(
    request: OpenRequest, folders: Folders, known: KnownLayouts, problems: list[Problem]
) -> Evaluation:
    sources = find_sources(request, folders, known.tables)
    decisions = _collector(request)
    reading = FileReading(known.tables, decisions, folders.progress, folders.cancel, problems)
    reading.elsewhere = folders.elsewhere
    with _naming_what_fits(request, decisions):
        evaluation = open_classification(request, sources, reading)
    return _complete(_without_logs(evaluation), request, decisions)


def _without_logs(evaluation: Evaluation) -> Evaluation:
    """Return an evaluation that does not say of the logs of its training that they hold no predictions."""
    problems = tuple(one for one in evaluation.problems if not _is_about_log(one))
    return replace(evaluation, problems=problems)


def _is_about_log(problem: Problem) -> bool:
    return problem.code == "file-not-recognised" and problem.file is not None and is_log(problem.file)


def _maps(
    request: OpenRequest, found: FoundMaps, folders: Folders, known: KnownLayouts, problems: list[Problem]
) -> Evaluation:
    decisions = _collector(request)
    progress, cancel = folders.progress, folders.cancel
    with _naming_what_fits(request, decisions):
        evaluation = open_maps(request, found, known.maps, progress, cancel, problems, decisions)
    return _complete(evaluation, request, decisions)


@contextmanager
def _naming_what_fits(request: OpenRequest, decisions: Decisions) -> Iterator[None]:
    """Add to a refusal what else could be told, where something was told."""
    try:
        yield
    except UncertainColumns:
        raise
    except CmviewerError as error:
        raise CmviewerError(*error.problems, *decisions.in_vain(request.told, error.problems)) from error


def _collector(request: OpenRequest) -> Decisions:
    """Make the one collector of an attempt: what was tried in vain before it decides nothing."""
    return Decisions(told_by(request))


def _complete(evaluation: Evaluation, request: OpenRequest, decisions: Decisions) -> Evaluation:
    """Add what no floor knows: files that the request is made of, and what was told for nothing."""
    if request.manifest is not None:
        decisions.is_file(request.manifest, Role.MANIFEST, "cmviewer.toml")
    known = {one.path for one in decisions.files}
    if request.images is not None and request.images not in known:
        decisions.is_file(request.images, Role.IMAGES, said("images"))
    return replace(
        evaluation,
        problems=(*evaluation.problems, *decisions.unused()),
        interpretation=Interpretation(tuple(decisions.files), tuple(decisions.taken), request.named),
    )
