"""What a picture says of itself before any pixel is decoded: its size, and whether it is to be turned."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Frame
from cmviewer.readers.files.pictures import DAMAGE, TURNED_BY_PILLOW, UPRIGHT, mark_of, open_picture

LYING: Final = 5
"""From this orientation on width and height change places."""
_ALIKE: Final = 0.01
"""By so much of a side may the proportions of a map be others than those of its photograph."""


@dataclass(frozen=True)
class PictureHeader:
    """width, height: as stored, in pixels. mark: EXIF's orientation, 1 to 8."""

    width: int
    height: int
    mark: int

    @property
    def is_turned(self) -> bool:
        """Whether a program that shows it is asked to turn it."""
        return self.mark != UPRIGHT

    def size(self, frame: Frame) -> tuple[int, int]:
        """Width and height in a frame."""
        is_lying = frame is Frame.SEEN and self.mark >= LYING
        return (self.height, self.width) if is_lying else (self.width, self.height)

    def frame_of(self, width: int, height: int) -> Frame | None:
        """Tell from the size of a map in which frame its photograph is; None where both, or none, fit."""
        fitting = [frame for frame in Frame if _are_alike(self.size(frame), (width, height))]
        return fitting[0] if len(fitting) == 1 else None


def header_of(source: Path | bytes) -> PictureHeader | None:
    """Read the header of a picture; None where there is none that can be read."""
    try:
        with open_picture(source) as image:
            mark, (width, height) = mark_of(image), image.size
            is_lying = image.format in TURNED_BY_PILLOW and mark >= LYING
            return PictureHeader(*((height, width) if is_lying else (width, height)), mark)
    except (OSError, *DAMAGE):
        return None


def _are_alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two sizes have the same proportions."""
    across, down = one[0] * other[1], one[1] * other[0]
    return abs(across - down) <= _ALIKE * max(across, down)
