"""Values of a matrix → colours of its cells."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import View
from cmviewer.workspace.look import ColourMap, Diagonal, HeatmapStyle, Scale

SHADES: Final = 256
LOWEST: Final = 10
"""Shade of the smallest value that is not 0, so that tiny never looks like nothing."""

WHITE_TEXT_BELOW: Final = 0.179
"""Relative luminance at which black and white text contrast alike with a colour (WCAG 2)."""

_PYQTGRAPH_NAMES: Final = {
    ColourMap.CIVIDIS: "cividis",
    ColourMap.VIRIDIS: "viridis",
    ColourMap.BLUES: "CET-L12",
    ColourMap.GREYS: "CET-L1",
}
_YLGNBU: Final = ((255, 255, 217), (199, 233, 180), (65, 182, 196), (34, 94, 168), (8, 29, 88))
_HUES: Final = {
    "blue": ((239, 245, 252), (126, 176, 221), (31, 110, 181), (8, 48, 107)),
    "orange": ((255, 243, 230), (253, 184, 110), (230, 97, 1), (127, 39, 4)),
    "green": ((237, 248, 237), (140, 205, 140), (35, 139, 69), (0, 68, 27)),
    "red": ((255, 238, 236), (252, 146, 122), (215, 40, 35), (103, 0, 13)),
}


@dataclass(frozen=True, eq=False)
class Ramp:
    """One scale: value `top` has the darkest shade of `table`, uint8 (256, 3)."""

    title: str
    table: NDArray[np.uint8]
    top: float
    scale: Scale
    view: View

    @property
    def counts(self) -> bool:
        """Whether values are counts, and not shares."""
        return self.view is View.COUNTS

    def position(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where values stand on the ramp, 0 to 1."""
        top = max(self.top, 1e-12)
        if self.scale is Scale.LINEAR:
            share = values / top
        else:
            # A count's natural smallest step is 1; a share's, one in a thousand of the whole.
            step = 1.0 if self.counts else 0.001
            share = np.log1p(values / step) / np.log1p(top / step)
        return np.clip(share, 0.0, 1.0)

    def shades(self, values: NDArray[np.float64]) -> NDArray[np.uint8]:
        """Rows of `table` that show values above 0."""
        return LOWEST + np.round(self.position(values) * (SHADES - 1 - LOWEST)).astype(np.uint8)


@dataclass(frozen=True, eq=False)
class CellColours:
    """rgba: uint8 (R, C, 4), alpha 0 where the ground shows: zeros, undefined and hidden cells.

    dark: bool (R, C), True where white text reads better than black. ramps: the scales in use.
    """

    rgba: NDArray[np.uint8]
    dark: NDArray[np.bool_]
    ramps: tuple[Ramp, ...]


def cell_colours(view: MatrixView, style: HeatmapStyle, held: tuple[Ramp, ...] = ()) -> CellColours:
    """Colour every cell of a view that has a value above 0; most of a large matrix are empty.

    A scale that is among the `held` ones keeps their range, even where a value is beyond it.
    """
    filled = np.flatnonzero(view.values > 0)
    values, diagonal = view.values.reshape(-1)[filled], view.diagonal.reshape(-1)[filled]
    rgba = np.zeros((*view.shape, 4), np.uint8)
    dark = np.zeros(view.shape, np.bool_)
    pixels, flat_dark = rgba.reshape(-1, 4).view(np.uint32).reshape(-1), dark.reshape(-1)
    ramps = []
    for title, table, chosen in _parts(style, diagonal):
        known = next((ramp.top for ramp in held if (ramp.title, ramp.view) == (title, view.view)), None)
        top = _top(view, values[chosen], style) if known is None else known
        ramp = Ramp(title, table, top, style.scale, view.view)
        ramps.append(ramp)
        shades, cells = ramp.shades(values[chosen]), filled[chosen]
        pixels[cells] = _opaque(table)[shades]
        flat_dark[cells] = (_luminance(table) < WHITE_TEXT_BELOW)[shades]
    return CellColours(rgba, dark, tuple(ramps))


def _opaque(table: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Colours, uint8 (256, 3), as one number each that has the bytes of RGBA: uint32 (256,)."""
    rgba = np.column_stack((table, np.full(SHADES, 255, np.uint8)))
    return rgba.view(np.uint32).reshape(-1)


def _parts(
    style: HeatmapStyle, diagonal: NDArray[np.bool_]
) -> list[tuple[str, NDArray[np.uint8], NDArray[np.bool_] | slice]]:
    """The scales of a style: title, table, and which of the cells it colours, given who is diagonal."""
    match style.diagonal:
        case Diagonal.SAME:
            return [("", table_of(style.colour_map), slice(None))]
        case Diagonal.HIDDEN:
            return [("errors", table_of(style.colour_map), ~diagonal)]
        case Diagonal.BLUE_ORANGE:
            correct, errors = "blue", "orange"
        case Diagonal.GREEN_RED:
            correct, errors = "green", "red"
    return [("correct", _hue(correct), diagonal), ("errors", _hue(errors), ~diagonal)]


def _top(view: MatrixView, values: NDArray[np.float64], style: HeatmapStyle) -> float:
    """Largest value of a scale: 1 for shares, unless errors have a scale of their own."""
    if view.view in (View.TRUTH, View.PREDICTION) and style.diagonal is Diagonal.SAME:
        return 1.0
    return float(values.max(initial=0.0)) or 1.0


def load_tables() -> None:
    """Read the named maps once, before a matrix waits for them."""
    for colour_map in ColourMap:
        table_of(colour_map)


@cache
def table_of(colour_map: ColourMap) -> NDArray[np.uint8]:
    """Look-up table of a named map, uint8 (256, 3), light to dark."""
    if colour_map is ColourMap.YLGNBU:
        return _interpolated(_YLGNBU)
    from cmviewer.gui.plotting import pg  # noqa: PLC0415 - the window is shown before it is imported

    table = pg.colormap.get(_PYQTGRAPH_NAMES[colour_map]).getLookupTable(nPts=SHADES, alpha=False)
    shades: NDArray[np.uint8] = np.asarray(table, np.uint8)[:, :3]
    light_first = _luminance(shades[:1])[0] > _luminance(shades[-1:])[0]
    return shades if light_first else shades[::-1].copy()


@cache
def _hue(name: str) -> NDArray[np.uint8]:
    return _interpolated(_HUES[name])


def _interpolated(stops: tuple[tuple[int, int, int], ...]) -> NDArray[np.uint8]:
    places = np.linspace(0, SHADES - 1, len(stops))
    channels = [np.interp(np.arange(SHADES), places, channel) for channel in np.transpose(stops)]
    return np.stack(channels, axis=1).round().astype(np.uint8)


def _luminance(rgb: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Relative luminance of sRGB colours (WCAG 2)."""
    linear = _linear_table()[rgb]
    weighted: NDArray[np.float64] = linear @ np.array((0.2126, 0.7152, 0.0722))
    return weighted


@cache
def _linear_table() -> NDArray[np.float64]:
    share = np.arange(256) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
