"""The key by which names are sorted as a person would: 2 before 10."""

from collections.abc import Callable
from functools import cache
from typing import Any


def natural_key(name: str | tuple[str, ...]) -> tuple[Any, ...]:
    """Return what natsort sorts a name by, or the parts of a path, to be compared with others of its kind."""
    return _key()(name)


@cache
def _key() -> Callable[[str | tuple[str, ...]], tuple[Any, ...]]:
    """Import natsort with the first name that is sorted: the window is on the screen before."""
    from natsort import natsort_keygen  # noqa: PLC0415 - see above

    return natsort_keygen()
