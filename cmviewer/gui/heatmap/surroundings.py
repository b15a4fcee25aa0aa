"""Colours around the cells of a heatmap, and in which language words stand there."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Surroundings:
    """Colours around the cells, as #rrggbb: of the window's theme, or light for files.

    paper: what a zero looks like; ink: text; faint: lines and zeros; accent: what is selected. say: how words
    are written, on screen in the language of the window, in files in English.
    """

    ground: str
    paper: str
    ink: str
    faint: str
    accent: str
    say: Callable[[str], str] = str


LIGHT = Surroundings(ground="#ffffff", paper="#ffffff", ink="#1b1f24", faint="#646b75", accent="#d1461f")
DARK = Surroundings(ground="#1e2227", paper="#f1f1ee", ink="#e6e8ea", faint="#98a1ab", accent="#ff8a5c")
