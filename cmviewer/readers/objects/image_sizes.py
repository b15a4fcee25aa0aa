"""How large the images are: as the files say, else as the image's header says."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Images, frozen
from cmviewer.readers.files.pictures import DAMAGE, open_picture
from cmviewer.readers.objects.parts import UNKNOWN_SIZE, ObjectPart, Unit


@dataclass(frozen=True, eq=False)
class ImageSizes:
    """told: int32 (N, 2), width and height as files tell them, or `UNKNOWN_SIZE`.

    shares: whether the truth is written in shares of its images; then one whose size nobody knows counts
    as a square of one pixel, for shares can be compared with shares.
    """

    images: Images
    told: NDArray[np.int32]
    shares: bool

    @property
    def known(self) -> NDArray[np.int32]:
        """Width and height of each image as far as they are told, int32 (N, 2)."""
        return self.measured if self.shares else self.told

    @cached_property
    def measured(self) -> NDArray[np.int32]:
        """Width and height of each image, int32 (N, 2); reads the headers of those that no file tells."""
        sizes = np.array(self.told)
        for image in np.flatnonzero((sizes == UNKNOWN_SIZE).any(axis=1)).tolist():
            sizes[image] = _size_in_header(self.images.find(image))
        return frozen(sizes, np.int32)

    def in_pixels(
        self, part: ObjectPart, image: NDArray[np.int64], file: Path, problems: list[Problem]
    ) -> tuple[ObjectPart, NDArray[np.bool_]]:
        """Return a part in pixels, and which objects could be so, bool (M,); `image`: of each, int64 (M,)."""
        if part.unit is Unit.PIXELS and not self.shares:
            return part, np.ones(len(part), np.bool_)
        size = self.measured[image].astype(np.float64)
        unknown = (size == UNKNOWN_SIZE).any(axis=1)
        if part.unit is Unit.PIXELS:
            problems += _unknown_sizes(unknown, file)
            return part, ~unknown
        if self.shares:
            size[unknown] = 1
            unknown = np.zeros_like(unknown)
        problems += _unknown_sizes(unknown, file)
        region = part.region
        if region is not None:
            rings = np.repeat(np.arange(len(part)), np.diff(region.first_ring))
            owner = np.repeat(rings, np.diff(region.ring_start))
            region = replace(region, point=frozen(region.point * size[owner], np.float64))
        with np.errstate(over="ignore"):  # a share may be far beyond any image
            box = frozen(part.box * np.tile(size, 2), np.float64)
        endless = ~np.isfinite(box).all(axis=1) & ~unknown
        problems += _endless(endless, file)
        return replace(part, box=box, region=region, unit=Unit.PIXELS), ~(unknown | endless)


def _size_in_header(file: Path | None) -> tuple[int, int]:
    """Width and height as the file's header tells them; no pixel is decoded."""
    if file is None:
        return UNKNOWN_SIZE, UNKNOWN_SIZE
    try:
        with open_picture(file) as image:
            return image.size
    except (OSError, *DAMAGE):
        return UNKNOWN_SIZE, UNKNOWN_SIZE


def _endless(endless: NDArray[np.bool_], file: Path) -> list[Problem]:
    if not endless.any():
        return []
    what = "a box in shares of its image is too large for a number in pixels; it was left out"
    times = int(endless.sum())
    return [Problem("box-not-a-number", what, "write finite numbers", file, None, times, left_out=times)]


def _unknown_sizes(unknown: NDArray[np.bool_], file: Path) -> list[Problem]:
    if not unknown.any():
        return []
    what = "an object is in shares of its image, or compared with such, and nobody knows how large that is"
    mend = "name the folder of the images with --images"
    times = int(unknown.sum())
    return [Problem("image-size-unknown", f"{what}; it was left out", mend, file, None, times)]
