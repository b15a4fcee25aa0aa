"""Which classes truth and predictions of objects use, and the list of all of them."""

from collections.abc import Mapping, Sequence

import numpy as np

from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.joining.class_space import ClassSpace
from cmviewer.readers.joining.spelling import Spelling
from cmviewer.readers.objects.parts import ObjectPart, UsedClasses


def used_classes(part: ObjectPart) -> UsedClasses:
    """Return the classes that objects of a part have."""
    used = np.flatnonzero(np.bincount(part.label, minlength=len(part.class_names))).tolist()
    if part.named:
        return UsedClasses(names=tuple(part.class_names[i] for i in used))
    return UsedClasses(numbers=tuple(part.class_ids[i] for i in used))


def class_space(
    truth: ObjectPart, predicted: Sequence[UsedClasses], listed: tuple[str, ...] | None, spelling: Spelling
) -> ClassSpace:
    """Put the truth's classes first, in their order, then those that only predictions have.

    predicted: classes that may be new. listed: names of the numbers from 0 on, by a file of names.
    """
    own = tuple(dict.fromkeys(map(spelling.of, truth.class_names)))
    listed = None if listed is None else tuple(map(spelling.of, listed))
    numbers = {number for used in predicted for number in used.numbers}
    if not truth.named:
        own = tuple(map(str, sorted({*truth.class_ids, *numbers})))
    elif listed is not None and set(own) <= set(listed):
        own = tuple(name for name in dict.fromkeys(listed) if name in set(own))
    new = [spelling.of(name) for used in predicted for name in used.names]
    if listed is not None and truth.named and not truth.class_ids:
        new += [listed[number] for number in sorted(numbers) if 0 <= number < len(listed)]
    names = tuple(dict.fromkeys((*own, *new)))
    place = {name: i for i, name in enumerate(names)}
    by_number = {i: place[name] for i, name in enumerate(listed or own) if name in place}
    is_counted = listed is not None or not truth.named or bool(truth.class_ids)
    only_numbers = not truth.named or (not is_counted and bool(own) and all(map(is_number, own)))
    if only_numbers:
        by_number = {int(name): place[name] for name in own}
    elif truth.class_ids:
        by_number = {
            one: place[spelling.of(name)]
            for one, name in zip(truth.class_ids, truth.class_names, strict=True)
        }
    ranked = _ranked(truth, place, spelling) if is_counted else tuple(place[name] for name in sorted(own))
    above = bool(truth.superclasses)
    counted = is_counted or only_numbers or len(own) < 2  # one class needs no number
    return ClassSpace(names, by_number, len(own), ranked, spelling, above, only_numbers, counted)


def _ranked(truth: ObjectPart, place: Mapping[str, int], spelling: Spelling) -> tuple[int, ...]:
    """Labels of the truth's classes by their ids; what models do not learn is left out."""
    objects = np.bincount(truth.label, minlength=len(truth.class_names))
    ids = truth.class_ids or tuple(range(len(truth.class_names)))
    classes = zip(ids, truth.class_names, objects.tolist(), strict=True)
    learned = [
        (one, place[spelling.of(name)])
        for one, name, count in classes
        if count or not (one == 0 or one in truth.superclasses)
    ]
    return tuple(dict.fromkeys(label for _, label in sorted(learned)))
