"""From a request to an evaluation: what there is, and which task it is."""

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, Task
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.classification.opening import open_classification
from cmviewer.readers.reading import Reading
from cmviewer.readers.request import OpenRequest
from cmviewer.readers.sources import find_sources, settle


def read(request: OpenRequest, progress: Progress, cancel: Cancel) -> Evaluation:
    """Find the files of a request and read them. Raises as `open_evaluation` says."""
    problems: list[Problem] = []
    request = settle(request, problems)
    if request.task not in {None, Task.CLASSIFICATION}:
        what = f"{request.task} cannot be opened yet"
        mend = "choose --task classification, if it is one"
        raise CmviewerError(Problem("task-unknown", what, mend, request.path))
    sources = find_sources(request, progress, cancel)
    return open_classification(request, sources, Reading(request.columns, progress, cancel, problems))
