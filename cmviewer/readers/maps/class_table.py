"""Which stored value, and which colour, is which class."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

IGNORED: Final = 255
"""The stored value that no truth judges, unless a class has it, or a person says otherwise."""


@dataclass(frozen=True, eq=False)
class ClassTable:
    """n classes of a set of maps.

    origin: where they are from, in words. names: (n,). values: int32 (n,), the stored value of each.
    colours: uint8 (n, 3), or None where none are known. void: stored values that are not judged.
    void_colours: uint8 (m, 3), colours that are no class either. file: where the names were read. by_place:
    whether the values are nothing but the places in a list, from 0. unnamed: values that the list lacks.
    """

    origin: str
    names: tuple[str, ...]
    values: NDArray[np.int32]
    colours: NDArray[np.uint8] | None = None
    void: frozenset[int] = frozenset()
    void_colours: NDArray[np.uint8] | None = None
    file: Path | None = None
    by_place: bool = False
    unnamed: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.names)

    def knows(self, values: NDArray[np.int64]) -> bool:
        """Tell whether every stored value is a class, or not judged."""
        return bool(np.isin(values, [*self.values.tolist(), *self.void, IGNORED]).all())


def void_of(table: ClassTable, told: frozenset[int]) -> frozenset[int]:
    """Stored values that the truth does not judge: those that were told, else the table's and 255."""
    return told or table.void | ({IGNORED} - set(table.values.tolist()))


def table_of_names(origin: str, names: tuple[str, ...], file: Path | None = None) -> ClassTable:
    """Classes 0, 1, … of a list of names."""
    return ClassTable(origin, names, np.arange(len(names), dtype=np.int32), file=file, by_place=True)


def voc_colours(count: int = 256) -> NDArray[np.uint8]:
    """The palette of Pascal VOC, uint8 (count, 3): the bits of a value, dealt out to red, green and blue."""
    value = np.arange(count, dtype=np.int32)
    colours = np.zeros((count, 3), np.int32)
    for shift in range(7, -1, -1):
        for channel in range(3):
            colours[:, channel] |= ((value >> channel) & 1) << shift
        value >>= 3
    return colours.astype(np.uint8)
