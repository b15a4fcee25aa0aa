"""From a request to an evaluation: what there is, and which task it is."""

from dataclasses import replace

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Elsewhere, Evaluation, Task
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.listing import Folders
from cmviewer.readers.opening.attempts import collector, open_samples
from cmviewer.readers.opening.bundles import bundle_in, read_bundle
from cmviewer.readers.opening.files_looked_at import with_files_looked_at
from cmviewer.readers.opening.known_layouts import KnownLayouts, known_layouts
from cmviewer.readers.opening.manifest import with_manifest
from cmviewer.readers.opening.refusal import check_named, refuse_addresses, why_nothing
from cmviewer.readers.opening.sense import with_sense
from cmviewer.readers.opening.told_files import check_told_files
from cmviewer.readers.opening.torn_reports import told_torn, with_torn_reports
from cmviewer.readers.request import OpenRequest, with_whole_paths
from cmviewer.readers.tables.uncertain_columns import UncertainColumns
from cmviewer.regular_files import noting_opened


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
        from cmviewer.readers.opening.run_data_sets import with_likely_truth  # noqa: PLC0415 - as below

        why = with_likely_truth(why_nothing(error, request, folders), request.path)
        in_vain = collector(request).in_vain(request.told, why.problems)
        left_out = folders.left_out.problems()
        raise told_torn(CmviewerError(*why.problems, *in_vain, *left_out), request, cancel) from None


def _read(request: OpenRequest, folders: Folders, known: KnownLayouts, problems: list[Problem]) -> Evaluation:
    """Read the task that is told, or find it out: what reads objects and maps is loaded only then."""
    if request.task is Task.CLASSIFICATION:
        return open_samples(request, folders, known, problems)
    from cmviewer.readers.opening.any_task import read_any_task  # noqa: PLC0415 - see above

    return read_any_task(request, folders, known, problems)
