"""The classes of a COCO file, and which of them each object has."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.objects import CATEGORY_UNKNOWN
from cmviewer.readers.objects.coco_columns import Ids
from cmviewer.readers.objects.coco_file import CocoFile
from cmviewer.readers.objects.coco_ids import codes_of, first_lost, is_numeric, positions_of
from cmviewer.readers.objects.coco_records import Category, Id
from cmviewer.readers.objects.coco_spellings import NAMES_BESIDE, names_of_numbers


def classes_of(found: CocoFile, names: Sequence[str] | None) -> tuple[Sequence[Category], NDArray[np.int64]]:
    """Return the classes, and the position of each object's, int64 (n,), -1 where it is not declared.

    names: of each object's class, where they count and not the numbers.
    """
    if names:
        code, distinct = pd.factorize(np.array(names, np.object_))
        return [Category(name, name) for name in distinct.tolist()], code.astype(np.int64)
    code, ids = codes_of(found.objects.category_id)
    if found.categories:
        return found.categories, positions_of(code, ids, [str(one.id) for one in found.categories])
    numbers = [i for i, one in enumerate(ids) if is_numeric(one)]
    mostly = bool(numbers) and 2 * np.bincount(code)[numbers].sum() >= len(code)
    order = sorted(numbers if mostly else range(len(ids)), key=lambda i: _rank(ids[i]))
    place = np.full(len(ids), -1, np.int64)
    place[order] = np.arange(len(order))
    return [Category(ids[i]) for i in order], place[code]


def in_rank(names: Iterable[str]) -> list[str]:
    """Return texts that stand for classes in their order where none is declared."""
    return sorted(names, key=_rank)


def names_beside(found: CocoFile) -> tuple[Sequence[str] | None, bool]:
    """Return the name of each object's class, where all have one beside their number and none is declared.

    And whether it stands under a key that may be of anything.
    """
    objects = found.objects
    if found.categories:
        return None, False
    if objects.category_name and None not in objects.category_name:
        return [str(one) for one in objects.category_name], False
    columns = [getattr(objects, key) for key in NAMES_BESIDE]
    names = names_of_numbers(objects.category_id, columns) if any(columns) else None
    return names, names is not None


def _rank(one: Id) -> tuple[bool, int, str]:
    """Numbers by their value, then texts."""
    return (False, int(one), "") if is_numeric(one) else (True, 0, str(one))


def superclasses_of(classes: Sequence[Category]) -> frozenset[int]:
    """Ids of classes that others are declared to be kinds of, such as the one Roboflow puts in front."""
    above = {one.supercategory for one in classes if one.supercategory != one.name}
    return frozenset(int(one.id) for one in classes if one.name in above and is_numeric(one.id))


def numbers_of(classes: Sequence[Category]) -> tuple[int, ...]:
    """The id of each class; nothing where one is no number."""
    ids = [one.id for one in classes]
    return tuple(map(int, ids)) if all(map(is_numeric, ids)) else ()


def unknown_category(ids: Ids, label: NDArray[np.int64]) -> Problem:
    """The problem of objects whose class, -1, is not declared; it names the first."""
    first = first_lost(ids, label)
    name = "" if first is None else f" such as {first!r}"
    return CATEGORY_UNKNOWN.of(left_out=1, name=name)
