"""Ids of a COCO file, numbers or texts, and those that are used more than once."""

from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.objects import ID_DUPLICATE
from cmviewer.readers.objects.coco_columns import Ids, id_at
from cmviewer.readers.objects.coco_records import Id


def codes_of(values: Ids) -> tuple[NDArray[np.int64], list[Id]]:
    """Number the distinct values in the order in which they come first."""
    if not isinstance(values, list):
        code, ids = pd.factorize(values)
        return code.astype(np.int64, copy=False), list(ids.tolist())
    code, texts = pd.factorize(np.array(list(map(str, values)), np.object_))
    return code.astype(np.int64, copy=False), texts.tolist()


def positions_of(code: NDArray[np.int64], ids: list[Id], listed: list[str]) -> NDArray[np.int64]:
    """Position of each object's id among those that are listed, int64 (n,), or -1; code: as of `codes_of`."""
    place = {one: i for i, one in reversed(list(enumerate(listed)))}
    return np.array([place.get(str(one), -1) for one in ids], np.int64)[code]


def is_numeric(value: Id) -> bool:
    """Tell whether an id is a number, or the text of one."""
    return isinstance(value, int) or (len(value) < 19 and value.isascii() and value.isdigit())


def given_ids(ids: Ids | None) -> Ids:
    """Ids of objects that have one; none where the first has none, and no other one that says anything."""
    if not isinstance(ids, list):
        return [] if ids is None else ids
    return [one for one in ids if one is not None] if ids and (ids[0] is not None or any(ids)) else []


def are_distinct(ids: NDArray[np.int64]) -> bool:
    """Tell whether no id is used twice."""
    ordered = np.sort(ids)
    return not (ordered[1:] == ordered[:-1]).any()


def used_twice(file: Path, kind: str, ids: Ids) -> list[Problem]:
    """Say that ids are used more than once; of images and categories with the same one counts."""
    once = len(set(ids)) == len(ids) if isinstance(ids, list) else are_distinct(ids)
    seen = Counter[object]() if once else Counter(ids if isinstance(ids, list) else ids.tolist())
    twice = [one for one, times in seen.items() if times > 1]
    if not twice:
        return []
    return [ID_DUPLICATE.of(file, times=len(twice), sort=kind, twice=str(twice[0])[:40])]


def first_lost(ids: Ids, position: NDArray[np.int64]) -> Id | None:
    """Return the id of the first object without a position; None where all have one."""
    lost = np.flatnonzero(position < 0)
    return id_at(ids, int(lost[0])) if lost.size else None
