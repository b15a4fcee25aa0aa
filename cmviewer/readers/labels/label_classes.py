"""One list of classes for truth, predictions and scores, and every label's place in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.arrays import CLASSES_IN_TEXT_ORDER
from cmviewer.readers.joining.class_names import is_negative, is_number
from cmviewer.readers.joining.class_space import UNKNOWN, ClassSpace
from cmviewer.readers.tables.parts import ClassScores, Labels, in_natural_order

OUT_OF_RANGE: Final = -2
"""The code of a label whose number is beyond the classes."""


@dataclass(frozen=True, eq=False)
class LabelClasses:
    """The classes of labels, of which numbers may be positions in the `given` names.

    A file of names makes numbers positions, unless all of them are names there; names of score columns do
    so only for numbers that are no such name themselves.
    """

    space: ClassSpace
    given: tuple[str, ...] = ()
    from_file: bool = False

    @classmethod
    def of_given(cls, given: tuple[str, ...], *, from_file: bool) -> "LabelClasses":
        """Classes that are listed, or have scores, in this order."""
        return cls(ClassSpace.of_names(given, given), given, from_file)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all, in order, each once."""
        return self.space.names

    def codes(self, labels: Labels) -> NDArray[np.int32]:
        """Return the class of each label, int32 (n,); `MISSING`, or `OUT_OF_RANGE`."""
        used = labels.used_names()
        if not self.takes_as_positions(used):
            return labels.translate(self.space.place)
        codes = self._positions(list(map(int, used))).tolist()
        return labels.translate(dict(zip(used, codes, strict=True)))

    def takes_as_positions(self, used: Sequence[str]) -> bool:
        """Tell whether labels with these names are positions in the given names."""
        numbers = [name for name in used if not (self.from_file and is_negative(name))]
        if not self.given or not numbers or not all(map(is_number, numbers)):
            return False
        if set(used) <= set(self.given):
            return False  # numbers that are names themselves
        return self.from_file or set(self.given).isdisjoint(used)

    def columns(self, scores: ClassScores) -> NDArray[np.int64]:
        """Return the class of each column of scores, int64 (columns,)."""
        if scores.names is None:
            return self._positions(range(scores.width))
        return self.space.labels(scores.names)

    def _positions(self, numbers: Sequence[int]) -> NDArray[np.int64]:
        label = self.space.numbered("plain", numbers)
        return np.where(label == UNKNOWN, OUT_OF_RANGE, label)

    def with_names(self, names: Iterable[str]) -> "LabelClasses":
        """Return the same classes, and behind them those of the names that are new."""
        return replace(self, space=self.space.with_names(names))


def find_classes(
    truths: Sequence[Labels],
    predictions: Sequence[Labels],
    scores: Sequence[ClassScores],
    listed: tuple[str, ...] | None,
    file: Path,
    problems: list[Problem],
    *,
    positions: bool = True,
) -> LabelClasses:
    """Find the classes: those listed in a file, else those that have scores, else those that occur.

    What occurs beside them comes behind, truth first, each in natural order. positions: whether numbers may
    be positions of names in text order.
    """
    truth_names = _names(truths)
    space = _given(truth_names, _names(predictions), scores, listed, file, problems, positions=positions)
    for labels in (truths, predictions):
        beside = (one.used_names() for one in labels)
        new = {name for used in beside if not space.takes_as_positions(used) for name in used}
        space = space.with_names(in_natural_order([name for name in new if name not in space.space]))
    if not space.given and all(map(is_number, space.names)):
        space = LabelClasses(ClassSpace.of_names(sorted(space.names, key=int)))
    return space.with_names(name for one in scores for name in one.class_names if one.names is not None)


def _names(labels: Sequence[Labels]) -> set[str]:
    return {name for one in labels for name in one.used_names()}


def _given(
    truth: set[str],
    predicted: set[str],
    scores: Sequence[ClassScores],
    listed: tuple[str, ...] | None,
    file: Path,
    problems: list[Problem],
    *,
    positions: bool,
) -> LabelClasses:
    width = max((one.width for one in scores if one.names is None), default=0)
    if listed is not None:
        names = (*listed, *map(str, range(len(listed), width)))
        return LabelClasses.of_given(names, from_file=True)
    named = tuple(dict.fromkeys(name for one in scores for name in one.names or ()))
    if named:
        return LabelClasses.of_given(named, from_file=False)
    textual = positions and bool(truth) and not any(map(is_number, truth))
    if textual and (width == len(truth) or (not width and _are_positions_in(predicted, truth))):
        names = tuple(sorted(truth))
        problems.append(
            CLASSES_IN_TEXT_ORDER.of(
                file, count=len(names), first=names[0], highest=len(names) - 1, last=names[-1]
            )
        )
        return LabelClasses.of_given(names, from_file=True)
    numbers = tuple(map(str, range(width)))
    return LabelClasses.of_given(numbers, from_file=width > 0)


def _are_positions_in(predicted: set[str], truth: set[str]) -> bool:
    return bool(predicted) and all(is_number(name) and int(name) < len(truth) for name in predicted)
