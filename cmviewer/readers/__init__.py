"""Files → Evaluation. `open_evaluation` is the one way in; `FORMATS` lists what can be read."""

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, Task
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.readers.classification.opening import open_classification
from cmviewer.readers.formats import FORMATS, Format
from cmviewer.readers.reading import Reading
from cmviewer.readers.request import Columns, OpenRequest, PredictionSource
from cmviewer.readers.sources import find_sources, settle
from cmviewer.readers.tables.columns import UncertainColumns

__all__ = [
    "FORMATS",
    "Columns",
    "Format",
    "OpenRequest",
    "PredictionSource",
    "UncertainColumns",
    "open_evaluation",
]


def open_evaluation(
    request: OpenRequest, progress: Progress = silent, cancel: Cancel | None = None
) -> Evaluation:
    """Read what a request asks for.

    Raises `CmviewerError` where nothing usable is left, its subclass `UncertainColumns` where a person
    has to say which column is which, and `Cancelled` where `cancel` was set.
    """
    cancel = Cancel() if cancel is None else cancel
    problems: list[Problem] = []
    request = settle(request, problems)
    if request.task not in {None, Task.CLASSIFICATION}:
        what = f"{request.task} cannot be opened yet"
        mend = "choose --task classification, if it is one"
        raise CmviewerError(Problem("task-unknown", what, mend, request.path))
    sources = find_sources(request, cancel)
    return open_classification(request, sources, Reading(request.columns, progress, cancel, problems))
