"""One attempt to read what a request asks for as one task, with what is decided and told on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, Interpretation, Role
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.listing import Folders
from cmviewer.readers.labels.opening import open_classification
from cmviewer.readers.labels.reading import FileReading
from cmviewer.readers.labels.sources import find_sources
from cmviewer.readers.opening.known_layouts import KnownLayouts
from cmviewer.readers.opening.training_runs import is_log
from cmviewer.readers.request import OpenRequest, told_by
from cmviewer.readers.tables.uncertain_columns import UncertainColumns
from cmviewer.said import said


def open_samples(
    request: OpenRequest, folders: Folders, known: KnownLayouts, problems: list[Problem]
) -> Evaluation:
    """Read a request as a classification. Raises as `open_evaluation` says."""
    sources = find_sources(request, folders, known.tables)
    decisions = collector(request)
    reading = FileReading(known.tables, decisions, folders.progress, folders.cancel, problems)
    reading.elsewhere = folders.elsewhere
    with naming_what_fits(request, decisions):
        evaluation = open_classification(request, sources, reading)
    return complete(_without_logs(evaluation), request, decisions)


def _without_logs(evaluation: Evaluation) -> Evaluation:
    """Return an evaluation that does not say of the logs of its training that they hold no predictions."""
    problems = tuple(one for one in evaluation.problems if not _is_about_log(one))
    return replace(evaluation, problems=problems)


def _is_about_log(problem: Problem) -> bool:
    return problem.code == "file-not-recognised" and problem.file is not None and is_log(problem.file)


@contextmanager
def naming_what_fits(request: OpenRequest, decisions: Decisions) -> Iterator[None]:
    """Add to a refusal what else could be told, where something was told."""
    try:
        yield
    except UncertainColumns:
        raise
    except CmviewerError as error:
        raise CmviewerError(*error.problems, *decisions.in_vain(request.told, error.problems)) from error


def collector(request: OpenRequest) -> Decisions:
    """Make the one collector of an attempt: what was tried in vain before it decides nothing."""
    return Decisions(told_by(request))


def complete(evaluation: Evaluation, request: OpenRequest, decisions: Decisions) -> Evaluation:
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
