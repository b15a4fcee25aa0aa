"""Reports of ours that are opened: whether their files belong together is said."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.progress import Cancel
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.request import OpenRequest
from cmviewer.report_files import torn

_TABLES: Final = frozenset(
    {"confusion_matrix.csv", "confusion_cells.csv", "class_metrics.csv", "examples.csv"}
)
"""Files of a report that can be opened."""


def with_torn_reports(evaluation: Evaluation, cancel: Cancel) -> Evaluation:
    """Return the evaluation with a problem for each torn report that it was read from."""
    files = [*evaluation.files, *(file for one in evaluation.checkpoints for file in one.files)]
    problems = _torn(dict.fromkeys(file.parent for file in files if file.name in _TABLES), cancel)
    if not problems:
        return evaluation
    return replace(evaluation, problems=(*evaluation.problems, *problems))


def told_torn(error: CmviewerError, request: OpenRequest, cancel: Cancel) -> CmviewerError:
    """Return the error with which nothing was opened; of a torn report, it says so."""
    if request.path is None or type(error) is not CmviewerError:
        return error
    folder = request.path if is_folder(request.path) else request.path.parent
    problems = _torn({folder: None}, cancel)
    return CmviewerError(*error.problems, *problems) if problems else error


def _torn(folders: dict[Path, None], cancel: Cancel) -> tuple[Problem, ...]:
    problems = []
    for folder in folders:
        cancel.check()
        problems.append(torn(folder))
    return tuple(filter(None, problems))
