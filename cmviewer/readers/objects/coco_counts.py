"""The counts of run-length masks as COCO writes them: text, or numbers, which are packed as they are read."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_NEVER: Final = np.full(1, -1, np.int64)
"""Counts that no mask has, in place of numbers that are too large for any."""


class RunCounts:
    """The counts of a mask: `text` where they are compressed, else `numbers`, int32 or int64 (n,).

    A number of a list of Python takes ten times the room that it takes in the file, one of an array as much.
    It is no dataclass, for msgspec would read that as an object.
    """

    __slots__ = ("numbers", "text")

    def __init__(self, text: str = "", numbers: NDArray[np.signedinteger[Any]] | None = None) -> None:
        self.text = text
        self.numbers = numbers


def hook(kind: type, value: object) -> object:
    """Make counts of what msgspec has decoded. Raises `TypeError` where it is something else."""
    if kind is not RunCounts:
        raise NotImplementedError
    if isinstance(value, str):
        return RunCounts(value)
    if isinstance(value, list) and all(type(number) is int for number in value):
        return RunCounts(numbers=_packed(value))
    raise TypeError("expected text or whole numbers")


def _packed(numbers: list[int]) -> NDArray[np.signedinteger[Any]]:
    try:
        packed = np.array(numbers, np.int64)
    except OverflowError:
        return _NEVER
    small = packed.astype(np.int32)
    return small if (small == packed).all() else packed
