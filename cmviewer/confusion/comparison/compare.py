"""The whole way from two counted checkpoints to what changed between them, and a verdict."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.changes import Changes, changes_of
from cmviewer.confusion.comparison.comparison import Comparison, Counted
from cmviewer.confusion.comparison.joining import NOT_IN_A, Joining, folded_names, join, join_classes
from cmviewer.confusion.comparison.left_out import left_out, left_out_of_maps
from cmviewer.confusion.comparison.pixels import MapsOfBoth, compared_pixels
from cmviewer.confusion.comparison.sides import ComparedOutcomes, matrix_of_rows, sides_of
from cmviewer.confusion.comparison.summed_metrics import SUMMED_METRICS, CountedRows
from cmviewer.confusion.comparison.together import groups_of
from cmviewer.confusion.comparison.verdict import Verdict, verdict_of
from cmviewer.confusion.measures import measures_of
from cmviewer.errors import merged_problems
from cmviewer.evaluation import NO_IMAGE, Evaluation, LabelMaps, TruthLabels, Unit
from cmviewer.problems.comparing import COUNTS_ONLY
from cmviewer.progress import Cancel, Progress, silent

Groups = NDArray[np.int64] | None
"""Group of each image of A, (N,); None where each is one by itself."""


def compare_results(
    a: Counted,
    b: Counted,
    *,
    together: str = "",
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> Comparison:
    """Compare two checkpoints, of one evaluation or of two.

    together: by what images of A belong together, as `groups_of` has it; chance is that of whole groups.
    Raises `CmviewerError` where they have nothing in common, and `Cancelled`.
    """
    if _counts_only(a.evaluation) or _counts_only(b.evaluation):
        return _of_counts(a, b)
    joining, groups = join(a.evaluation, b.evaluation), groups_of(a.evaluation, a.result, together)
    if a.evaluation.task.profile.unit is Unit.PIXEL:
        return _of_pixels(a, b, joining, groups, progress, cancel)
    return _of_outcomes(a, b, joining, groups)


def changes_between(a: Counted, b: Counted, *, cancel: Cancel | None = None) -> Changes | None:
    """Return what changed, without the verdict, which takes long; None where only counts are known.

    Raises as `compare_results`.
    """
    if _counts_only(a.evaluation) or _counts_only(b.evaluation):
        return None
    joining = join(a.evaluation, b.evaluation)
    if a.evaluation.task.profile.unit is Unit.PIXEL:
        return compared_pixels(_maps_of(a, b, joining), cancel=cancel).changes
    return changes_of(*sides_of(a.result, b.result, joining), a.result.rule.iou)


def _counts_only(evaluation: Evaluation) -> bool:
    truth = evaluation.truth
    return isinstance(truth, TruthLabels) and bool((truth.image == NO_IMAGE).any())


def _of_counts(a: Counted, b: Counted) -> Comparison:
    """Of finished matrices nothing but the counts can be compared."""
    joining = join_classes(a.evaluation, b.evaluation)
    matrix_a, matrix_b = (
        matrix_of_rows(len(joining.classes), labels[matrix.truth], labels[matrix.prediction], matrix.count)
        for labels, matrix in ((joining.label_of_a, a.result.matrix), (joining.label_of_b, b.result.matrix))
    )
    metric = SUMMED_METRICS[a.evaluation.task.profile.unit].metric
    of_a, of_b = (measures_of(matrix, a.evaluation.task).value(metric) for matrix in (matrix_a, matrix_b))
    problems = (*folded_names(joining, b.evaluation), COUNTS_ONLY.of(b.evaluation.source))
    return Comparison(joining, matrix_a, matrix_b, None, lambda: Verdict(metric, of_a, of_b, {}), problems)


def _of_outcomes(a: Counted, b: Counted, joining: Joining, groups: Groups) -> Comparison:
    side_a, side_b = sides_of(a.result, b.result, joining)
    changes = changes_of(side_a, side_b, a.result.rule.iou)
    is_single = groups is None and all((side.weight == 1).all() for side in (side_a, side_b))
    single = is_single and a.evaluation.task.profile.unit is Unit.SAMPLE
    verdict = partial(
        verdict_of,
        SUMMED_METRICS[a.evaluation.task.profile.unit],
        changes,
        (_rows(side_a), _rows(side_b)),
        _common_images(side_a, side_b, joining, a.result.counts.subset),
        len(joining.classes),
        single=single,
        groups=groups,
    )
    problems = (*folded_names(joining, b.evaluation), *left_out(a, b, joining, len(side_a.truths)))
    return Comparison(joining, side_a.matrix, side_b.matrix, changes, verdict, problems, groups)


def _rows(side: ComparedOutcomes) -> CountedRows:
    return CountedRows(side.image, side.truth, side.prediction, side.weight)


def _common_images(
    a: ComparedOutcomes, b: ComparedOutcomes, joining: Joining, subset: str
) -> NDArray[np.int32]:
    """Images that both judge: of samples those that both have, of objects also those with none.

    Of a subset, those of which anything is in it.
    """
    if a.objects is None:
        return np.unique(a.image[a.truths])
    known = [a.image, b.image]
    if not subset:
        known.append(joining.image_of_b[joining.image_of_b != NOT_IN_A].astype(np.int32))
    is_there = np.zeros(max(int(images.max(initial=-1)) for images in known) + 1, np.bool_)
    for images in known:
        is_there[images] = True
    return np.flatnonzero(is_there).astype(np.int32)


def _of_pixels(
    a: Counted, b: Counted, joining: Joining, groups: Groups, progress: Progress, cancel: Cancel | None
) -> Comparison:
    maps = _maps_of(a, b, joining)
    found = compared_pixels(maps, progress=progress, cancel=cancel)
    changes, count = found.changes, len(joining.classes)
    rows = tuple(
        CountedRows(changes.image, changes.truth, prediction, changes.count)
        for prediction in (changes.prediction_a, changes.prediction_b)
    )
    matrix_a, matrix_b = (matrix_of_rows(count, one.truth, one.prediction, one.weight) for one in rows)
    figure = SUMMED_METRICS[Unit.PIXEL]
    verdict = partial(
        verdict_of, figure, changes, (rows[0], rows[1]), found.images, count, single=False, groups=groups
    )
    problems = merged_problems(
        (*folded_names(joining, b.evaluation), *found.problems, *left_out_of_maps(a, b, found))
    )
    return Comparison(joining, matrix_a, matrix_b, changes, verdict, problems, groups)


def _maps_of(a: Counted, b: Counted, joining: Joining) -> MapsOfBoth:
    true_a, true_b = a.evaluation.truth, b.evaluation.truth
    found_a, found_b = a.result.predictions, b.result.predictions
    assert isinstance(true_a, LabelMaps)
    assert isinstance(true_b, LabelMaps)
    assert isinstance(found_a, LabelMaps)
    assert isinstance(found_b, LabelMaps)
    return MapsOfBoth(true_a, true_b, found_a, found_b, joining, _judged(a), _judged(b))


def _judged(one: Counted) -> NDArray[np.bool_]:
    """Images of which anything is counted, bool (N,): of a subset those that are in it."""
    judged = np.zeros(len(one.evaluation.images), np.bool_)
    judged[one.result.outcomes.image] = True
    return judged
