"""Scores as programs write them: made into numbers in [0, 1], and what was done is said."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Origin
from cmviewer.problems.scores import LOGITS_SOFTMAXED, SCORE_OUT_OF_RANGE, SCORE_PERCENT
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.tables.parts import MISSING, ClassScores, Labels

Matrix = NDArray[np.float32]
SLACK: Final = 1e-3
"""How far scores may lie outside 0 to 1."""
_FEW: Final = 0.01
_RANKED: Final = 4
"""Rows that have to fall: of random scores of three classes four rows do with 1 in 1296."""
_ROUNDED: Final = 0.02
"""How far the rounded scores of all classes may be from 1 together."""
_HALF: Final = 0.5
_ENDLESS: Final = "a score is infinite, or no number"


class ScoreScale(Enum):
    """What the numbers of a group of class scores are."""

    SHARES = "shares"
    PERCENT = "percent"
    LOGITS = "logits"


UNIT: Final = "score-unit"
UNITS: Final = tuple(scale.value for scale in ScoreScale)
"""What is told of scores."""


def as_float32(values: NDArray[np.number[Any]]) -> NDArray[np.float32]:
    """Return numbers as float32; those that are too large are infinite."""
    with np.errstate(over="ignore", invalid="ignore"):
        return values.astype(np.float32)


def every_number(values: NDArray[np.number[Any]]) -> NDArray[np.float32]:
    """Return numbers of an array as float32; NaN is infinite, as an array does not leave scores out."""
    numbers = as_float32(values)
    numbers[np.isnan(numbers)] = np.inf
    return numbers


def softmax(logits: Matrix) -> Matrix:
    """Turn logits (n, K) into shares that add up to 1 in every row; NaN stays NaN."""
    known = np.where(np.isnan(logits), -np.inf, logits)
    highest = known.max(axis=1, keepdims=True, initial=-np.inf)
    with np.errstate(over="ignore"):  # what is further below than float32 can say has no share
        powers = np.exp(known - np.where(np.isfinite(highest), highest, 0), dtype=np.float32)
    total = powers.sum(axis=1, keepdims=True)
    shares = np.divide(powers, total, out=np.full_like(powers, np.nan), where=total > 0)
    return np.where(np.isnan(logits), np.float32(np.nan), shares).astype(np.float32)


def sigmoid(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn logits, each for itself, into probabilities; NaN stays NaN."""
    with np.errstate(over="ignore"):  # what is further below than float64 can say is 0
        return (1 / (1 + np.exp(-logits.astype(np.float64)))).astype(np.float32)


def scale_of(values: Matrix) -> ScoreScale:
    """Tell shares from percents and logits. A few strange values among shares are no logits.

    Rows with an infinite number tell nothing, unless most have one: logits of classes that were ruled out.
    """
    finite = ~np.isinf(values).any(axis=1)
    values = values[finite if 2 * finite.sum() > len(values) else ~np.isposinf(values).any(axis=1)]
    if not len(values):
        return ScoreScale.SHARES
    with np.errstate(invalid="ignore"):
        outside = ((values < -SLACK) | (values > 1 + SLACK)).any(axis=1)
        if not outside.any():
            return ScoreScale.SHARES
        total = np.nan_to_num(values, nan=0.0).sum(axis=1, dtype=np.float64)
        if (values >= 0).all() and (np.abs(total - 100) < 1).mean() > 1 - _FEW:
            return ScoreScale.PERCENT
    inside = ~outside
    if outside.mean() < _HALF and (np.abs(total[inside] - 1) < 0.02).mean() > 0.9:
        return ScoreScale.SHARES
    return ScoreScale.LOGITS


def are_ranked(values: Matrix, *, whole: bool = False) -> bool:
    """Tell whether columns are the best few scores of any class, the best first, and no scores a class.

    values: float32 (n, K). They fall in every row then, and do not add up to 1: others have the rest; unless
    they may be the scores of all classes (whole). With `_RANKED` rows a model of three classes does so by
    chance in 1 of 1000 tables.
    """
    if values.shape[1] < 2 or len(values) < _RANKED:
        return False
    known = np.nan_to_num(values)
    falling = bool((known[:, :-1] >= known[:, 1:]).all())
    fewer = bool((known.sum(axis=1, dtype=np.float64) < 1 - _ROUNDED).any())
    return falling and bool((known >= 0).all()) and (fewer or whole)


def on_scale(values: Matrix, scale: ScoreScale) -> Matrix:
    """Return class scores as shares in [0, 1]; what lies outside is NaN.

    Where one score is infinite all of its row, float32 (n, K), are NaN: its best class is not known. A logit
    of minus infinity rules a class out.
    """
    endless = np.isposinf(values) if scale is ScoreScale.LOGITS else np.isinf(values)
    if endless.any():
        rows = endless.any(axis=-1, keepdims=True) if values.ndim > 1 else endless.any()
        values = np.where(rows, np.float32(np.nan), values)
    if scale is ScoreScale.LOGITS:
        return softmax(values)
    if scale is ScoreScale.PERCENT:
        values = values / np.float32(100)
    with np.errstate(invalid="ignore"):
        outside = (values < -SLACK) | (values > 1 + SLACK)
    shares = np.clip(values, 0, 1)
    shares[outside] = np.nan
    return shares


def class_scores(
    file: Path,
    raw: Matrix,
    load: Callable[[], Matrix],
    names: tuple[str, ...] | None,
    problems: list[Problem],
    line: NDArray[np.integer[Any]] | None = None,
    decisions: Decisions | None = None,
) -> tuple[ClassScores, Matrix]:
    """Look at the scores of every class: their scale, and the best class of each row.

    raw: float32 (n, K) as the file has them; load: reads the same again. Also returns raw as shares.
    """
    scale = _scale(raw, file, decisions)
    shares = on_scale(raw, scale)
    problems.extend(_what_was_done(file, raw, shares, scale, line))
    known = ~np.isnan(shares)
    best = np.where(known, shares, -1).argmax(axis=1) if raw.shape[1] else np.zeros(len(raw), np.int64)
    best = np.where(known.any(axis=1), best, MISSING)
    return ClassScores(names, raw.shape[1], best.astype(np.int32), lambda: on_scale(load(), scale)), shares


def _scale(raw: Matrix, file: Path, decisions: Decisions | None) -> ScoreScale:
    """Decide the unit of class scores: as told, else by their values."""
    if decisions is None:
        return scale_of(raw)
    told = decisions.told_for(UNIT, UNITS, file)
    scale = scale_of(raw) if told is None else ScoreScale(told.value)
    decisions.take(UNIT, scale.value, Origin.EVIDENCE if told is None else told.origin, about=file)
    return scale


def _what_was_done(
    file: Path, raw: Matrix, shares: Matrix, scale: ScoreScale, line: NDArray[np.integer[Any]] | None
) -> list[Problem]:
    problems = []
    if scale is ScoreScale.LOGITS:
        problems.append(LOGITS_SOFTMAXED.of(file))
    if scale is ScoreScale.PERCENT:
        problems.append(SCORE_PERCENT.of(file))
    lost = np.isnan(shares) & ~np.isnan(raw)
    if lost.any():
        problems.append(out_of_range(file, lost, raw, line))
    return problems


def out_of_range(
    file: Path, lost: NDArray[np.bool_], raw: NDArray[np.float32], line: NDArray[np.integer[Any]] | None
) -> Problem:
    """Say which scores are unknown, as they are not between 0 and 1."""
    rows = np.flatnonzero(lost.reshape(len(lost), -1).any(axis=1))
    values = np.atleast_1d(raw[rows[0]])[np.atleast_1d(lost[rows[0]])]
    first = values[np.abs(values).argmax()]
    found = f"score {first:g} is not between 0 and 1" if np.isfinite(first) else _ENDLESS
    return SCORE_OUT_OF_RANGE.of(
        file, None if line is None else int(line[rows[0]]), times=len(rows), found=found
    )


def named_by_predictions(scores: ClassScores, prediction: Labels) -> ClassScores:
    """Name classes that have only places, or numbers from 1, by what is predicted where they are best.

    Only where every class is the best of some row, always with one name, and each with another one. Else
    numbers from 1 beside predictions in words are places.
    """
    numbered = scores.names is None or scores.names == tuple(map(str, range(1, scores.width + 1)))
    known = (prediction.code != MISSING) & (scores.best != MISSING)
    if not numbered or any(map(is_number, prediction.used_names())):
        return scores
    pairs = np.unique(np.stack([scores.best[known], prediction.code[known]]), axis=1)
    if {pairs.shape[1], *(len(np.unique(side)) for side in pairs)} != {scores.width}:
        return replace(scores, names=None)
    return replace(scores, names=tuple(prediction.names[code] for code in pairs[1]))


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
