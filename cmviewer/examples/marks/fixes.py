"""The truth as a person has mended it by marks: what is marked *label wrong* is changed, and counted anew."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import NO_ROW, Annotations, Classes, Evaluation, LabelMaps, TruthLabels, frozen
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.examples.marks.with_objects import with_objects
from cmviewer.problems.bundles import FIXES_OF_BUNDLE
from cmviewer.problems.marks import FIXES_OF_PIXELS
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.said import joined, said, said_of

_GONE: Final = -1


@dataclass(frozen=True, eq=False)
class Fixed:
    """evaluation: with the mended truth. undecided: marks *label wrong* that do not say what is right."""

    evaluation: Evaluation
    changed: int
    left_out: int
    added: int
    undecided: int


@dataclass(frozen=True)
class _Fix:
    """One mark with its outcome: rows of both sides, and the class that it should have, None where untold."""

    truth_row: int
    prediction_row: int
    label: int | None


def with_fixes(evaluation: Evaluation, counted: CheckpointResult, marked: MarkedOutcomes) -> Fixed:
    """Mend the truth by what is marked *label wrong*: `counted` says what each mark is of.

    A truth with a right class gets it. A miss without one leaves the truth. A false alarm becomes a truth,
    of its right class, else of the class that was predicted. All else that does not say what is right stays
    as it is. Raises `CmviewerError` for pixels: a mark is of many of them; and for
    what was counted before.
    """
    truth = evaluation.truth
    if evaluation.counted is not None:
        raise CmviewerError(FIXES_OF_BUNDLE.of(evaluation.source))
    if isinstance(truth, LabelMaps):
        raise CmviewerError(FIXES_OF_PIXELS.of())
    fixes = list(_fixes(evaluation, counted, marked))
    label = truth.label.copy()
    new, undecided = list[_Fix](), 0
    for fix in fixes:
        if fix.truth_row == NO_ROW:
            new.append(fix)
        elif fix.label is not None:
            label[fix.truth_row] = fix.label
        elif isinstance(truth, Annotations) and fix.prediction_row == NO_ROW:
            label[fix.truth_row] = _GONE
        else:
            undecided += 1
    left_out = int((label == _GONE).sum())
    changed = int((label != truth.label).sum()) - left_out
    mended = _mended(truth, counted, label, new)
    words = _words(changed, left_out, len(new))
    return Fixed(replace(evaluation, truth=mended, mended=words), changed, left_out, len(new), undecided)


def _mended(
    truth: TruthLabels | Annotations, counted: CheckpointResult, label: NDArray[np.int32], new: list[_Fix]
) -> TruthLabels | Annotations:
    if isinstance(truth, TruthLabels):
        return replace(truth, label=frozen(label, np.int32))
    kept = replace(truth, label=frozen(label, np.int32)).take(np.flatnonzero(label != _GONE))
    assert isinstance(counted.predictions, Annotations)
    if not new:
        return kept
    new = sorted(new, key=lambda fix: fix.prediction_row)  # predictions are sorted by image
    rows = np.array([fix.prediction_row for fix in new], np.int64)
    added = counted.predictions.take(rows)
    labels = [said if fix.label is None else fix.label for fix, said in zip(new, added.label, strict=True)]
    return with_objects(kept, replace(added, label=frozen(labels, np.int32)))


def _fixes(evaluation: Evaluation, counted: CheckpointResult, marked: MarkedOutcomes) -> Iterator[_Fix]:
    outcomes = counted.outcomes
    for row in np.flatnonzero(marked.place >= 0).tolist():
        mark = marked.mark_of(row)
        if mark is not None and mark.kind is MarkKind.LABEL_WRONG:
            sides = int(outcomes.truth_row[row]), int(outcomes.prediction_row[row])
            yield _Fix(*sides, _label(mark, evaluation.classes))


def _label(mark: Mark, classes: Classes) -> int | None:
    """The right class; None where none is told, or there is none of that name."""
    return classes.names.index(mark.right_class) if mark.right_class in classes.names else None


def _words(changed: int, left_out: int, added: int) -> str:
    parts = []
    if changed:
        parts.append(said_of(changed, "1 truth changed", "{count:,} truths changed"))
    if left_out:
        parts.append(said_of(left_out, "1 truth left out", "{count:,} truths left out"))
    if added:
        parts.append(said_of(added, "1 truth added", "{count:,} truths added"))
    return said("as marked {}", joined(", ", parts)) if parts else said("no truth changed by marks")
