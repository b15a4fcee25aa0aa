"""Parametrised tests of which only some members run whenever tests run, as all of them take minutes."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def some_now(
    members: Iterable[Any], *, every: int, name: Callable[[Any], str] | None = None, first: int = 0
) -> list[Any]:
    """All members; `make test` tries every so many from the first on, `make test-long` the others.

    name: what a member is called in the name of its test; None: as pytest calls it.
    """
    return [
        pytest.param(
            member,
            id=None if name is None else name(member),
            marks=() if place % every == first else pytest.mark.long,
        )
        for place, member in enumerate(members)
    ]
