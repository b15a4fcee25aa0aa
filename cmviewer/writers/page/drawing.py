"""What every matrix that the page draws has: its axes and how large it is, in units of the drawing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_FREE: Final = 8
"""Room behind the last cell."""
_TITLE: Final = 30
_LETTER: Final = 8


@dataclass(frozen=True, eq=False)
class PageDrawing:
    """names: of rows and of columns, shortened. side: of a cell. margin: room for the names."""

    row_title: str
    column_title: str
    row_names: tuple[str, ...]
    column_names: tuple[str, ...]
    side: int
    margin: int

    @property
    def width(self) -> int:
        """Width of the drawing."""
        return self.margin + self.side * len(self.column_names) + _FREE

    @property
    def height(self) -> int:
        """Height of the drawing."""
        return self.margin + self.side * len(self.row_names) + _FREE


def margin_for(names: Iterable[str]) -> int:
    """Room for the title of an axis and the longest of the shortened names beside it."""
    return _TITLE + _LETTER * max(map(len, names), default=1)
