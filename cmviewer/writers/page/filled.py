"""What is in a page already of examples and pictures, and what more would take."""

from dataclasses import dataclass, field
from typing import Any, Final

from cmviewer.writers.page.pictures import PagePicture
from cmviewer.writers.page.records import rounded

SHOWN: Final = 60
"""Bytes that say which picture an example shows, and what of its image that is."""


@dataclass(eq=False)
class Filled:
    """spent: bytes that all takes. pictures: WebP in base64 with their numbers, once each."""

    pictures: dict[str, int] = field(default_factory=dict)
    spent: int = 0

    def cost(self, picture: PagePicture | None, times: int = 1) -> int:
        """Bytes that a picture takes which so many examples show."""
        if picture is None:
            return 0
        return SHOWN * times + (0 if picture.webp in self.pictures else len(picture.webp) + 3)

    def shown(self, picture: PagePicture | None, name: str) -> dict[str, Any]:
        """Which of the pictures it is, with those that come to them."""
        if picture is None:
            return {}
        number = self.pictures.setdefault(picture.webp, len(self.pictures))
        return {name: number, f"{name}_place": rounded(picture.place)}
