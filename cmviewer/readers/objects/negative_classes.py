"""Classes that were not looked for in an image, or not marked throughout, as LVIS says them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import frozen
from cmviewer.readers.objects.coco_records import Category, Image


def not_looked_for(
    images: Sequence[Image],
    classes: Sequence[Category],
    image: NDArray[np.int64],
    label: NDArray[np.int64],
) -> NDArray[np.int64] | None:
    """Return pairs of image and class, by position, int64 (p, 2); None where the file says nothing of it.

    image, label: int64 (M,), of each object, by position. Of an image that names classes that are not there
    (`neg_category_ids`), those were looked for, and those of its objects.
    """
    if all(one.neg_category_ids is None for one in images):
        return None
    told = np.array([one.neg_category_ids is not None for one in images], np.bool_)
    looked_for = np.zeros((len(images), len(classes)), np.bool_)
    known = (image >= 0) & (label >= 0)
    looked_for[image[known], label[known]] = True
    place = {str(one.id): i for i, one in enumerate(classes)}
    for i, one in enumerate(images):
        looked_for[i, [place[str(no)] for no in one.neg_category_ids or () if str(no) in place]] = True
    return frozen(np.argwhere(~looked_for & told[:, np.newaxis]), np.int64)


def not_throughout(images: Sequence[Image], classes: Sequence[Category]) -> NDArray[np.int64] | None:
    """Return pairs of image and class of which not all objects are marked, int64 (p, 2); None without any.

    A prediction of such a class that no truth takes may be right.
    """
    place = {str(one.id): i for i, one in enumerate(classes)}
    pairs = [
        (i, place[str(some)])
        for i, one in enumerate(images)
        for some in one.not_exhaustive_category_ids or ()
        if str(some) in place
    ]
    return frozen(np.array(pairs, np.int64).reshape(-1, 2), np.int64) if pairs else None
