"""What is drawn over the image of an example."""

from dataclasses import dataclass
from enum import StrEnum

from cmviewer.confusion.view_state import Side


@dataclass(frozen=True)
class ObjectOverlay:
    """Which objects are drawn. low: also predictions whose score is under the threshold."""

    truth: bool = True
    prediction: bool = True
    labels: bool = True
    low: bool = False

    def shows(self, side: Side, *, is_low: bool) -> bool:
        """Whether an object of a side is drawn."""
        wanted = self.truth if side is Side.TRUTH else self.prediction
        return wanted and (self.low or not is_low)


class Layer(StrEnum):
    """What lies over the photo."""

    TRUTH = "truth"
    PREDICTION = "prediction"
    DIFFERENCE = "difference"


@dataclass(frozen=True)
class MapOverlay:
    """layer: what lies over the photo, None for nothing. mark: whether the example's pixels are painted.

    opacity: of the layer, 0 to 1.
    """

    layer: Layer | None = None
    mark: bool = True
    side_by_side: bool = False
    opacity: float = 0.7


@dataclass(frozen=True)
class Overlays:
    """objects: in photographs with boxes or masks. maps: over photographs whose pixels have classes."""

    objects: ObjectOverlay = ObjectOverlay()
    maps: MapOverlay = MapOverlay()
