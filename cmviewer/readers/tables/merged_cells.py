"""Labels of counted pairs that stand once above their rows, as merged cells and pivot tables have them."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.tables import LABELS_ONCE
from cmviewer.readers.tables.parts import MISSING, Labels, SamplePart


def with_labels_below(part: SamplePart, problems: list[Problem]) -> SamplePart:
    """Take a label for the rows below it that have none, where each stands once and no pair comes twice."""
    if part.truth is None or part.prediction is None:
        return part
    of_truth = _filled(part.truth, part.prediction)
    if of_truth is not None:
        problems.append(_said(part, part.truth, "truth"))
        return replace(part, truth=replace(part.truth, code=of_truth))
    of_prediction = _filled(part.prediction, part.truth)
    if of_prediction is None:
        return part
    problems.append(_said(part, part.prediction, "prediction"))
    return replace(part, prediction=replace(part.prediction, code=of_prediction))


def _said(part: SamplePart, labels: Labels, side: str) -> Problem:
    missing = np.flatnonzero(labels.code == MISSING)
    return LABELS_ONCE.of(part.file, part.line_of(int(missing[0])), times=len(missing), side=side)


def _filled(labels: Labels, other: Labels) -> NDArray[np.int32] | None:
    """Return the code of each row with those above put in, int32 (n,); None where they do not fit."""
    known = labels.code != MISSING
    if not len(known) or known.all() or not known[0] or (other.code == MISSING).any():
        return None
    codes = labels.code[known]
    if len(np.unique(codes)) < len(codes) or len(codes) < 2:
        return None
    filled = codes[np.cumsum(known) - 1].astype(np.int32)
    pairs = np.stack([filled, other.code])
    return filled if np.unique(pairs, axis=1).shape[1] == len(known) else None
