"""Scores as programs write them: made into numbers in [0, 1], and what was done is said."""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.readers.parts import MISSING, ClassScores, Labels

Matrix = NDArray[np.float32]
_SLACK: Final = 1e-3
_FEW: Final = 0.01


class Scale(Enum):
    """What the numbers of a group of class scores are."""

    SHARES = auto()
    PERCENT = auto()
    LOGITS = auto()


def softmax(logits: Matrix) -> Matrix:
    """Turn logits (n, K) into shares that add up to 1 in every row; NaN stays NaN."""
    known = np.where(np.isnan(logits), -np.inf, logits)
    highest = known.max(axis=1, keepdims=True, initial=-np.inf)
    powers = np.exp(known - np.where(np.isfinite(highest), highest, 0), dtype=np.float32)
    total = powers.sum(axis=1, keepdims=True)
    shares = np.divide(powers, total, out=np.full_like(powers, np.nan), where=total > 0)
    shares[np.isnan(logits)] = np.nan
    return shares


def scale_of(values: Matrix) -> Scale:
    """Tell shares from percents and logits. A few strange values among shares are no logits."""
    with np.errstate(invalid="ignore"):
        outside = ((values < -_SLACK) | (values > 1 + _SLACK)).any(axis=1)
        if not outside.any():
            return Scale.SHARES
        total = np.nansum(values, axis=1)
        if (values >= 0).all() and (np.abs(total - 100) < 1).mean() > 1 - _FEW:
            return Scale.PERCENT
    inside = ~outside
    if outside.mean() <= _FEW and (np.abs(total[inside] - 1) < 0.02).mean() > 0.9:
        return Scale.SHARES
    return Scale.LOGITS


def on_scale(values: Matrix, scale: Scale) -> Matrix:
    """Return class scores as shares in [0, 1]; what lies outside is NaN."""
    if scale is Scale.LOGITS:
        return softmax(values)
    if scale is Scale.PERCENT:
        values = values / np.float32(100)
    with np.errstate(invalid="ignore"):
        outside = (values < -_SLACK) | (values > 1 + _SLACK)
    shares = np.clip(values, 0, 1)
    shares[outside] = np.nan
    return shares


def class_scores(
    file: Path,
    raw: Matrix,
    load: Callable[[], Matrix],
    names: tuple[str, ...] | None,
    problems: list[Problem],
    line: NDArray[np.int64] | None = None,
) -> tuple[ClassScores, Matrix]:
    """Look at the scores of every class: their scale, and the best class of each row.

    raw: float32 (n, K) as the file has them; load: reads the same again. Also returns raw as shares.
    """
    scale = scale_of(raw)
    shares = on_scale(raw, scale)
    problems.extend(_what_was_done(file, raw, shares, scale, line))
    known = ~np.isnan(shares)
    best = np.where(known, shares, -1).argmax(axis=1) if raw.shape[1] else np.zeros(len(raw), np.int64)
    best = np.where(known.any(axis=1), best, MISSING).astype(np.int32)
    return ClassScores(names, raw.shape[1], best, lambda: on_scale(load(), scale)), shares


def _what_was_done(
    file: Path, raw: Matrix, shares: Matrix, scale: Scale, line: NDArray[np.int64] | None
) -> list[Problem]:
    if scale is Scale.LOGITS:
        what = "the class scores are not between 0 and 1; they were taken as logits, through softmax"
        return [Problem("logits-softmaxed", what, "write probabilities if they are no logits", file)]
    if scale is Scale.PERCENT:
        what = "the class scores of each row add up to 100; they were divided by 100"
        return [Problem("score-percent", what, "write scores between 0 and 1", file)]
    lost = np.isnan(shares) & ~np.isnan(raw)
    return [_out_of_range(file, lost, raw, line)] if lost.any() else []


def _out_of_range(
    file: Path, lost: NDArray[np.bool_], raw: NDArray[np.float32], line: NDArray[np.int64] | None
) -> Problem:
    rows = np.flatnonzero(lost.reshape(len(lost), -1).any(axis=1))
    first = raw[rows[0]][lost[rows[0]]].flat[0] if raw.ndim > 1 else raw[rows[0]]
    return Problem(
        "score-out-of-range",
        f"score {first:g} is not between 0 and 1; such scores count as unknown",
        "write scores between 0 and 1",
        file,
        None if line is None else int(line[rows[0]]),
        len(rows),
    )


def single_score(
    file: Path, values: NDArray[np.float32], problems: list[Problem], line: NDArray[np.int64] | None
) -> NDArray[np.float32]:
    """Return the scores (n,) of predicted classes; what lies outside [0, 1] is unknown."""
    shares = on_scale(values, Scale.SHARES)
    lost = np.isnan(shares) & ~np.isnan(values)
    if lost.any():
        problems.append(_out_of_range(file, lost, values, line))
    return shares


def positive_score(file: Path, values: NDArray[np.float32], problems: list[Problem]) -> NDArray[np.float32]:
    """Return the scores (n,) of the one class of two that has one; logits are taken through a sigmoid."""
    with np.errstate(invalid="ignore", over="ignore"):
        if not ((values < -_SLACK) | (values > 1 + _SLACK)).any():
            return np.clip(values, 0, 1)
        what = "the scores are not between 0 and 1; they were taken as logits, through a sigmoid"
        problems.append(Problem("logits-sigmoid", what, "write probabilities if they are no logits", file))
        return (1 / (1 + np.exp(-values.astype(np.float64)))).astype(np.float32)


def score_of_label(shares: Matrix, names: tuple[str, ...], label: Labels) -> NDArray[np.float32]:
    """Return the score (n,) of the labelled class of each row; NaN where it has none.

    Labels that are numbers, where the classes have names, are positions.
    """
    positions = {name: i for i, name in reversed(list(enumerate(names)))}
    if not any(name in positions for name in label.names):
        positions = {str(i): i for i in range(len(names))}
    column = label.translate(positions)
    score = shares[np.arange(len(shares)), np.maximum(column, 0)]
    return np.where(column == MISSING, np.float32(np.nan), score).astype(np.float32)
