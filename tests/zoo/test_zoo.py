"""Members that have to hold are read for less than a minute; `make zoo` goes on for an hour."""

import time
from random import Random
from typing import Final

import pytest

from tests.zoo.members import EVERY, PLAIN
from tests.zoo.running import ShortfallError, check, own_recipe, search

SECONDS: Final = 45
"""For all kinds together."""
_EXAMPLES: Final = 40
"""Of one member, where the time allows."""
_MOST: Final = 20
"""Members of a kind that add to its share; the layouts, each with each, are many and alike."""


def by_kind() -> dict[str, list[str]]:
    """Return the members that have to hold, by floor and kind, each kind in an order of its own."""
    kinds: dict[str, list[str]] = {}
    for name in PLAIN:
        kinds.setdefault(f"{EVERY[name].floor}: {EVERY[name].kind}", []).append(name)
    return {kind: Random(kind).sample(names, len(names)) for kind, names in kinds.items()}


KINDS: Final = by_kind()


class Budget:
    """Parts what is left of the time among the kinds that are left."""

    def __init__(self) -> None:
        self.left, self.weight = float(SECONDS), sum(min(_MOST, len(names)) for names in KINDS.values())

    def share(self, names: list[str]) -> float:
        return max(0.0, self.left) * min(_MOST, len(names)) / self.weight

    def spend(self, names: list[str], seconds: float) -> None:
        self.left, self.weight = self.left - seconds, self.weight - min(_MOST, len(names))


@pytest.fixture(scope="module")
def budget():
    return Budget()


@pytest.mark.parametrize("kind", KINDS)
def test_reading_gives_the_one_matrix_or_names_what_gives_it(kind, budget):
    names, began = KINDS[kind], time.monotonic()
    end = began + budget.share(names)
    try:
        assert not (wrong := list(shortfalls(names, end))), "\n".join(wrong)
    finally:
        budget.spend(names, time.monotonic() - began)


def shortfalls(names: list[str], end: float):
    """Yield what falls short: first of one example of each member, then of more; the first always is read."""
    for place, name in enumerate(names):
        if place and time.monotonic() > end:
            return
        try:
            check(EVERY[name], own_recipe(EVERY[name]))
        except ShortfallError as error:
            yield str(error)
    for place, name in enumerate(names):
        now = time.monotonic()
        if now > end:
            return
        try:
            search(EVERY[name], 0, _EXAMPLES, now + (end - now) / (len(names) - place))
        except ShortfallError as error:
            yield str(error)
