"""All small cases, in an order that is always the same."""

from functools import cache

from tests.fuzz.case import Case
from tests.fuzz.label_cases import label_cases
from tests.fuzz.map_cases import map_cases
from tests.fuzz.object_cases import object_cases
from tests.fuzz.real_cases import real_cases


@cache
def own_corpus() -> tuple[Case, ...]:
    """Cases of our own making: every layout that can be read."""
    return (*label_cases(), *object_cases(), *map_cases())


@cache
def whole_corpus() -> tuple[Case, ...]:
    """Ours, and the real ones that are on this machine."""
    return (*own_corpus(), *real_cases())
