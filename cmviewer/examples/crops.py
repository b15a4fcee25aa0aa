"""Which part of an image shows one object, with what is around it."""

from dataclasses import dataclass
from typing import Final

CONTEXT: Final = 1.6
"""How much larger than the object its part of the image is."""
LEAST: Final = 48.0
"""Pixels of the image that a side has at least."""

Box = tuple[float, float, float, float]
"""x0 y0 x1 y1 in pixels of the image."""


@dataclass(frozen=True)
class Crop:
    """The boxes of one object, None for a side that it does not have; one of them is there."""

    truth: Box | None
    prediction: Box | None

    @property
    def union(self) -> Box:
        """The least box around both."""
        boxes = [box for box in (self.truth, self.prediction) if box is not None]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )

    @property
    def place(self) -> Box:
        """The square that shows the object with what is around it; it may reach over the image."""
        x0, y0, x1, y1 = self.union
        side = max(LEAST, CONTEXT * (x1 - x0), CONTEXT * (y1 - y0))
        x, y = (x0 + x1 - side) / 2, (y0 + y1 - side) / 2
        return (x, y, x + side, y + side)

    def place_within(self, width: int, height: int) -> Box:
        """The same, moved into an image of that size, and cut where it is larger."""
        x0, y0, x1, y1 = self.place
        left, right = _within(x0, x1, width)
        top, bottom = _within(y0, y1, height)
        return (left, top, right, bottom)


def _within(low: float, high: float, size: int) -> tuple[float, float]:
    """Move a stretch into 0 to `size`; one that is longer becomes the whole."""
    length = high - low
    if length >= size:
        return 0.0, float(size)
    start = min(max(0.0, low), size - length)
    return start, start + length
