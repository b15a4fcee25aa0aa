"""What is odd in maps is noticed while they are counted, in several threads, and said once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock


@dataclass
class OddPixels:
    """Pixels of each map whose value or colour is no class.

    Reading a map again notes the same again, so that nothing is counted twice.
    """

    _pixels: dict[tuple[Path, str], int] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __reduce__(self) -> tuple[type["OddPixels"], tuple[dict[tuple[Path, str], int]]]:
        """Go to another process without the lock, with what was noted here."""
        with self._lock:
            return OddPixels, (dict(self._pixels),)

    def note(self, file: Path, what: str, pixels: int) -> None:
        """Note that a map has pixels that are no class; `what` names the value or colour."""
        with self._lock:
            self._pixels[file, what] = pixels

    def noted(self) -> list[tuple[Path, str, int]]:
        """Return file, value or colour, and pixels, sorted by file."""
        with self._lock:
            return sorted((file, what, pixels) for (file, what), pixels in self._pixels.items())


def total_noted(noted: Iterable[tuple[Path, str, int]]) -> tuple[int, int]:
    """How many pixels were noted, in how many maps."""
    noted = list(noted)
    return sum(pixels for _, _, pixels in noted), len({file for file, _, _ in noted})
