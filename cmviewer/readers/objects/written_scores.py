"""Scores as files write them: one that is no finite number is no score, which is not the same as none."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import frozen
from cmviewer.problems.scores import SCORE_NOT_FINITE
from cmviewer.readers.objects.checks import kept_of
from cmviewer.readers.objects.parts import ObjectPart
from cmviewer.readers.tables.table import NOT_A_NUMBER

_NONE: Final = tuple(word for word in NOT_A_NUMBER if word.lower() != "nan")
"""Texts that say that there is no score."""


def written(score: NDArray[np.float64], is_written: NDArray[np.bool_] | None = None) -> NDArray[np.float32]:
    """Return scores (M,) as an `ObjectPart` has them: infinite where one is written that is no finite number.

    is_written: bool (M,), where there is none the score is NaN; None where all are.
    """
    with np.errstate(over="ignore"):
        small = score.astype(np.float32)
    small[~np.isfinite(small)] = np.inf
    if is_written is not None:
        small[~is_written] = np.nan
    return frozen(small, np.float32)


def of_records(scores: Sequence[float | None]) -> NDArray[np.float32] | None:
    """Scores of records, of which some may have none; None where none has one."""
    kinds = set(map(type, scores))
    if kinds <= {type(None)}:
        return None
    if type(None) not in kinds:
        return written(np.fromiter(scores, np.float64, len(scores)))
    is_written = np.array([score is not None for score in scores], np.bool_)
    return written(np.array([0.0 if score is None else score for score in scores], np.float64), is_written)


def of_cells(cells: NDArray[Any], number: NDArray[np.float64]) -> NDArray[np.float32]:
    """Scores of cells of a table, object (M,), and their numbers, NaN where one is none."""
    odd = np.flatnonzero(np.isnan(number))
    is_written = np.ones(len(cells), np.bool_)
    is_written[odd] = [str(cell).strip() not in _NONE for cell in cells[odd]]
    return written(number, is_written)


def with_finite_scores(part: ObjectPart, file: Path, problems: list[Problem]) -> ObjectPart:
    """Leave out predictions whose score is infinite or no number, and say so."""
    if part.score is None:
        return part
    endless = np.flatnonzero(np.isinf(part.score))
    if not len(endless):
        return part
    image = part.image_names[part.image[endless[0]]]
    count = len(endless)
    problems.append(SCORE_NOT_FINITE.of(file, times=count, left_out=count, image=image))
    return kept_of(part, ~np.isinf(part.score))
