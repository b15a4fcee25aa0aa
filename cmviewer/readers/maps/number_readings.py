"""What the numbers of predicted maps can stand for, and which of it the truth speaks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation.label_maps import NOT_COUNTED
from cmviewer.readers.joining.class_space import ClassSpace
from cmviewer.readers.maps.class_table import IGNORED, ClassTable
from cmviewer.readers.maps.map_reading import labels_of
from cmviewer.readers.maps.numbering import is_spread
from cmviewer.readers.maps.value_pairs import Agreement, ValuePairs, agreement, by_chance
from cmviewer.readers.maps.well_known import CITYSCAPES, CITYSCAPES_TRAIN

VALUES: Final = "map-values"
NUMBERS: Final = "class-numbers"
CLEARLY: Final = 0.3
"""By how much Cohen's kappa of a reading must be above 0, and above that of the convention, to be taken.

With this and `by_chance` none of 4,000 random predictions of 2 to 20 classes, pixel by pixel and in blocks up
to a whole image, on 1, 2 and 4 images, was read otherwise than plainly; without `by_chance` 46 of 2,000 were.
"""
_STRANGE: Final = 0.1
"""Share of the judged pixels with a predicted value that no model of the data set is trained to write.

Networks that are trained on Cityscapes' label ids have no output for those; in train ids road, sidewalk and
building are among them, which are half of every picture.
"""
_WHITE: Final = 128
"""Least highest value of levels of grey: tools write 255, 254 or 128, and few data sets have 128 classes."""


@dataclass(frozen=True, eq=False)
class NumberReading:
    """One meaning of predicted numbers. key, value: as `--read` tells it. table: the classes of the values.

    is_certain: whether the values allow no other. is_known: whether a data set publishes this numbering.
    """

    key: str
    value: str
    table: ClassTable
    is_certain: bool = False
    is_known: bool = False


@dataclass(frozen=True, eq=False)
class TrueNumbers:
    """The classes of the truth. void: values that are not judged. values: int64 (n,), those that occur."""

    table: ClassTable
    void: frozenset[int]
    values: NDArray[np.int64]

    @property
    def judged(self) -> list[int]:
        """Values that occur and are judged classes, in order."""
        known = np.intersect1d(self.values, self.table.values)
        return [value for value in known.tolist() if value not in self.void]

    @property
    def is_unnamed(self) -> bool:
        """Whether classes are called by their values: one that does not occur is only a place then."""
        return self.table.names == tuple(map(str, self.table.values.tolist()))


def readings(
    truth: TrueNumbers, predicted: NDArray[np.int64], declared: Mapping[str, tuple[str, ...]]
) -> list[NumberReading]:
    """List what predicted values can stand for; as the truth's numbers is the first.

    declared: by key the readings that tools write where the truth is of its layout; no other is tried.
    """
    numbers = [value for value in predicted.tolist() if value != IGNORED]
    class_numbers = [value for value in numbers if value not in truth.void or value == 0]
    key = NUMBERS if truth.table in (CITYSCAPES, CITYSCAPES_TRAIN) else VALUES
    first = NumberReading(key, "plain", truth.table)
    others = [*_known(truth, numbers), *_shifted(truth, class_numbers), *_levels(truth, predicted)]
    return [first, *(one for one in others if one.value in declared.get(one.key, ()))]


def _known(truth: TrueNumbers, numbers: Sequence[int]) -> Iterator[NumberReading]:
    """Cityscapes' train ids are the ranks of its judged label ids."""
    highest = max(numbers, default=0)
    if truth.table is CITYSCAPES and highest < len(CITYSCAPES_TRAIN):
        judges_none = bool(numbers) and set(numbers) <= truth.void
        yield NumberReading(NUMBERS, "rank", CITYSCAPES_TRAIN, judges_none, is_known=True)
    if truth.table is CITYSCAPES_TRAIN and highest < len(CITYSCAPES):
        yield NumberReading(NUMBERS, "position", CITYSCAPES, is_known=True)


def _shifted(truth: TrueNumbers, class_numbers: Sequence[int]) -> Iterator[NumberReading]:
    """A network that was trained without 0 counts its classes from 0; some tools add the 1 again."""
    table, judged = truth.table, truth.judged
    if not judged or not class_numbers:
        return
    numbers = {value for value in table.values.tolist() if value not in truth.void}
    named = [value for value in judged if value not in table.unnamed]
    has_zero = 0 in named or (0 in numbers and table.by_place and 0 not in truth.void)
    if not has_zero and max(class_numbers) + 1 <= max(numbers):
        yield _moved(truth, -1, "counted from 0")
    is_class = has_zero or not truth.is_unnamed
    if 0 in numbers and 0 not in class_numbers and max(class_numbers) - 1 <= max(numbers) and is_class:
        yield _moved(truth, 1, "counted from 1")


def _moved(truth: TrueNumbers, step: int, words: str) -> NumberReading:
    table = truth.table
    kept = [
        place
        for place, value in enumerate(table.values.tolist())
        if value not in truth.void and value + step >= 0
    ]
    moved = ClassTable(
        f"{table.origin}, {words}",
        tuple(table.names[place] for place in kept),
        table.values[kept] + np.int32(step),
        None if table.colours is None else table.colours[kept],
    )
    return NumberReading(VALUES, "shifted", moved)


def _levels(truth: TrueNumbers, predicted: NDArray[np.int64]) -> Iterator[NumberReading]:
    """One side is written in levels of grey, 0 and 255 or 0, 128 and 255, the other as 0, 1, 2 in order.

    Of two classes there is no other meaning; of more the truth has to speak for it.
    """
    numbers = sorted(value for value in truth.table.values.tolist() if value not in truth.void)
    values, count = predicted.tolist(), len(numbers)
    if not values or count < 2 or set(values) <= set(numbers):
        return
    if _are_greys(numbers) and max(values) < count:
        levels = list(range(count))
    elif _are_greys([0, *values]) and len({0, *values}) == count and max(numbers) < count:
        levels = sorted({0, *values})
    else:
        return
    listed = ", ".join(map(str, levels))
    names = tuple(_name_of(truth.table, value) for value in numbers)
    table = ClassTable(f"{truth.table.origin}, written as {listed}", names, np.array(levels, np.int32))
    key, value = (VALUES, "binary") if count == 2 else (NUMBERS, "rank")
    yield NumberReading(key, value, table, is_certain=count == 2)


def _are_greys(values: Sequence[int]) -> bool:
    return max(values) >= _WHITE and is_spread(np.unique(values).astype(np.int64))


def _name_of(table: ClassTable, value: int) -> str:
    place: int = table.values.tolist().index(value)
    return table.names[place]


@dataclass(frozen=True, eq=False)
class Weighed:
    """Readings of one checkpoint and what speaks for each. clear: the one that evidence decides, or None.

    differ: whether it matters: some readings give judged pixels another class than the first.
    is_doubted: whether something speaks against the first whatever agrees: values without a class that have
    one in another reading, or other colours.
    """

    readings: tuple[NumberReading, ...]
    agreements: tuple[Agreement, ...]
    clear: NumberReading | None
    differ: bool
    is_doubted: bool


def weigh(found: Sequence[NumberReading], truth: TrueNumbers, pairs: ValuePairs) -> Weighed:
    """Compare readings with the truth; the best is taken where it is better than all others by a margin."""
    classes = ClassSpace.of_names(truth.table.names)
    of_truth = labels_of(truth.table, classes, truth.void, NOT_COUNTED)
    of_predictions = [labels_of(one.table, classes, frozenset(), len(classes.names)) for one in found]
    agreements = [agreement(pairs, of_truth, labels) for labels in of_predictions]
    judged = pairs.prediction[of_truth[pairs.truth] >= 0]
    differ = any((labels[judged] != of_predictions[0][judged]).any() for labels in of_predictions[1:])
    judged_labels = of_truth[truth.judged] if truth.is_unnamed else of_truth[of_truth >= 0]
    is_doubted = _leave_some(of_predictions, judged, np.unique(judged_labels))
    certain = next((one for one in found if one.is_certain), None)
    if certain is not None:
        return Weighed(tuple(found), tuple(agreements), certain, differ, is_doubted)
    order = sorted(range(len(found)), key=lambda place: -agreements[place].kappa)
    best = order[0]
    second = agreements[order[1]].kappa if len(order) > 1 else 0.0
    ahead = agreements[best].kappa - max(second, 0.0)
    is_clear = ahead >= CLEARLY and (
        best == 0 or ahead >= by_chance(pairs) or _are_its_values(found[best], truth, pairs)
    )
    return Weighed(tuple(found), tuple(agreements), found[best] if is_clear else None, differ, is_doubted)


def _leave_some(
    of_predictions: Sequence[NDArray[np.int32]], judged: NDArray[np.int64], classes: NDArray[np.int32]
) -> bool:
    """Whether the first reading leaves predicted values without a judged class, and another leaves none."""
    every = [bool(np.isin(labels[judged], classes).all()) for labels in of_predictions]
    return not every[0] and any(every)


def _are_its_values(found: NumberReading, truth: TrueNumbers, pairs: ValuePairs) -> bool:
    """Tell whether predictions hold values that no truth judges, and another known numbering does."""
    if not found.is_known:
        return False
    judged = ~np.isin(pairs.truth, list(truth.void))
    predicted, pixels = pairs.prediction[judged], pairs.pixels[judged]
    strange = np.isin(predicted, list(truth.void)) & np.isin(predicted, found.table.values)
    return float(pixels[strange].sum()) >= _STRANGE * float(pixels.sum())
