"""How large the images are as they are seen: as the files say, else as the image's header says."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Images, frozen
from cmviewer.problems.objects import IMAGE_SIZE_UNKNOWN
from cmviewer.readers.files.picture_headers import LYING
from cmviewer.readers.files.picture_sizes import UNKNOWN_SIZE, as_seen
from cmviewer.readers.objects.image_headers import ImageHeaders
from cmviewer.readers.objects.parts import BoxUnit, ObjectPart


@dataclass(frozen=True, eq=False)
class ImageSizes:
    """told: int32 (N, 2), width and height as files tell them, or `UNKNOWN_SIZE`.

    shares: whether the truth is written in shares of its images; then one whose size nobody knows counts
    as a square of one pixel, for shares can be compared with shares.
    """

    headers: ImageHeaders
    told: NDArray[np.int32]
    shares: bool

    @property
    def images(self) -> Images:
        """The images."""
        return self.headers.images

    @property
    def known(self) -> NDArray[np.int32]:
        """Width and height of each image as far as they are told, as seen, int32 (N, 2)."""
        return self.measured if self.shares else self._told_as_seen

    @cached_property
    def measured(self) -> NDArray[np.int32]:
        """Width and height of each image, as seen, int32 (N, 2); reads headers where no file tells them."""
        sizes = np.array(self._told_as_seen)
        missing = np.flatnonzero((sizes == UNKNOWN_SIZE).any(axis=1))
        sizes[missing] = as_seen(self.headers.of(missing))
        return frozen(sizes, np.int32)

    @property
    def orientation(self) -> NDArray[np.int64]:
        """EXIF's orientation of each image, int64 (N,)."""
        return self.headers.orientation

    def of(self, image: NDArray[np.int64]) -> NDArray[np.int32]:
        """Width and height of some images, as seen."""
        return self.measured[image]

    def in_pixels(self, part: ObjectPart, image: NDArray[np.int64]) -> tuple[ObjectPart, NDArray[np.bool_]]:
        """Return a part in pixels, and which objects could be so, bool (M,); `image`: of each, int64 (M,)."""
        if part.unit is BoxUnit.PIXELS and not self.shares:
            return part, np.ones(len(part), np.bool_)
        return sized(part, self.measured[image].astype(np.float64), shares=self.shares)

    @cached_property
    def _told_as_seen(self) -> NDArray[np.int32]:
        """What files tell of lying photographs may be their size as stored."""
        lying = np.flatnonzero(self.orientation >= LYING)
        if not lying.size:
            return self.told
        sizes = np.array(self.told)
        stored = lying[(sizes[lying] == self.headers.all[lying, :2]).all(axis=1)]
        sizes[stored] = sizes[stored][:, ::-1]
        return frozen(sizes, np.int32)

    def told_as_stored(self, told: NDArray[np.int32]) -> tuple[int, int]:
        """Of lying photographs, count those whose told size, int32 (N, 2), is as stored, and as seen."""
        lying = np.flatnonzero((self.orientation >= LYING) & (told != UNKNOWN_SIZE).all(axis=1))
        if not lying.size:
            return 0, 0
        header = self.headers.all[lying, :2]
        uneven = header[:, 0] != header[:, 1]
        stored = (told[lying] == header).all(axis=1) & uneven
        seen = (told[lying] == header[:, ::-1]).all(axis=1) & uneven
        return int(stored.sum()), int(seen.sum())


def sized(
    part: ObjectPart, size: NDArray[np.float64], *, shares: bool
) -> tuple[ObjectPart, NDArray[np.bool_]]:
    """Return a part in pixels of images of a size, float64 (M, 2), and which could be so, bool (M,)."""
    unknown = (size == UNKNOWN_SIZE).any(axis=1)
    if part.unit is BoxUnit.PIXELS:
        return part, ~unknown if shares else np.ones(len(part), np.bool_)
    if shares:
        size = np.where(unknown[:, np.newaxis], 1, size)
        unknown = np.zeros_like(unknown)
    region = part.region
    if region is not None:
        rings = np.repeat(np.arange(len(part)), np.diff(region.first_ring))
        owner = np.repeat(rings, np.diff(region.ring_start))
        region = replace(region, point=frozen(region.point * size[owner], np.float64))
    with np.errstate(over="ignore"):  # a share may be far beyond any image
        box = frozen(part.box * np.tile(size, 2), np.float64)
    unknown |= ~np.isfinite(box).all(axis=1)
    return replace(part, box=box, region=region, unit=BoxUnit.PIXELS), ~unknown


def unknown_sizes(usable: NDArray[np.bool_], file: Path) -> list[Problem]:
    """Say how many objects could not be brought into pixels; `usable`, bool (M,): which could."""
    if usable.all():
        return []
    what = "an object is in shares of its image, or compared with such, and nobody knows how large that is"
    times = int((~usable).sum())
    return [IMAGE_SIZE_UNKNOWN.of(file, times=times, left_out=times, what=what)]
