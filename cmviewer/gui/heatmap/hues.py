"""Tables of colours, light to dark, in which values of cells are shown."""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.workspace.look import CellKind, ColourMap, Diagonal, HeatmapStyle

SHADES: Final = 256
_PYQTGRAPH_NAMES: Final = {
    ColourMap.CIVIDIS: "cividis",
    ColourMap.VIRIDIS: "viridis",
    ColourMap.BLUES: "CET-L12",
    ColourMap.GREYS: "CET-L1",
}
_EVEN: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
_EARLY: Final = (0.0, 0.1, 0.25, 0.55, 1.0)
"""Where the colours of errors stand: most are small, so it is the small ones that have to be told apart."""
_DIVERGING: Final = "CET-CBD1"
"""Blue, white, yellow-brown, told apart by the colour-blind (Kovesi 2015)."""
_OF_DIFFERENCES: Final = (CellKind.MORE, CellKind.FEWER)
_Stops = tuple[tuple[int, int, int], ...]
_YLGNBU: Final[_Stops] = ((255, 255, 217), (199, 233, 180), (65, 182, 196), (34, 94, 168), (8, 29, 88))
_BLUE: Final[_Stops] = ((239, 245, 252), (163, 199, 232), (79, 143, 200), (20, 91, 158), (8, 48, 107))
_GREEN: Final[_Stops] = ((237, 248, 237), (163, 214, 163), (88, 172, 97), (22, 112, 51), (0, 68, 27))
_ORANGE: Final[_Stops] = ((255, 240, 222), (254, 206, 150), (249, 155, 71), (217, 84, 6), (102, 30, 4))
_RED: Final[_Stops] = ((255, 232, 228), (253, 190, 175), (248, 128, 110), (207, 34, 32), (94, 0, 12))
_PLUM: Final[_Stops] = ((249, 234, 246), (233, 193, 224), (211, 138, 193), (157, 52, 130), (72, 6, 58))
_GREY: Final[_Stops] = ((238, 239, 240), (203, 206, 209), (158, 163, 168), (92, 97, 103), (28, 31, 34))


def table_for(kind: CellKind, style: HeatmapStyle) -> NDArray[np.uint8]:
    """Return the look-up table of one kind of cells, uint8 (256, 3), light to dark."""
    if kind in _OF_DIFFERENCES:
        return _half_of_diverging(kind)
    if style.diagonal in (Diagonal.SAME, Diagonal.HIDDEN):
        return table_of(style.colour_map)
    is_red = style.diagonal is Diagonal.GREEN_RED
    match kind:
        case CellKind.CORRECT:
            return _interpolated(_GREEN if is_red else _BLUE, _EVEN)
        case CellKind.OTHER:
            return _interpolated(_GREY, _EARLY)
        case CellKind.BACKGROUND:
            return _interpolated(_PLUM, _EARLY)
        case _:
            return _interpolated(_RED if is_red else _ORANGE, _EARLY)


def load_tables() -> None:
    """Read the named maps once, before a matrix waits for them."""
    for colour_map in ColourMap:
        table_of(colour_map)
    for kind in _OF_DIFFERENCES:
        _half_of_diverging(kind)


@cache
def table_of(colour_map: ColourMap) -> NDArray[np.uint8]:
    """Look-up table of a named map, uint8 (256, 3), light to dark."""
    if colour_map is ColourMap.YLGNBU:
        return _interpolated(_YLGNBU, _EVEN)
    from cmviewer.gui.plotting import pg  # noqa: PLC0415 - the window is shown before it is imported

    table = pg.colormap.get(_PYQTGRAPH_NAMES[colour_map]).getLookupTable(nPts=SHADES, alpha=False)
    shades: NDArray[np.uint8] = np.asarray(table, np.uint8)[:, :3]
    light_first = luminance(shades[:1])[0] > luminance(shades[-1:])[0]
    return shades if light_first else shades[::-1].copy()


@cache
def _half_of_diverging(kind: CellKind) -> NDArray[np.uint8]:
    """Colours on one side of the middle of a diverging map, uint8 (256, 3), light to dark."""
    from cmviewer.gui.plotting import pg  # noqa: PLC0415 - the window is shown before it is imported

    table = pg.colormap.get(_DIVERGING).getLookupTable(nPts=2 * SHADES, alpha=False)
    shades: NDArray[np.uint8] = np.asarray(table, np.uint8)[:, :3]
    return shades[SHADES:].copy() if kind is CellKind.MORE else shades[:SHADES][::-1].copy()


@cache
def _interpolated(stops: _Stops, places: tuple[float, ...]) -> NDArray[np.uint8]:
    at = np.multiply(places, SHADES - 1)
    channels = [np.interp(np.arange(SHADES), at, channel) for channel in np.transpose(stops)]
    return np.stack(channels, axis=1).round().astype(np.uint8)


def luminance(rgb: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Relative luminance of sRGB colours, uint8 (n, 3) (WCAG 2)."""
    weighted: NDArray[np.float64] = _linear_table()[rgb] @ np.array((0.2126, 0.7152, 0.0722))
    return weighted


@cache
def _linear_table() -> NDArray[np.float64]:
    share = np.arange(256) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
