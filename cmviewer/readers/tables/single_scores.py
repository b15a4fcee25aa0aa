"""The single score of each row, brought to [0, 1]; what was done is said."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.scores import LOGITS_SIGMOID, SCORE_OF_POSITIVE, SCORES_ABOVE_ONE
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.tables.parts import Labels, SamplePart
from cmviewer.readers.tables.scores import SLACK, UNIT, UNITS, ScoreScale, on_scale, out_of_range, sigmoid

_ENOUGH: Final = 10
"""Predictions of each of two classes from which their scores are believed to show a pattern."""


def scaled(part: SamplePart, decisions: Decisions, problems: list[Problem]) -> SamplePart:
    """Bring the single score of each row to [0, 1]: that of the predicted class, or of the positive one."""
    if part.score is None:
        return part
    part = replace(part, score=_finite(part, part.score, problems))
    assert part.score is not None
    known = any((one.key, one.about) == (UNIT, part.file) for one in decisions.taken)
    of_classes = known and part.class_scores is not None
    told = None if of_classes else decisions.told_for(UNIT, UNITS, part.file)
    if told is not None:
        decisions.take(UNIT, told.value, told.origin, about=part.file)
        return replace(part, score=_as_told(part, ScoreScale(told.value), problems))
    unit = _unit_of(part)
    if not known:
        others = [Alternative(one) for one in UNITS if one != unit.value]
        origin = Origin.CONVENTION if unit is ScoreScale.SHARES else Origin.EVIDENCE
        decisions.take(UNIT, unit.value, origin, "", () if unit is ScoreScale.SHARES else others, part.file)
    if unit is ScoreScale.LOGITS:
        problems.append(LOGITS_SIGMOID.of(part.file))
        return replace(part, score=sigmoid(part.score))
    if part.prediction is None and part.class_scores is None:
        return replace(part, score=np.clip(part.score, 0, 1))
    given = part.score
    if unit is ScoreScale.PERCENT:
        problems.append(SCORES_ABOVE_ONE.of(part.file))
        given = given / np.float32(100)
    score = on_scale(given, ScoreScale.SHARES)
    lost = np.isnan(score) & ~np.isnan(given)
    if lost.any():
        problems.append(out_of_range(part.file, lost, given, part.line))
    if part.class_scores is None and part.prediction is not None:
        score = _of_predicted(part.file, part.prediction, score, problems)
    return replace(part, score=score)


def _finite(part: SamplePart, score: NDArray[np.float32], problems: list[Problem]) -> NDArray[np.float32]:
    """Return scores (n,) of which infinite ones are unknown; they tell nothing of the unit of the others."""
    endless = np.isinf(score)
    if not endless.any():
        return score
    problems.append(out_of_range(part.file, endless, score, part.line))
    return np.where(endless, np.float32(np.nan), score)


def _as_told(part: SamplePart, scale: ScoreScale, problems: list[Problem]) -> NDArray[np.float32]:
    """Return the single scores (n,) of a part in the unit that was told."""
    assert part.score is not None
    if scale is ScoreScale.LOGITS:
        return sigmoid(part.score)
    score = on_scale(part.score, scale)
    lost = np.isnan(score) & ~np.isnan(part.score)
    if lost.any():
        problems.append(out_of_range(part.file, lost, part.score, part.line))
    if part.prediction is None or part.class_scores is not None:
        return score
    return _of_predicted(part.file, part.prediction, score, problems)


def _are_percent(values: NDArray[np.float32]) -> bool:
    """Tell percents from shares of which a few are damaged: most are above 1, and all from 0 to 100."""
    known = values[~np.isnan(values)]
    within = known.size > 0 and known.min() >= 0 and known.max() <= 100
    return bool(within and 2 * np.count_nonzero(known > 1 + SLACK) > known.size)


def _unit_of(part: SamplePart) -> ScoreScale:
    """Tell what single scores are: those of the one class of two that has some may be logits."""
    assert part.score is not None
    if part.prediction is not None or part.class_scores is not None:
        return ScoreScale.PERCENT if _are_percent(part.score) else ScoreScale.SHARES
    with np.errstate(invalid="ignore"):
        outside = ((part.score < -SLACK) | (part.score > 1 + SLACK)).any()
    return ScoreScale.LOGITS if outside else ScoreScale.SHARES


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
    problems.append(SCORE_OF_POSITIVE.of(file, name=label.names[1 - lower]))
    return np.where(label.code == lower, 1 - score, score).astype(np.float32)
