"""Errors by image: what a subset has of them, and what it would have if images were exchanged."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ImageSums:
    """n outcomes in N images, as a model of what chance would do.

    Without a relation between a property and errors, images are alike but for how many outcomes they have,
    and the outcomes of an image among themselves. So residuals of images, in units of their spread, may be
    exchanged between images, and errors between the outcomes of one image.

    image: int64 (n,), sorted. error: float64 (n,), 0 or 1, or a share. size, errors: float64 (N,), sums of
    each image. rate: errors of all. spread: float64 (N,), how far the errors of each lie from what it would
    have by `rate`; more where errors of an image go together.
    """

    image: NDArray[np.int64]
    error: Floats
    size: Floats
    errors: Floats
    rate: float
    spread: Floats

    @property
    def residual(self) -> Floats:
        """What each image has more than by the rate of all, in units of its spread, float64 (N,)."""
        excess = self.errors - self.rate * self.size
        return np.divide(excess, self.spread, out=np.zeros_like(excess), where=self.spread > 0)


@dataclass(frozen=True, eq=False)
class SubsetSums:
    """Of m subsets: size, errors: float64 (m,); images: int64 (m,), in how many images they are.

    excess: float64 (m,), errors beyond the rate of all. mean, variance, third: float64 (m,), moments of that
    over all exchanges.
    """

    size: Floats
    errors: Floats
    images: NDArray[np.int64]
    excess: Floats
    mean: Floats
    variance: Floats
    third: Floats

    def take(self, places: NDArray[np.int64]) -> "SubsetSums":
        """Return some of the subsets."""
        return SubsetSums(*(getattr(self, one.name)[places] for one in fields(self)))


def joined(some: list[SubsetSums]) -> SubsetSums:
    """Subsets of several lists, one list after the other."""
    columns = ([getattr(one, field.name) for one in some] for field in fields(SubsetSums))
    return SubsetSums(*(np.concatenate(column) for column in columns))


def image_sums(image: NDArray[np.int64], error: Floats) -> ImageSums:
    """Sum errors by image; `image`, int64 (n,), counts from 0 and is sorted."""
    count = int(image[-1]) + 1 if len(image) else 0
    size: Floats = np.bincount(image, minlength=count).astype(np.float64)
    errors: Floats = np.bincount(image, error, count).astype(np.float64)
    rate = float(error.mean()) if len(error) else 0.0
    single = float(error.var()) if len(error) else 0.0
    others = float((size * (size - 1)).sum())
    together = 0.0
    if others and single:
        together = (float(((errors - rate * size) ** 2).sum()) / single - size.sum()) / others
    spread = np.sqrt(single * size * (1 + (size - 1) * min(max(together, 0.0), 1.0)))
    return ImageSums(image, error, size, errors, rate, spread)


def subset_sums(sums: ImageSums, masks: NDArray[np.bool_]) -> SubsetSums:
    """Sum errors of some subsets, bool (m, n), and the moments that they have by chance."""
    count = len(sums.size)
    size = np.stack([np.bincount(sums.image[mask], minlength=count) for mask in masks]).astype(np.float64)
    errors = np.stack([np.bincount(sums.image[mask], sums.error[mask], count) for mask in masks])
    share = size / np.maximum(sums.size, 1)
    pull, residual = share * sums.spread, sums.residual
    a, z = pull - pull.mean(1, keepdims=True), residual - residual.mean()
    inner = _within(sums, size)
    cube = count / max((count - 1) * (count - 2), 1)
    return SubsetSums(
        size=size.sum(1),
        errors=errors.sum(1),
        images=np.count_nonzero(size, axis=1),
        excess=errors.sum(1) - sums.rate * size.sum(1),
        mean=pull.sum(1) * residual.mean(),
        variance=(a**2).sum(1) * (z**2).sum() / max(count - 1, 1) + inner[0],
        third=(a**3).sum(1) * (z**3).sum() * cube + inner[1],
    )


def _within(sums: ImageSums, size: Floats) -> tuple[Floats, Floats]:
    """Variance and third moment by exchanges within images, float64 (m,): drawn without putting back."""
    whole, wrong = sums.size, sums.errors
    can = whole > 1
    total, bad, drawn = whole[can], wrong[can], size[:, can]
    spread = drawn * (total - drawn) * bad * (total - bad) / (total**2 * (total - 1))
    skewed = (total - 2 * bad) * (total - 2 * drawn) / (total * np.maximum(total - 2, 1))
    return spread.sum(1), (spread * skewed).sum(1)
