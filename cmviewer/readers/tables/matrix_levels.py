"""A finished matrix below a line that says `Predicted` above each class: pandas writes two levels so."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.tables.matrix_words import side_of_rows

Lines = NDArray[np.integer[Any]] | None
_BEFORE: Final = 2
"""Columns before the classes: what stands on the rows, and their names."""


def without_upper_level(
    header: Sequence[str], cells: NDArray[Any], line: Lines
) -> tuple[list[str], NDArray[Any], Lines]:
    """Take the classes of the second line for the header, with the word above each before its name.

    header: the first line. cells: object (R, C), the lines below it. A column in front that says one side in
    each row, or in the first of them alone, becomes the name of the rows. Other tables stay as they are.
    """
    whole = list(header), cells, line
    above = {name for name in header if name}
    first = [str(cell).strip() for cell in cells[0]]
    if len(above) != 1 or len(cells) < 2 or side_of_rows(word := above.pop()) is None:
        return whole
    begin = header.index(word)
    classes = first[begin:]
    if len(set(classes)) < len(classes) or not all(classes) or len(classes) < 2 or not 1 <= begin <= _BEFORE:
        return whole
    below, names = cells[1:], [f"{word} {name}" for name in classes]
    if begin == 1:
        return [first[0], *names], below, None if line is None else line[1:]
    sides = {str(cell).strip() for cell in below[:, 0]} - {""}
    if len(sides) != 1 or side_of_rows(side := sides.pop()) is None:
        return whole
    return [side, *names], below[:, 1:], None if line is None else line[1:]
