"""Which rows of several files are the same sample, where no truth of its own says so."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.readers.classification.joining import plain_paths, times_before
from cmviewer.readers.classification.parts import NAMELESS, Part

Rows = NDArray[np.int64]
_TIMES: Final = "\x1f"
"""Stands between the name of an image and how often it was there before."""


def are_counts(parts: Sequence[Part]) -> bool:
    """Tell whether all parts are finished matrices."""
    return all(part.weight is not None for part in parts)


def said_before(part: Part, problems: list[Problem]) -> NDArray[np.bool_]:
    """Find the rows, bool (n,), whose image an earlier row has named."""
    if part.image is None:
        return np.zeros(part.count, np.bool_)
    twice = pd.Series(part.image).duplicated().to_numpy()
    rows = np.flatnonzero(twice)
    if rows.size:
        first = int(rows[0])
        what = f"image {part.image[first]!r} is named once more; only the first row of an image counts"
        line = part.line_of(first)
        problems.append(Problem("image-duplicate", what, "keep one row an image", part.file, line, len(rows)))
    return twice


def number_samples(
    parts: Sequence[Part], problems: list[Problem]
) -> tuple[NDArray[np.object_] | None, list[Rows]]:
    """Number the samples of all parts: the name of each number, and for each part its rows' numbers.

    Without images in every part, a sample is its position; a row whose image was named before is -1.
    Of finished matrices every row counts, whatever else has its name.
    """
    counted = are_counts(parts)
    if not counted and any(part.image is None for part in parts):
        longest = max(part.count for part in parts)
        images = (part.image for part in parts if part.image is not None and part.count == longest)
        return next(images, None), [np.arange(part.count) for part in parts]
    keys = [_row_key(part) if counted else _key(part, problems) for part in parts]
    number, distinct = pd.factorize(np.concatenate(keys))
    told_apart = counted or any(map(_repeats, parts))
    names = pd.Series(distinct).str.split(_TIMES, n=1).str[0] if told_apart else distinct
    ends = np.cumsum([part.count for part in parts])
    return np.asarray(names, dtype=object), np.split(number.astype(np.int64), ends[:-1])


def _repeats(part: Part) -> bool:
    """Tell whether most rows repeat an image: then each is a sample of its own, cut out of an image."""
    return part.image is not None and bool(pd.Series(part.image).duplicated().mean() > 0.5)


def _key(part: Part, problems: list[Problem]) -> NDArray[np.object_]:
    """Return what makes a row the same sample as one of another file, object (n,); None for none."""
    names = plain_paths(_images(part))
    if _repeats(part):
        what = "most rows name an image that was named before; each row counts as a sample of its own"
        mend = "name the column that tells the checkpoints with --columns checkpoint=…, if there is one"
        problems.append(Problem("images-repeated", what, mend, part.file))
        return _numbered(names)
    names[said_before(part, problems)] = None
    return names


def _row_key(part: Part) -> NDArray[np.object_]:
    """Return what tells a row of a finished matrix from all others of its file, object (n,)."""
    return _numbered(np.full(part.count, NAMELESS, object) if part.image is None else part.image)


def _numbered(names: NDArray[np.object_]) -> NDArray[np.object_]:
    keys: NDArray[np.object_] = names + _TIMES + times_before(names).astype(str).astype(object)
    return keys


def _images(part: Part) -> NDArray[np.object_]:
    return np.empty(part.count, object) if part.image is None else part.image
