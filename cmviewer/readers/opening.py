"""From a request to an evaluation: what there is, and which task it is."""

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, Task
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.classification.opening import open_classification
from cmviewer.readers.objects.finding import find_objects, nothing_to_count, pickled
from cmviewer.readers.objects.opening import open_objects
from cmviewer.readers.reading import Reading
from cmviewer.readers.request import OpenRequest
from cmviewer.readers.sources import find_sources, settle
from cmviewer.readers.uncertain import UncertainColumns


def read(request: OpenRequest, progress: Progress, cancel: Cancel) -> Evaluation:
    """Find the files of a request and read them. Raises as `open_evaluation` says."""
    problems: list[Problem] = []
    request = settle(request, problems)
    if request.task is Task.SEMANTIC_SEGMENTATION:
        what = f"{request.task} cannot be opened yet"
        raise CmviewerError(
            Problem("task-unknown", what, "choose another --task, if it is one", request.path)
        )
    if request.task is Task.CLASSIFICATION:
        return _classification(request, progress, cancel, problems)
    said = list(problems)
    found = find_objects(request, cancel, said)
    if found.is_whole or request.task is not None:
        return open_objects(request, found, progress, cancel, said)
    try:
        return _classification(request, progress, cancel, problems)
    except UncertainColumns:
        raise
    except CmviewerError as error:
        if found.truths or found.checkpoints:
            raise nothing_to_count(found) from None
        raise CmviewerError(*error.problems, *map(pickled, found.pickles)) from None


def _classification(
    request: OpenRequest, progress: Progress, cancel: Cancel, problems: list[Problem]
) -> Evaluation:
    sources = find_sources(request, cancel)
    return open_classification(request, sources, Reading(request.columns, progress, cancel, problems))
