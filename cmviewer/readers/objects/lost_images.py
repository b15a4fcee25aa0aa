"""Images of predictions that are none of the truth's, or could be several of them."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.labels import PREDICTED_IMAGES_UNKNOWN
from cmviewer.problems.objects import IMAGE_AMBIGUOUS, IMAGES_DISJOINT, NO_IMAGE_ALONE
from cmviewer.readers.joining.image_index import ImageIndex
from cmviewer.readers.joining.image_names import AMBIGUOUS
from cmviewer.readers.objects.parts import ObjectPart

_SHOWN: Final = 3


def no_image_in_common(part: ObjectPart, image: NDArray[np.int64], truth: ImageIndex, file: Path) -> Problem:
    """Say why none of the images of a part is one of the truth's; image: their positions, int64 (n,)."""
    several = np.flatnonzero(image == AMBIGUOUS)
    if several.size:
        return NO_IMAGE_ALONE.of(file, left_out=len(part), candidates=_candidates(part, several, truth))
    return IMAGES_DISJOINT.of(file, first=part.image_names[0])


def lost_images(part: ObjectPart, image: NDArray[np.int64], truth: ImageIndex, file: Path) -> list[Problem]:
    """Say which images of a part are left out, and why; image: their positions, int64 (n,)."""
    problems = []
    objects = np.bincount(part.image, minlength=len(image))
    unknown, several = np.flatnonzero((image < 0) & (image != AMBIGUOUS)), np.flatnonzero(image == AMBIGUOUS)
    if unknown.size:
        lost = int(objects[unknown].sum())
        problems.append(
            PREDICTED_IMAGES_UNKNOWN.of(
                file, left_out=lost, images=_images(part, unknown), lost=_left_out(lost)
            )
        )
    if several.size:
        lost = int(objects[several].sum())
        problems.append(
            IMAGE_AMBIGUOUS.of(
                file, left_out=lost, candidates=_candidates(part, several, truth), lost=_left_out(lost)
            )
        )
    return problems


def _candidates(part: ObjectPart, which: NDArray[np.int64], truth: ImageIndex) -> str:
    """Name the images of the truth that the first of some ambiguous names could mean."""
    alike = truth.called_like(part.image_names[int(which[0])])
    listed = ", ".join(map(repr, alike[:_SHOWN])) + (", …" if len(alike) > _SHOWN else "")
    several = f"several images of the truth could be meant by {_images(part, which)}"
    return f"{several}: {listed}" if alike else several


def _left_out(count: int) -> str:
    if not count:
        return "nothing was predicted there"
    return "1 object there was left out" if count == 1 else f"{count:,} objects there were left out"


def _images(part: ObjectPart, which: NDArray[np.int64]) -> str:
    first = repr(part.image_names[int(which[0])])
    return f"image {first}" if len(which) == 1 else f"{len(which):,} images such as {first}"
