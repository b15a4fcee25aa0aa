"""Curves over places in a row, checkpoints or steps of a threshold, drawn with pyqtgraph."""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmviewer.confusion.curves import Curve
from cmviewer.confusion.number_words import percent
from cmviewer.gui.panels.line_styles import STYLES
from cmviewer.gui.plain_text import tip
from cmviewer.gui.plotting import pg
from cmviewer.safe_text import shown

SYMBOL_SIZE: Final = 7
LEFT_AXIS: Final = 48
"""Pixels of the numbers at the left."""
PEAK_SIZE: Final = 14
SYMBOL_LIMIT: Final = 60
"""Most places at which every point of a curve has its symbol."""
LABEL_GAP: Final = 14
MARGIN: Final = 6.0
"""Percent points of air above and below the curves."""


class CurvePlot(QWidget):
    """Shows `Curve`s as percent; says which place was chosen."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._names: tuple[str, ...] = ()
        self._curves: tuple[Curve, ...] = ()
        self._plot = pg.PlotWidget(enableMenu=False)
        self._plot.setAccessibleName(self.tr("Curves"))
        self._item = self._plot.getPlotItem()
        self.lines = [pg.PlotDataItem(antialias=True) for _ in STYLES]
        self.here = pg.InfiniteLine(angle=90)
        self._peaks = pg.ScatterPlotItem(size=PEAK_SIZE)
        self._lay_out()
        self._plot.scene().sigMouseClicked.connect(lambda event: self._choose(event.scenePos()))
        self._plot.scene().sigMouseMoved.connect(self._describe)
        self._colour()

    def set_places(self, names: tuple[str, ...]) -> None:
        """Give the places below the curves their names."""
        self._names = names
        self._item.setXRange(0, max(1, len(names) - 1), padding=0.06)
        self._colour()
        self._name_ticks()

    def show_curves(self, curves: tuple[Curve, ...]) -> None:
        """Draw other curves, no more than there are styles."""
        self._curves = curves
        known = [100 * curve.values[~np.isnan(curve.values)] for curve in curves]
        for line in self.lines:
            line.setData([], [])
        for line, curve, values in zip(self.lines, curves, known, strict=False):
            places = np.flatnonzero(~np.isnan(curve.values))
            line.setData(places, values, connect=np.diff(places, append=-1) == 1)
        everything = np.concatenate(known) if known else np.empty(0)
        if not everything.size:  # nothing is defined: whatever was drawn before has no say
            everything = np.array([0.0, 100.0])
        low, high = everything.min() - MARGIN, everything.max() + MARGIN
        self._item.setYRange(max(-MARGIN, low), min(100 + MARGIN, high), padding=0)

    def show_current(self, place: float) -> None:
        """Mark the place that is shown, or a point between two."""
        self.here.setValue(place)

    def show_peaks(self, peaks: tuple[int | None, ...]) -> None:
        """Ring the place at which each of the curves is best."""
        spots = [
            {
                "pos": (place, 100 * curve.values[place]),
                "symbol": style.symbol,
                "pen": pg.mkPen(style.colour(self.palette()), width=2),
                "brush": None,
            }
            for style, curve, place in zip(STYLES, self._curves, peaks, strict=False)
            if place is not None
        ]
        self._peaks.setData(spots)

    def place_of(self, place: int, share: float) -> QPointF:
        """Where a point of a curve is drawn, in pixels of `viewport`."""
        scene = self._item.getViewBox().mapViewToScene(QPointF(place, 100 * share))
        return QPointF(self._plot.mapFromScene(scene))

    @property
    def viewport(self) -> QWidget:
        """The widget that takes the mouse."""
        viewport: QWidget = self._plot.viewport()
        return viewport

    def drawn(self, number: int) -> list[tuple[float, float]]:
        """Points of one of the lines as they are drawn: place and percent."""
        x, y = self.lines[number].getData()
        return [] if x is None else list(zip(x.tolist(), y.tolist(), strict=True))

    def close_scene(self) -> None:
        """Let go of pyqtgraph's objects while the application still lives."""
        if self._plot.plotItem is not None:  # else it is closed: a second signal closes the window again
            self._plot.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many places as there is room for."""
        super().resizeEvent(event)
        self._name_ticks()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme, unless the window is closed."""
        if event.type() == QEvent.Type.PaletteChange and self._plot.plotItem is not None:
            self._colour()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        for item in (self.here, *self.lines, self._peaks):
            self._item.addItem(item)
        self._item.setMouseEnabled(x=False, y=False)
        self._item.hideButtons()
        self._item.showGrid(y=True, alpha=0.15)
        self._item.setLabel("left", "%")
        # Left to itself it grows with the widest number that was ever shown.
        self._item.getAxis("left").setWidth(LEFT_AXIS)
        self.viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)

    def _colour(self) -> None:
        palette = self.palette()
        self._plot.setBackground(palette.color(QPalette.ColorRole.Base))
        for side in ("left", "bottom"):
            axis = self._item.getAxis(side)
            axis.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            axis.setTextPen(palette.color(QPalette.ColorRole.Text))
        highlight = palette.color(QPalette.ColorRole.Highlight)
        self.here.setPen(pg.mkPen(highlight, width=2))
        for line, style in zip(self.lines, STYLES, strict=True):
            colour = style.colour(palette)
            line.setPen(pg.mkPen(colour, width=2, style=style.stroke))
            line.setSymbol(style.symbol if len(self._names) <= SYMBOL_LIMIT else None)
            line.setSymbolSize(SYMBOL_SIZE)
            line.setSymbolBrush(colour)
            line.setSymbolPen(colour)

    def _name_ticks(self) -> None:
        lines = QFontMetricsF(self.font())
        widest = max((lines.horizontalAdvance(name) for name in self._names), default=0.0) + LABEL_GAP
        step = max(1, int(np.ceil(len(self._names) * widest / max(1.0, self.width() - 60.0))))
        named = [(place, shown(name)) for place, name in enumerate(self._names) if place % step == 0]
        self._item.getAxis("bottom").setTicks([named, [(place, "") for place in range(len(self._names))]])

    def _nearest(self, place: QPointF) -> int | None:
        """The place nearest to a point of the scene; None outside the plot."""
        if not self._names or not self._item.sceneBoundingRect().contains(place):
            return None
        x: float = self._item.getViewBox().mapSceneToView(place).x()
        return min(max(0, round(x)), len(self._names) - 1)

    def _choose(self, place: QPointF) -> None:
        nearest = self._nearest(place)
        if nearest is not None:
            self.chosen.emit(nearest)

    def _describe(self, place: QPointF) -> None:
        """Say the numbers of the nearest place under the pointer."""
        nearest = self._nearest(place)
        if nearest is None:
            self.setToolTip("")
            return
        numbers = (f"{curve.name} {percent(float(curve.values[nearest]))}" for curve in self._curves)
        self.setToolTip(tip("\n".join((self._names[nearest], *numbers))))
