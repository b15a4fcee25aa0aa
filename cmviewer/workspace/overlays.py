"""What is drawn over the image of an example."""

from dataclasses import dataclass
from enum import StrEnum

from cmviewer.confusion.view_state import Side


class Predictions(StrEnum):
    """Whose predictions are drawn where two checkpoints are compared.

    BOTH: of the shown one all, of the other one that of the example. OTHER: of the other one all.
    """

    BOTH = "both"
    SHOWN = "shown"
    OTHER = "other"


@dataclass(frozen=True)
class ObjectOverlay:
    """Which objects are drawn. low: also predictions whose score is under the threshold.

    predictions: whose, where two checkpoints are compared.
    """

    truth: bool = True
    prediction: bool = True
    labels: bool = True
    low: bool = False
    predictions: Predictions = Predictions.BOTH

    def shows(self, side: Side, *, is_low: bool) -> bool:
        """Whether an object of a side is drawn."""
        wanted = self.truth if side is Side.TRUTH else self.prediction
        return wanted and (self.low or not is_low)


class Layer(StrEnum):
    """What lies over the photo. CHANGE: what became of each pixel from one checkpoint to another."""

    TRUTH = "truth"
    PREDICTION = "prediction"
    DIFFERENCE = "difference"
    CHANGE = "change"


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
