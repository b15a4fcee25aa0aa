"""Values of a matrix → colours of its cells."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import View
from cmviewer.gui.heatmap.downsampling import FilledCells, darkness
from cmviewer.gui.heatmap.hues import SHADES, luminance, table_for
from cmviewer.said import word
from cmviewer.workspace.look import CellKind, ColourRange, Diagonal, HeatmapStyle, Scale

LOWEST: Final = 10
"""Shade of the smallest value that is not 0, so that tiny never looks like nothing."""

WHITE_TEXT_BELOW: Final = 0.179
"""Relative luminance at which black and white text contrast alike with a colour (WCAG 2)."""

KINDS: Final = tuple(CellKind)
_TITLES: Final = {CellKind.ALL: "", CellKind.OTHER: "(other)"}


@dataclass(frozen=True, eq=False)
class Ramp:
    """One scale: value `top` has the darkest shade of `table`, uint8 (256, 3); greatest: what is shown of it.

    title: words above its bar.
    """

    kind: CellKind
    title: str
    table: NDArray[np.uint8]
    top: float
    greatest: float
    scale: Scale
    view: View

    @property
    def counts(self) -> bool:
        """Whether values are counts, and not shares."""
        return self.view is View.COUNTS

    @property
    def has_no_unit(self) -> bool:
        """Whether values are counts, or points of a difference, and not percents."""
        return self.counts or self.kind in (CellKind.MORE, CellKind.FEWER)

    @property
    def is_exceeded(self) -> bool:
        """Whether a value is beyond the range, which was kept."""
        return self.greatest > self.top

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
    """filled: the cells that have a colour; the ground shows in zeros, undefined and hidden ones.

    dark: bool (R, C), True where white text reads better than black. ramps: the scales in use.
    """

    filled: FilledCells
    dark: NDArray[np.bool_]
    ramps: tuple[Ramp, ...]

    @cached_property
    def rgba(self) -> NDArray[np.uint8]:
        """Colours of all cells, uint8 (R, C, 4), alpha 0 where the ground shows."""
        return self.filled.rgba(*self.filled.shape)


def cell_colours(view: MatrixView, style: HeatmapStyle, ranges: tuple[ColourRange, ...] = ()) -> CellColours:
    """Colour every cell of a view that has a value; most of a large matrix are empty.

    A difference is centred on 0: both of its scales end at the same value.

    A scale that is among the `ranges` keeps its own, even where a value is beyond it.
    """
    filled = view.filled
    values, kinds = np.abs(view.values.reshape(-1)[filled]), _kinds(view, style)
    codes, dark = np.zeros(len(filled), np.uint32), np.zeros(view.shape, np.bool_)
    kept = {one.kind: one.top for one in ranges}
    shared = float(values.max(initial=0.0)) if view.is_difference else None
    ramps = []
    for place, kind in enumerate(KINDS):
        chosen = kinds == place
        if not chosen.any() or (kind is CellKind.CORRECT and style.diagonal is Diagonal.HIDDEN):
            continue
        own = values[chosen]
        greatest = float(own.max())
        top = kept.get(kind) or shared or _top(view, kind, greatest)
        table = table_for(kind, style)
        ramp = Ramp(kind, _TITLES.get(kind, word(kind.value)), table, top, greatest, style.scale, view.view)
        ramps.append(ramp)
        shades = ramp.shades(own)
        codes[chosen] = darkness(table)[shades]
        dark.reshape(-1)[filled[chosen]] = (luminance(table) < WHITE_TEXT_BELOW)[shades]
    coloured = codes > 0
    return CellColours(FilledCells(view.shape, filled[coloured], codes[coloured]), dark, tuple(ramps))


def ranges_of(ramps: tuple[Ramp, ...], kept: tuple[ColourRange, ...]) -> tuple[ColourRange, ...]:
    """Return the ranges that are kept, and those of the scales that had none yet.

    A difference fits itself: how much changed is another number for each two checkpoints.
    """
    known = {one.kind for one in kept} | {CellKind.MORE, CellKind.FEWER}
    return (*kept, *(ColourRange(ramp.kind, ramp.top) for ramp in ramps if ramp.kind not in known))


def _kinds(view: MatrixView, style: HeatmapStyle) -> NDArray[np.uint8]:
    """Place among `KINDS` of the scale of each cell that is filled, uint8 (n,)."""
    cells = view.filled
    if view.is_difference:
        above, below = np.uint8(KINDS.index(CellKind.MORE)), np.uint8(KINDS.index(CellKind.FEWER))
        return np.where(view.values.reshape(-1)[cells] > 0, above, below)
    errors = CellKind.ALL if style.diagonal is Diagonal.SAME else CellKind.ERRORS
    kinds = np.full(len(cells), KINDS.index(errors), np.uint8)
    if style.diagonal is Diagonal.SAME and _is_of_class(view):
        return kinds
    if style.diagonal is not Diagonal.SAME:
        kinds[view.diagonal.reshape(-1)[cells]] = KINDS.index(CellKind.CORRECT)
    sides = tuple(zip((view.rows, view.columns), np.divmod(cells, view.shape[1]), strict=True))
    for axis, place in sides:
        if axis.has_other:
            kinds[place == len(axis) - 1 - axis.has_background] = KINDS.index(CellKind.OTHER)
    for axis, place in sides:
        if axis.has_background:
            kinds[place == len(axis) - 1] = KINDS.index(CellKind.BACKGROUND)
    return kinds


def _is_of_class(view: MatrixView) -> bool:
    """Whether values are shares of a class, and none can wash out the others."""
    return view.view in (View.TRUTH, View.PREDICTION)


def _top(view: MatrixView, kind: CellKind, greatest: float) -> float:
    """Value of the darkest shade of a scale: of what is right of a class, or of all alike, the whole."""
    return 1.0 if _is_of_class(view) and kind in (CellKind.ALL, CellKind.CORRECT) else greatest
