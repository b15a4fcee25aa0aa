"""Sets of maps as they lie on the disk, before any is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.limits import IMAGE_ENDINGS

LOSSY: Final = (".jpg", ".jpeg", ".jfif", ".webp", ".avif", ".jp2")
"""Endings of images whose values are blurred: photographs, never maps."""
ARRAYS: Final = (".npy", ".npz")
MAP_ENDINGS: Final = (*(ending for ending in IMAGE_ENDINGS if ending not in LOSSY), *ARRAYS)


@dataclass(frozen=True, eq=False)
class MapSet:
    """The maps of one side, one an image.

    path: the folder that names them. files: of each image, by its key: its path below that folder, without
    ending and without words such as `_gtFine_labelIds`. ending: these words. repeated: files that are left
    out, because an image has one already.
    """

    path: Path
    files: Mapping[str, Path]
    ending: tuple[str, ...] = ()
    repeated: tuple[Path, ...] = ()

    @property
    def folder_name(self) -> str:
        """The name of its folder, of `.` too."""
        return self.path.resolve().name


def stem_of(key: str) -> str:
    """Return the last part of a key."""
    return key.rsplit("/", 1)[-1]
