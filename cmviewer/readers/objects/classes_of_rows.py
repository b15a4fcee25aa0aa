"""Classes of rows that name them, by a number or by a word."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import frozen
from cmviewer.problems.arrays import CLASS_ID_OUT_OF_RANGE
from cmviewer.readers.objects.checks import Place, say


@dataclass(frozen=True, eq=False)
class RowClasses:
    """names, ids, named: as in `ObjectPart`. label: int32 (R,), position in `names`; -1 where none fits."""

    names: tuple[str, ...]
    label: NDArray[np.int32]
    ids: tuple[int, ...] = ()
    named: bool = True


def by_word(words: NDArray[np.object_]) -> RowClasses:
    """Number the distinct words, text, in the order in which they come."""
    label, names = pd.factorize(words)
    return RowClasses(tuple(map(str, names)), frozen(label, np.int32))


def by_number(
    ids: NDArray[np.int64], names: tuple[str, ...] | None, place: Place, problems: list[Problem]
) -> RowClasses:
    """Name numbers from 0; a number beyond the names becomes a problem. Without names each is its own."""
    if names is None:
        known, label = np.unique(ids, return_inverse=True)
        plain = tuple(known.tolist())
        return RowClasses(tuple(map(str, plain)), frozen(label, np.int32), plain, named=False)
    beyond = np.flatnonzero(ids >= len(names))
    if len(beyond):
        say(
            problems,
            beyond,
            place,
            CLASS_ID_OUT_OF_RANGE.of(left_out=1, number=ids[beyond[0]], count=len(names)),
        )
    position, distinct = pd.factorize(np.array(names, np.object_))
    label = np.full(len(ids), -1, np.int32)
    within = ids < len(names)
    label[within] = position[ids[within]]
    numbers = np.arange(len(names)) if len(distinct) == len(names) else ()
    return RowClasses(tuple(map(str, distinct)), frozen(label, np.int32), tuple(map(int, numbers)))
