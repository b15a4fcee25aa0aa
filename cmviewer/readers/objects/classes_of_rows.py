"""Classes of rows that name them, by a number or by a word."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.evaluation import Role, frozen
from cmviewer.problems.arrays import CLASS_ID_OUT_OF_RANGE, CLASS_IDS_FROM_ONE
from cmviewer.readers.objects.checks import Place, say
from cmviewer.readers.objects.parts import ReadContext


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


def by_number(ids: NDArray[np.int64], context: ReadContext, place: Place) -> RowClasses:
    """Name numbers from 0; a number beyond the names becomes a problem. Without names each is its own.

    Where all numbers of predictions are one too high, the problem says that they may count from 1.
    """
    names = context.class_names
    if names is None:
        known, label = np.unique(ids, return_inverse=True)
        plain = tuple(known.tolist())
        return RowClasses(tuple(map(str, plain)), frozen(label, np.int32), plain, named=False)
    beyond = np.flatnonzero(ids >= len(names))
    if len(beyond):
        from_one = ids.min() == 1 and ids.max() == len(names) and context.role is Role.PREDICTION
        kind, readings = (CLASS_IDS_FROM_ONE, ("from-1",)) if from_one else (CLASS_ID_OUT_OF_RANGE, ())
        problem = kind.of(left_out=1, readings=readings, number=ids[beyond[0]], count=len(names))
        say(context.problems, beyond, place, problem)
    position, distinct = pd.factorize(np.array(names, np.object_))
    label = np.full(len(ids), -1, np.int32)
    within = ids < len(names)
    label[within] = position[ids[within]]
    numbers = np.arange(len(names)) if len(distinct) == len(names) else ()
    return RowClasses(tuple(map(str, distinct)), frozen(label, np.int32), tuple(map(int, numbers)))
