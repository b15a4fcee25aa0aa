"""Maps of colours → maps of values, by an exact table."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.problems.maps import COLOURS_OF_NO_CLASS
from cmviewer.readers.maps.class_table import IGNORED, ClassTable
from cmviewer.readers.maps.decoding import Stored
from cmviewer.readers.maps.odd_pixels import OddPixels
from cmviewer.readers.maps.sampling import packed

_MOSTLY: Final = 0.5


@dataclass(frozen=True, eq=False)
class ColourCodes:
    """n colours in order, uint32 (n,), and the value that each stands for, uint8 or uint16 (n,).

    unknown: the value of all other colours, which is no class.
    """

    colour: NDArray[np.uint32]
    value: NDArray[np.unsignedinteger[Any]]
    unknown: int

    @classmethod
    def of(cls, table: ClassTable) -> Self | None:
        """Make the codes of a table; None where it has no colours. Of equal colours the first counts."""
        if table.colours is None:
            return None
        void = np.empty((0, 3), np.uint8) if table.void_colours is None else table.void_colours
        highest = int(table.values.max(initial=0))
        kind: type[np.unsignedinteger[Any]] = np.uint8 if highest < IGNORED - 1 else np.uint16
        values = np.concatenate([table.values, np.full(len(void), IGNORED)]).astype(kind)
        colour, first = np.unique(packed_colours(np.concatenate([table.colours, void])), return_index=True)
        return cls(colour, values[first], int(np.iinfo(kind).max) - 1)

    def covers(self, colours: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Tell which of some packed colours are in the table."""
        return np.isin(colours, self.colour)

    def values_of(self, file: Path, stored: Stored, odd: OddPixels) -> NDArray[np.unsignedinteger[Any]]:
        """Look colours up, uint8 (H, W, 3) → (H, W), once a run of equal ones.

        Raises `CmviewerError` where most pixels have a colour that is no class.
        """
        code = packed(stored).ravel()
        starts = np.concatenate(([0], np.flatnonzero(code[1:] != code[:-1]) + 1))
        run = code[starts]
        place = np.minimum(np.searchsorted(self.colour, run), len(self.colour) - 1)
        value = self.value[place]
        strange = self.colour[place] != run
        length = np.diff(starts, append=len(code))
        if strange.any():
            value[strange] = self.unknown
            self._note(file, run[strange], starts[strange], length[strange], stored.shape, odd)
        return np.repeat(value, length).reshape(stored.shape[:2])

    def _note(
        self,
        file: Path,
        run: NDArray[np.uint32],
        start: NDArray[np.int64],
        length: NDArray[np.int64],
        shape: tuple[int, ...],
        odd: OddPixels,
    ) -> None:
        height, width = shape[:2]
        pixels = int(length.sum())
        y, x = divmod(int(start[0]), width)
        colour = colour_text(int(run[0]))
        if pixels > _MOSTLY * height * width:
            share = pixels / (height * width)
            raise CmviewerError(COLOURS_OF_NO_CLASS.of(file, share=share, colour=colour, x=x, y=y))
        odd.note(file, f"colour {colour} at x {x}, y {y}", pixels)


def packed_colours(colours: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Bring colours uint8 (n, 3) to numbers, uint32 (n,)."""
    found: NDArray[np.uint32] = packed(colours[None])[0]
    return found


def colour_text(colour: int) -> str:
    """Write a packed colour as people do."""
    return f"{colour >> 16}, {colour >> 8 & 255}, {colour & 255}"
