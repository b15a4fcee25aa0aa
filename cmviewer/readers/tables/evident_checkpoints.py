"""Columns that part the rows into checkpoints by what is in them, whatever they are called."""

from typing import Final

import numpy as np
import pandas as pd

from cmviewer.readers.tables.column_roles import Roles
from cmviewer.readers.tables.parts import MISSING, Labels, SamplePart
from cmviewer.readers.tables.repeated_names import named_with_containers
from cmviewer.readers.tables.table import Table

_MOST: Final = 0.99
"""Share of the images that each value has to hold, and of those whose truth has to be the same in all."""
_LARGEST: Final = 2_000_000
"""Rows of which all columns are looked at."""
_VALUES: Final = 200


def evident_columns(table: Table, roles: Roles, part: SamplePart) -> tuple[int, ...]:
    """Return the columns of which each value holds every image once, with the same truth; as a rule none.

    Frames of videos repeat their names as well, but not what is to be seen on them. Without a truth, which
    would tell that, a column called as what images are of, and that parts them, is that.
    """
    if part.image is None or part.weight is not None or table.count > _LARGEST:
        return ()
    if part.truth is None and named_with_containers(part, table, roles.containers) is not part:
        return ()
    distinct = table.count - np.count_nonzero(part.named_again)  # rows without an image are one of these
    if 2 * (distinct - 1) > table.count:
        return ()
    image, names = pd.factorize(part.image)
    if 2 * len(names) > table.count or not _has_one_truth(part, image):
        return ()
    cells = table.rows(np.arange(table.count))
    free = (one for one in range(len(table.header)) if one not in _taken(roles))
    return tuple(one for one in free if _parts(Labels.of_text(cells[:, one]), image, len(names)))


def _taken(roles: Roles) -> set[int | None]:
    groups = (one.positions for one in (roles.classes, roles.marks, roles.loose_marks) if one is not None)
    single = {roles.truth, roles.prediction, roles.loose, roles.unnamed, roles.image, roles.score}
    more = {roles.count, roles.index, roles.split, *roles.containers}
    return single | more | {position for group in groups for position in group}


def _has_one_truth(part: SamplePart, image: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> bool:
    """Tell whether an image has the same truth wherever it is; of a single class that says nothing."""
    truth = part.truth
    if truth is None:
        return True
    if len(truth.used_names()) < 2:
        return False
    pairs = len(np.unique(image.astype(np.int64) * (len(truth.names) + 1) + truth.code))
    return bool(pairs <= (image.max() + 1) / _MOST)


def _parts(labels: Labels, image: "np.ndarray[tuple[int], np.dtype[np.int64]]", images: int) -> bool:
    """Tell whether each value of a column holds nearly all images, each once."""
    values = len(labels.used_names())
    if not 1 < values <= _VALUES or (labels.code == MISSING).any():
        return False
    if abs(len(image) - values * images) > (1 - _MOST) * len(image):
        return False
    rows = np.bincount(labels.code)
    pairs = len(np.unique(image.astype(np.int64) * (len(labels.names) + 1) + labels.code))
    return bool(pairs >= _MOST * len(image) and rows[rows > 0].min() >= _MOST * images)
