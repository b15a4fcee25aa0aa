"""How fine a photograph is wanted, so that no more of a large one is decoded than is shown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Detail:
    """pixels: wanted at least along a part of a photograph. span: of that part, in pixels of the file.

    A span of None is the longer side of the photograph.
    """

    pixels: int
    span: float | None = None

    def within(self, width: int, height: int) -> tuple[int, int]:
        """Return the least width and height at which a photograph of this size is that fine."""
        longer = max(width, height)
        span = longer if self.span is None else min(self.span, longer)
        share = min(1.0, self.pixels / max(1.0, span))
        return max(1, round(width * share)), max(1, round(height * share))
