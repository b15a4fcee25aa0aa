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
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.tables.parts import MISSING, ClassScores, Labels, Part

Matrix = NDArray[np.float32]
_ENOUGH: Final = 10
"""Predictions of each of two classes from which their scores are believed to show a pattern."""
_SLACK: Final = 1e-3
_FEW: Final = 0.01
_RANKED: Final = 4
"""Rows that have to fall: of random scores of three classes four rows do with 1 in 1296."""
_ROUNDED: Final = 0.02
"""How far the rounded scores of all classes may be from 1 together."""
_HALF: Final = 0.5


class Scale(Enum):
    """What the numbers of a group of class scores are."""

    SHARES = "shares"
    PERCENT = "percent"
    LOGITS = "logits"


def as_float32(values: NDArray[np.number[Any]]) -> NDArray[np.float32]:
    """Return numbers as float32; those that are too large are unknown."""
    with np.errstate(over="ignore", invalid="ignore"):
        small = values.astype(np.float32)
    return np.where(np.isposinf(small), np.float32(np.nan), small)


def softmax(logits: Matrix) -> Matrix:
    """Turn logits (n, K) into shares that add up to 1 in every row; NaN stays NaN."""
    known = np.where(np.isnan(logits), -np.inf, logits)
    highest = known.max(axis=1, keepdims=True, initial=-np.inf)
    powers = np.exp(known - np.where(np.isfinite(highest), highest, 0), dtype=np.float32)
    total = powers.sum(axis=1, keepdims=True)
    shares = np.divide(powers, total, out=np.full_like(powers, np.nan), where=total > 0)
    return np.where(np.isnan(logits), np.float32(np.nan), shares).astype(np.float32)


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
    if outside.mean() < _HALF and (np.abs(total[inside] - 1) < 0.02).mean() > 0.9:
        return Scale.SHARES
    return Scale.LOGITS


def are_ranked(values: Matrix) -> bool:
    """Tell whether columns are the best few scores of any class, the best first, and no scores a class.

    values: float32 (n, K). They fall in every row then, and do not add up to 1: others have the rest. With
    `_RANKED` rows a model of three classes does so by chance in 1 of 1000 tables.
    """
    if values.shape[1] < 2 or len(values) < _RANKED:
        return False
    known = np.nan_to_num(values)
    falling = bool((known[:, :-1] >= known[:, 1:]).all())
    return falling and bool((known >= 0).all()) and bool((known.sum(axis=1) < 1 - _ROUNDED).any())


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


def _scale(raw: Matrix, file: Path, decisions: Decisions | None) -> Scale:
    """Decide the unit of class scores: as told, else by their values."""
    if decisions is None:
        return scale_of(raw)
    told = decisions.told_for("score-unit", tuple(scale.value for scale in Scale))
    scale = scale_of(raw) if told is None else Scale(told.value)
    decisions.take("score-unit", scale.value, Origin.EVIDENCE if told is None else told.origin, about=file)
    return scale


def _what_was_done(
    file: Path, raw: Matrix, shares: Matrix, scale: Scale, line: NDArray[np.integer[Any]] | None
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
    file: Path, lost: NDArray[np.bool_], raw: NDArray[np.float32], line: NDArray[np.integer[Any]] | None
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


def scaled(part: Part, problems: list[Problem]) -> Part:
    """Bring the single score of each row to [0, 1]: that of the predicted class, or of the positive one."""
    if part.score is None:
        return part
    if part.prediction is None and part.class_scores is None:
        return replace(part, score=_positive_score(part.file, part.score, problems))
    given = part.score
    if _are_percent(given):
        what = "most scores are above 1 and none above 100: percents; they were divided by 100"
        problems.append(Problem("score-percent", what, "write scores between 0 and 1", part.file))
        given = given / np.float32(100)
    score = on_scale(given, Scale.SHARES)
    lost = np.isnan(score) & ~np.isnan(given)
    if lost.any():
        problems.append(_out_of_range(part.file, lost, given, part.line))
    if part.class_scores is None and part.prediction is not None:
        score = _of_predicted(part.file, part.prediction, score, problems)
    return replace(part, score=score)


def _are_percent(values: NDArray[np.float32]) -> bool:
    """Tell percents from shares of which a few are damaged: most are above 1, and all from 0 to 100."""
    known = values[~np.isnan(values)]
    within = known.size > 0 and known.min() >= 0 and known.max() <= 100
    return bool(within and 2 * np.count_nonzero(known > 1 + _SLACK) > known.size)


def _positive_score(file: Path, values: NDArray[np.float32], problems: list[Problem]) -> NDArray[np.float32]:
    """Return scores (n,) of the one class of two that has some; logits are taken through a sigmoid."""
    with np.errstate(invalid="ignore", over="ignore"):
        if not ((values < -_SLACK) | (values > 1 + _SLACK)).any():
            return np.clip(values, 0, 1)
        what = "the scores are not between 0 and 1; they were taken as logits, through a sigmoid"
        problems.append(Problem("logits-sigmoid", what, "write probabilities if they are no logits", file))
        return (1 / (1 + np.exp(-values.astype(np.float64)))).astype(np.float32)


def _of_predicted(
    file: Path, label: Labels, score: NDArray[np.float32], problems: list[Problem]
) -> NDArray[np.float32]:
    """Turn scores of one class of two into scores of the predicted class.

    That they are so shows where one class is predicted above a score and the other one below, and some
    score is under a half: a predicted class of two never has so little. A few rows may be so by chance.
    """
    if len(label.names) != 2 or not (score < 0.5).any():
        return score
    first, second = (score[(label.code == code) & ~np.isnan(score)] for code in (0, 1))
    if min(first.size, second.size) < _ENOUGH:
        return score
    lower = 0 if first.max() <= second.min() else 1 if second.max() <= first.min() else None
    if lower is None:
        return score
    what = (
        f"the score is that of class {label.names[1 - lower]!r}; "
        "where the other one is predicted, 1 − score was taken"
    )
    problems.append(Problem("score-of-positive", what, "write the score of the predicted class", file))
    return np.where(label.code == lower, 1 - score, score).astype(np.float32)


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
