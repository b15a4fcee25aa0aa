"""What the class numbers of predictions stand for, where both sides count otherwise: by evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.labels import CLASS_NUMBERS_DOUBTFUL
from cmviewer.problems.objects import CLASS_NUMBERS_SHIFTED
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.joining.image_columns import join
from cmviewer.readers.labels.truth_pairing import PairedParts
from cmviewer.readers.tables.parts import MISSING, ClassScores, Labels, SamplePart
from cmviewer.said import said

_SAMPLE: Final = 5000
"""Samples whose labels are compared; shares of them are exact to a hundredth."""
_SIGMAS: Final = 3
"""How far the agreement of a reading has to lie above that of another, in standard errors: chance does so in
1 of 700 evaluations, and evaluations whose numbers do not fit are few."""
PLAIN: Final = "plain"
FROM_ONE: Final = "from-1"


@dataclass(frozen=True)
class ShiftEvidence:
    """Of n samples, how many have equal labels as they are, and how many with the predictions shifted."""

    count: int
    plain: int
    shifted: int

    @property
    def decides(self) -> bool:
        """Whether the shifted labels agree more, by a margin that is no chance."""
        if not self.count:
            return False
        first, second = self.plain / self.count, self.shifted / self.count
        error = np.sqrt((first * (1 - first) + second * (1 - second)) / self.count) + 1 / self.count
        return bool(second - first > _SIGMAS * error)


def with_numbers(paired: PairedParts, decisions: Decisions, problems: list[Problem]) -> PairedParts:
    """Bring class numbers of predictions to those of the truth, where one side counts from 0 and one from 1.

    Only where the numbers do not fit as they are and do so shifted; labels then have to agree more by a
    margin. Numbers that are told are followed.
    """
    truth, predicted = _numbers(_truths(paired)), _numbers(_predicted(paired.predictions))
    if not truth or not predicted:
        return paired
    told = decisions.told_for("class-numbers", (PLAIN, FROM_ONE))
    shift = _shift(truth, predicted)
    if told is not None:
        decisions.take("class-numbers", told.value, told.origin)
        return _shifted(paired, shift or (1 if 0 in predicted else -1)) if told.value == FROM_ONE else paired
    if shift is None:
        decisions.take("class-numbers", PLAIN, Origin.CONVENTION, said("numbers are names on both sides"))
        return paired
    agreement = _agreement(paired, shift)
    of_all = f"{agreement.shifted:,} of {agreement.count:,} labels"
    evidence = said("{} agree if shifted, {:,} as they are", of_all, agreement.plain)
    file = paired.predictions[0].file
    if agreement.decides:
        decisions.take("class-numbers", FROM_ONE, Origin.EVIDENCE, evidence, (Alternative(PLAIN),))
        problems.append(CLASS_NUMBERS_SHIFTED.of(file, readings=(PLAIN,), evidence=evidence))
        return _shifted(paired, shift)
    decisions.take("class-numbers", PLAIN, Origin.CONVENTION, evidence, (Alternative(FROM_ONE),))
    problems.append(CLASS_NUMBERS_DOUBTFUL.of(file, readings=(FROM_ONE,), evidence=evidence))
    return paired


def _truths(paired: PairedParts) -> list[Labels]:
    parts = (paired.truth, *paired.predictions)
    return [part.truth for part in parts if part is not None and part.truth is not None]


def _predicted(parts: Sequence[SamplePart]) -> list[Labels]:
    """Labels of predictions; of class scores without names the numbers of their columns."""
    return [labels for part in parts if (labels := _labels(part)) is not None]


def _labels(part: SamplePart) -> Labels | None:
    if part.prediction is not None:
        return part.prediction
    scores = part.class_scores
    return None if scores is None else Labels(scores.best, scores.class_names)


def _numbers(sides: Sequence[Labels]) -> set[int]:
    """Return the class numbers that labels use; none where a label is no number."""
    names = {name for side in sides for name in side.used_names()}
    return set(map(int, names)) if names and all(map(is_number, names)) else set()


def _shift(truth: set[int], predicted: set[int]) -> int | None:
    """Return what to add to predicted numbers so that they fit the truth; None where they do, or never."""
    if predicted <= truth or (truth <= predicted and min(truth) == min(predicted)):
        return None
    for shift in (1, -1):
        moved = {number + shift for number in predicted}
        starts = {0, 1} == {min(truth), min(predicted)} and min(moved) == min(truth)
        if moved <= truth and (starts or moved == truth):
            return shift
    return None


def _agreement(paired: PairedParts, shift: int) -> ShiftEvidence:
    count = plain = shifted = 0
    for part in paired.predictions:
        truth, labels = _truth_of(part, paired.truth), _labels(part)
        if truth is None or labels is None:
            continue
        rows = _sampled(part)
        mine, theirs = _values(labels)[rows], truth[rows]
        both = (mine >= 0) & (theirs >= 0)
        count += int(both.sum())
        plain += int((mine == theirs)[both].sum())
        shifted += int((mine + shift == theirs)[both].sum())
    return ShiftEvidence(count, plain, shifted)


def _truth_of(part: SamplePart, truth: SamplePart | None) -> NDArray[np.int64] | None:
    """Return the true number of each row of a part, int64 (n,), negative where it has none."""
    if part.truth is not None:
        return _values(part.truth)
    if truth is None or truth.truth is None:
        return None
    values = np.append(_values(truth.truth), MISSING)
    if part.image is None or truth.image is None:
        return values[:-1] if part.count == truth.count else None
    return values[join(part.image, truth.image)]


def _values(labels: Labels) -> NDArray[np.int64]:
    table = np.array([*map(int, labels.names), MISSING], np.int64)
    return table[labels.code]


def _sampled(part: SamplePart) -> NDArray[np.int64]:
    """Choose rows by a hash of their image, else by their number: the same in every process."""
    names = np.arange(part.count).astype(str).astype(object) if part.image is None else part.image
    hashed = pd.util.hash_array(np.asarray(names, object).astype(str).astype(object), categorize=False)
    return np.argsort(hashed, kind="stable")[:_SAMPLE]


def _shifted(paired: PairedParts, shift: int) -> PairedParts:
    return replace(paired, predictions=tuple(_moved(part, shift) for part in paired.predictions))


def _moved(part: SamplePart, shift: int) -> SamplePart:
    if part.prediction is not None and all(map(is_number, part.prediction.used_names())):
        names = [str(int(name) + shift) if is_number(name) else name for name in part.prediction.names]
        part = replace(part, prediction=replace(part.prediction, names=tuple(names)))
    scores = part.class_scores
    if scores is not None and all(map(is_number, scores.class_names)):
        moved = tuple(str(int(name) + shift) for name in scores.class_names)
        part = replace(part, class_scores=ClassScores(moved, scores.width, scores.best, scores.load))
    return part
