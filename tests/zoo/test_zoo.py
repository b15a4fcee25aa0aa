"""Every member that has to hold is read, as often as a minute allows; `make zoo` goes on for an hour."""

import time
from typing import Final

import pytest

from tests.zoo.members import EVERY, PLAIN
from tests.zoo.running import check, own_recipe, search

SECONDS: Final = 60
"""For all members together."""
_EXAMPLES: Final = 40
"""Of one member, where the time allows."""


class Budget:
    """Parts what is left of the time among the members that are left."""

    def __init__(self) -> None:
        self.left, self.members = float(SECONDS), len(PLAIN)

    def share(self) -> float:
        return self.left / max(1, self.members)

    def spend(self, seconds: float) -> None:
        self.left, self.members = self.left - seconds, self.members - 1


@pytest.fixture(scope="module")
def budget():
    return Budget()


@pytest.mark.parametrize("name", PLAIN)
def test_reading_gives_the_one_matrix_or_names_what_gives_it(name, budget):
    if budget.left <= 0:
        pytest.skip("the minute is over; `make zoo` has more time")
    began = time.monotonic()
    try:
        check(EVERY[name], own_recipe(EVERY[name]))
        search(EVERY[name], 0, _EXAMPLES, began + budget.share())
    finally:
        budget.spend(time.monotonic() - began)
