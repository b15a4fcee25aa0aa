"""How tools number classes, and how they call images and classes: plain functions, one a convention."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final


@dataclass(frozen=True)
class Numbering:
    """Numbers of classes on both sides.

    truth, prediction: a number for each class. order: in which the truth lists its classes. front: a class 0
    that no object has, in front of the list; else empty. is_plain: whether equal numbers are equal classes.
    """

    truth: tuple[int, ...]
    prediction: tuple[int, ...]
    order: tuple[int, ...]
    front: str = ""

    @property
    def is_plain(self) -> bool:
        return self.truth == self.prediction


def numbers_from(first: int, random: Random, count: int) -> tuple[int, ...]:
    return tuple(range(first, first + count))


def with_gaps(random: Random, count: int) -> tuple[int, ...]:
    """Rising numbers from 1 with gaps, at least one."""
    numbers = sorted(random.sample(range(1, 2 * count + 2), count))
    return tuple(numbers) if numbers[-1] > count else (*numbers[:-1], numbers[-1] + 1)


def _shuffled(random: Random, count: int) -> tuple[int, ...]:
    """Return an order that is not the rising one."""
    order = list(range(count))
    while order == sorted(order):
        random.shuffle(order)
    return tuple(order)


def ranks(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(numbers).index(number) for number in numbers)


def _in_order(truth: tuple[int, ...], prediction: tuple[int, ...]) -> Numbering:
    return Numbering(truth, prediction, tuple(range(len(truth))))


def _same(make: Callable[[Random, int], tuple[int, ...]]) -> Callable[[Random, int], Numbering]:
    def numbering(random: Random, count: int) -> Numbering:
        numbers = make(random, count)
        return _in_order(numbers, numbers)

    return numbering


def _from_one(random: Random, count: int) -> Numbering:
    """The truth counts from 0, the predictions from 1."""
    return _in_order(tuple(range(count)), tuple(range(1, count + 1)))


def _from_zero(random: Random, count: int) -> Numbering:
    """The truth counts from 1, the predictions from 0."""
    return _in_order(tuple(range(1, count + 1)), tuple(range(count)))


def _gaps_closed(random: Random, count: int) -> Numbering:
    """The truth has gaps, the predictions count without them from 0."""
    truth = with_gaps(random, count)
    return _in_order(truth, tuple(range(count)))


def _gaps_closed_from_one(random: Random, count: int) -> Numbering:
    truth = with_gaps(random, count)
    return _in_order(truth, tuple(range(1, count + 1)))


def _listed_otherwise(random: Random, count: int) -> Numbering:
    """Equal numbers, and the list of categories in another order."""
    numbers = tuple(range(1, count + 1))
    return Numbering(numbers, numbers, _shuffled(random, count))


def _by_position(random: Random, count: int) -> Numbering:
    """The predictions count places in a list that is in another order than its numbers."""
    order = _shuffled(random, count)
    return Numbering(tuple(range(1, count + 1)), tuple(order.index(one) for one in range(count)), order)


def _by_rank(random: Random, count: int) -> Numbering:
    """The predictions count the numbers of such a list in their order."""
    truth = with_gaps(random, count)
    return Numbering(truth, ranks(truth), _shuffled(random, count))


def _behind_an_unused_class(random: Random, count: int) -> Numbering:
    """A class in front has no object, and the predictions count the others."""
    truth = tuple(range(1, count + 1))
    return Numbering(truth, tuple(range(count)), tuple(range(count)), "things")


def _beside_an_unused_class(random: Random, count: int) -> Numbering:
    """A class in front has no object, and the predictions count it."""
    truth = tuple(range(1, count + 1))
    return Numbering(truth, truth, tuple(range(count)), "things")


NUMBERINGS: Final[dict[str, Callable[[Random, int], Numbering]]] = {
    "both from 0": _same(lambda random, count: numbers_from(0, random, count)),
    "both from 1": _same(lambda random, count: numbers_from(1, random, count)),
    "both with gaps": _same(with_gaps),
    "listed in another order": _listed_otherwise,
    "behind an unused class, counted": _beside_an_unused_class,
    "truth from 0, predictions from 1": _from_one,
    "truth from 1, predictions from 0": _from_zero,
    "gaps closed": _gaps_closed,
    "gaps closed, from 1": _gaps_closed_from_one,
    "by place in the list": _by_position,
    "by rank": _by_rank,
    "behind an unused class, not counted": _behind_an_unused_class,
}
FROM_ZERO: Final = (
    "both from 0",
    "truth from 1, predictions from 0",
    "gaps closed",
    "by place in the list",
    "by rank",
    "behind an unused class, not counted",
    "behind an unused class, counted",
)
"""Numberings of which the predictions may be YOLO's labels, which begin with 0."""

MACHINES: Final = ("/home/someone/data/images", "C:\\data\\val", "/kaggle/input/set/valid/images", "D:/set")


def on_another_machine(name: str, random: Random) -> str:
    """Return a name as a path of another machine."""
    machine = MACHINES[random.randrange(len(MACHINES))]
    return f"{machine}\\{name}".replace("/", "\\") if "\\" in machine else f"{machine}/{name}"


IMAGE_NAMES: Final[dict[str, Callable[[str, Random], str]]] = {
    "of another machine": on_another_machine,
    "with a dot before": lambda name, random: f"./{name}",
    "below a folder": lambda name, random: f"images/{name}",
    "as stems": lambda name, random: name.rpartition(".")[0],
    "with another ending": lambda name, random: f"{name.rpartition('.')[0]}.png",
    "with the ending in capitals": lambda name, random: f"{name.rpartition('.')[0]}.JPG",
}
"""How predictions may call an image that the truth calls by its base name."""

SPELLINGS: Final[dict[str, Callable[[str], str]]] = {
    "in capitals": str.upper,
    "as titles": str.title,
    "with an underscore": lambda name: name.replace(" ", "_"),
    "with a hyphen": lambda name: name.replace(" ", "-"),
    "with a dot": lambda name: name.replace(" ", "."),
    "with a blank behind": lambda name: f"{name} ",
}
"""How the other side may write names of classes."""
