"""What was opened, as a worker reads it: the evaluation, how it is to be seen, and the marks kept of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.mark import Mark
from cmviewer.progress import Cancel, Progress
from cmviewer.readers import OpenRequest
from cmviewer.workspace.fingerprints import fingerprints_of
from cmviewer.workspace.told_window import FirstView, WorkspaceChange, as_it_is

Opener = Callable[[OpenRequest, Progress, Cancel], Evaluation]
"""Opens what is asked for. Raises `CmviewerError`, `Cancelled`."""

ReadMarks = Callable[[Evaluation], tuple[tuple[Mark, ...], tuple[Problem, ...]]]
"""Reads what is kept of what was said of an evaluation, in a worker. Raises `CmviewerError`."""


@dataclass(frozen=True, eq=False)
class OpenedResults:
    """seen: how it is to be seen; error: why that could not be followed, or no marks be read.

    marks: those that are kept; None where none can be read.
    """

    evaluation: Evaluation
    fingerprints: tuple[str, ...]
    seen: WorkspaceChange
    error: CmviewerError | None
    marks: tuple[Mark, ...] | None


def read_results(
    opened: Callable[[], Evaluation], seen: FirstView, read_marks: ReadMarks | None
) -> OpenedResults:
    """Open, and ask how it is to be seen and what is kept of it. Raises as `opened`."""
    began = time.time_ns()
    evaluation = opened()
    fingerprints = fingerprints_of(evaluation, began)
    marks, trouble = _kept_marks(evaluation, read_marks)
    try:
        how = seen(evaluation)
    except CmviewerError as error:
        how, trouble = as_it_is(evaluation), (*error.problems, *trouble)
    return OpenedResults(evaluation, fingerprints, how, CmviewerError(*trouble) if trouble else None, marks)


def _kept_marks(
    evaluation: Evaluation, read_marks: ReadMarks | None
) -> tuple[tuple[Mark, ...] | None, tuple[Problem, ...]]:
    try:
        return (None, ()) if read_marks is None else read_marks(evaluation)
    except CmviewerError as error:
        return None, error.problems
