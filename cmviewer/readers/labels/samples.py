"""Which rows of one file, or of several, are the same sample."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.labels import IMAGE_DUPLICATE, IMAGES_REPEATED
from cmviewer.readers.joining.image_columns import plain_paths, times_before
from cmviewer.readers.tables.parts import NAMELESS, SamplePart

Begin = Callable[[str], None]
"""Called with what is done next; raises `Cancelled` where it is not to be done."""
JOINING: Final = "Joining samples"
_TIMES: Final = "\x1f"
"""Stands between the name of an image and how often it was there before."""


def are_counts(parts: Sequence[SamplePart]) -> bool:
    """Tell whether all parts are finished matrices."""
    return all(part.weight is not None for part in parts)


def repeats_image(part: SamplePart, problems: list[Problem]) -> NDArray[np.bool_]:
    """Find the rows, bool (n,), whose image an earlier row has named, and say so."""
    if part.image is None:
        return np.zeros(part.count, np.bool_)
    twice = _named_again(part, plain_paths(part.image))
    rows = np.flatnonzero(twice)
    if rows.size:
        problems.append(_duplicate(part, str(part.image[rows[0]]), rows))
    return twice


def _named_again(part: SamplePart, names: NDArray[Any]) -> NDArray[np.bool_]:
    """The same of a part whose images are called so: two spellings of one path are one image."""
    return part.named_again if names is part.image else named_before(names)


def named_before(images: NDArray[Any]) -> NDArray[np.bool_]:
    """Find the rows, bool (n,), that are equal to an earlier one."""
    return pd.Series(images, dtype=object).duplicated().to_numpy()


def _duplicate(part: SamplePart, image: str, rows: NDArray[np.int64]) -> Problem:
    line = part.line_of(int(rows[0]))
    return IMAGE_DUPLICATE.of(part.file, line, times=len(rows), left_out=len(rows), image=image)


def number_samples(
    parts: Sequence[SamplePart], problems: list[Problem], begin: Begin
) -> tuple[NDArray[np.object_] | None, list[NDArray[np.int32]]]:
    """Number the samples of all parts: the name of each number, and for each part its rows' numbers.

    Without images in every part, a sample is its position; a row whose image was named before is -1.
    Of finished matrices every row counts, whatever else has its name.
    """
    counted = are_counts(parts)
    if not counted and any(part.image is None for part in parts):
        longest = max(part.count for part in parts)
        images = (part.image for part in parts if part.image is not None and part.count == longest)
        return next(images, None), [np.arange(part.count, dtype=np.int32) for part in parts]
    told_apart, keys = counted, []
    for part in parts:
        begin(JOINING)
        repeats, key = (True, _row_key(part)) if counted else _key(part, problems)
        told_apart |= repeats
        keys.append(key)
    begin(JOINING)
    if len(keys) == 1 and not told_apart and not pd.isna(keys[0]).any():
        return keys[0], [np.arange(len(keys[0]), dtype=np.int32)]  # every row is another sample
    number, distinct = pd.factorize(np.concatenate(keys))
    names = pd.Series(distinct).str.split(_TIMES, n=1).str[0] if told_apart else distinct
    ends = np.cumsum([part.count for part in parts])
    return np.asarray(names, dtype=object), np.split(number.astype(np.int32), ends[:-1])


def _key(part: SamplePart, problems: list[Problem]) -> tuple[bool, NDArray[np.object_]]:
    """Return what makes a row the same sample as one of another file, object (n,); None for none.

    Where most rows repeat an image, each is a sample of its own, cut out of an image; also returns whether.
    """
    images = np.empty(part.count, object) if part.image is None else part.image
    names = plain_paths(images)
    twice = _named_again(part, names)
    if twice.size and twice.mean() > 0.5:
        problems.append(IMAGES_REPEATED.of(part.file))
        return True, _numbered(names)
    rows = np.flatnonzero(twice)
    if rows.size:
        problems.append(_duplicate(part, str(images[rows[0]]), rows))
        names = names.copy()
        names[twice] = None
    return False, names


def _row_key(part: SamplePart) -> NDArray[np.object_]:
    """Return what tells a row of a finished matrix from all others of its file, object (n,)."""
    return _numbered(np.full(part.count, NAMELESS, object) if part.image is None else part.image)


def _numbered(names: NDArray[np.object_]) -> NDArray[np.object_]:
    keys: NDArray[np.object_] = names + _TIMES + times_before(names).astype(str).astype(object)
    return keys
