"""The words of an example that stands for pixels: its card, its list entry, its image."""

from typing import Final

from cmviewer.confusion.number_words import percent
from cmviewer.confusion.sentences import numbered
from cmviewer.evaluation import Unit
from cmviewer.examples.pixels import Pixels
from cmviewer.said import said

MILLION: Final = 1_000_000


def pixel_lines(pixels: Pixels, truth: str, prediction: str, name: str) -> tuple[tuple[str, str], ...]:
    """Words at the left and at the right of each line of a card."""
    count = _short(pixels.count), share_words(pixels.share)
    return count, (_what(pixels, truth, prediction), ""), (name, "")


def pixel_title(pixels: Pixels, truth: str, prediction: str) -> str:
    """`1,204 pixels (0.4 % of the image) of road predicted sidewalk`."""
    count = numbered(pixels.count, Unit.PIXEL)
    words = said("{} ({} of the image)", count, share_words(pixels.share))
    if len(pixels.painted.cells) > 1:
        return said("{} of {} cells", words, len(pixels.painted.cells))
    return said("{} of {} predicted {}", words, truth, prediction)


def share_words(share: float) -> str:
    """Percent with one decimal; what is less than that, but not nothing, says so."""
    return f"<{percent(0.001)}" if 0 < share < 0.001 else percent(share)


def _short(count: int) -> str:
    """A number of pixels that has room on a card, beside their share."""
    if count >= MILLION:
        return f"{count / MILLION:.2f}M"
    return f"{count:,} px" if count < MILLION // 10 else f"{count:,}"


def _what(pixels: Pixels, truth: str, prediction: str) -> str:
    cells = len(pixels.painted.cells)
    return said("{} cells", cells) if cells > 1 else f"{truth} → {prediction}"
