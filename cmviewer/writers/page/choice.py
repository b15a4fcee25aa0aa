"""What a person chooses of a page, and what reads its photographs."""

from dataclasses import dataclass
from typing import Final

from cmviewer.writers.photographs import LoadPhotograph

MEGABYTE: Final = 1_000_000
PAGE_SIZE: Final = 10.0
"""Megabytes that a page may have unless told."""


@dataclass(frozen=True)
class PageChoice:
    """size: megabytes of 10⁶ bytes that the page may have. load: reads photographs; None: none are in it."""

    size: float = PAGE_SIZE
    load: LoadPhotograph | None = None

    @property
    def bytes(self) -> int:
        """How long the page may be."""
        return int(self.size * MEGABYTE)
