"""How the classes, images and truths of two evaluations become one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Annotations, Classes, Evaluation, Images, TruthLabels
from cmviewer.problems.comparing import NAMES_ALIKE, NOTHING_IN_COMMON, TASKS_DIFFER, TRUTHS_DIFFER

NOT_IN_A: Final = -1
"""What stands for an image or a truth of B that A does not have."""
_SAID: Final = 5
"""Most names that are said."""
_BOTH: Final = 2
"""How often letters occur that one class of each side has."""
_DIGITS: Final = 2
"""Decimals of a pixel that corners of equal boxes share; files round them differently."""


@dataclass(frozen=True, eq=False)
class Joining:
    """What the numbers of two evaluations, A and B, are in the comparison of both.

    classes: those of A, then those that only B has. label_of_a: int32 (K of A + 1,), label_of_b: int32
    (K of B + 1,), backgrounds last. image_of_b: int64 (N of B,), image in A, or `NOT_IN_A`; truth_of_b:
    int64 (M of B,), row of the truth in A, or `NOT_IN_A`; empty where truths are pixels.
    """

    classes: Classes
    label_of_a: NDArray[np.int32]
    label_of_b: NDArray[np.int32]
    image_of_b: NDArray[np.int64]
    truth_of_b: NDArray[np.int64]


def join(a: Evaluation, b: Evaluation) -> Joining:
    """Join two evaluations: classes by name, images by name, truths by image, class and geometry.

    Truths without names of images are joined row by row where both sides' are equal. Raises `CmviewerError`
    where the tasks differ, or no truth is in both.
    """
    joining = join_classes(a, b)
    if a is b:
        return replace(joining, image_of_b=np.arange(len(a.images)), truth_of_b=np.arange(_truths(a)))
    return _with_rows(joining, a, b) if _nameless(a) or _nameless(b) else _with_images(joining, a, b)


def join_classes(a: Evaluation, b: Evaluation) -> Joining:
    """Join the classes alone, by name. Raises `CmviewerError` where the tasks differ.

    A name that A does not have is that of A which differs from it in case, blanks and signs alone, where
    there is one.
    """
    if a.task is not b.task:
        raise CmviewerError(TASKS_DIFFER.of(b.source, ours=a.task.value, theirs=b.task.value))
    own = a.classes.positions
    alike = _alike_names(a.classes.names, b.classes.names)
    called = [alike.get(name, name) for name in b.classes.names]
    names = (*a.classes.names, *(name for name in dict.fromkeys(called) if name not in own))
    place = {name: label for label, name in enumerate(names)} | own
    is_same = len(names) == len(a.classes)
    none = np.empty(0, np.int64)
    return Joining(
        a.classes if is_same else replace(a.classes, names=names, colours=None),
        np.append(np.arange(len(a.classes)), len(names)).astype(np.int32),
        np.array([*(place[name] for name in called), len(names)], np.int32),
        none,
        none,
    )


def folded_names(joining: Joining, b: Evaluation) -> tuple[Problem, ...]:
    """Say which class of B is called otherwise in A."""
    names = joining.classes.names
    pairs = zip(b.classes.names, joining.label_of_b.tolist(), strict=False)
    other = [(name, names[label]) for name, label in pairs if names[label] != name]
    if not other:
        return ()
    words = ", ".join(f"{ours!r} as {theirs!r}" for ours, theirs in other[:_SAID])
    return (NAMES_ALIKE.of(b.source, words=words),)


def _alike_names(a: Sequence[str], b: Sequence[str]) -> dict[str, str]:
    """Names of B that A does not have, and what A calls them; only where no other name is alike."""
    known, others = set(a), [name for name in b if name not in set(a)]
    by_letters = Counter(map(_letters, (*a, *others)))
    of_a = {_letters(name): name for name in known if name not in set(b)}
    found = ((name, of_a.get(_letters(name))) for name in others)
    return {name: one for name, one in found if one is not None and by_letters[_letters(name)] == _BOTH}


def _letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _truths(evaluation: Evaluation) -> int:
    truth = evaluation.truth
    return len(truth) if isinstance(truth, Annotations | TruthLabels) else 0


def _nameless(evaluation: Evaluation) -> bool:
    return evaluation.images.names is None


def _with_rows(joining: Joining, a: Evaluation, b: Evaluation) -> Joining:
    """Join samples row by row, where both sides' truths are equal."""
    true_a, true_b = a.truth, b.truth
    if not (
        isinstance(true_a, TruthLabels)
        and isinstance(true_b, TruthLabels)
        and np.array_equal(joining.label_of_a[true_a.label], joining.label_of_b[true_b.label])
    ):
        raise CmviewerError(TRUTHS_DIFFER.of(b.source, what=_why_not_by_row(_nameless(a), _nameless(b))))
    image_of_b = np.full(len(b.images), NOT_IN_A, np.int64)
    named = (true_a.image >= 0) & (true_b.image >= 0)
    image_of_b[true_b.image[named]] = true_a.image[named]
    return replace(joining, image_of_b=image_of_b, truth_of_b=np.arange(len(true_b)))


def _why_not_by_row(*nameless: bool) -> str:
    """Say why samples of A and B are joined by row alone, and are not."""
    if all(nameless):
        return "neither names its images, and their truths differ"
    which = "the images" if nameless[1] else "the images of what it is to be compared with"
    return f"{which} have no names, and row by row the truths differ"


def _with_images(joining: Joining, a: Evaluation, b: Evaluation) -> Joining:
    image_of_b = images_joined(a.images, b.images)
    if (image_of_b == NOT_IN_A).all():
        raise CmviewerError(NOTHING_IN_COMMON.of(b.source))
    keys_a, keys_b = _keys(a, joining.label_of_a), _keys(b, joining.label_of_b)
    if keys_a is None or keys_b is None:
        return replace(joining, image_of_b=image_of_b)
    keys_b[:, 0] = np.append(image_of_b, NOT_IN_A)[keys_b[:, 0].astype(np.int64)]
    truth_of_b = _equal_rows(keys_a, keys_b)
    truth_of_b[keys_b[:, 0] == NOT_IN_A] = NOT_IN_A
    if (truth_of_b == NOT_IN_A).all():
        raise CmviewerError(NOTHING_IN_COMMON.of(b.source))
    return replace(joining, image_of_b=image_of_b, truth_of_b=truth_of_b)


def images_joined(a: Images, b: Images) -> NDArray[np.int64]:
    """Return the image of A for each of B, int64 (N of B,), by name, else by the end of it; `NOT_IN_A`.

    A part of a name joins only where it belongs to one image on each side.
    """
    assert a.names is not None
    assert b.names is not None
    found = np.full(len(b), NOT_IN_A, np.int64)
    ways = (str, _file_name, _stem)
    for way in ways:
        names_a, names_b = [way(name) for name in a.names], [way(name) for name in b.names]
        alone_a, alone_b = _alone(names_a), _alone(names_b)
        position = {name: number for number, name in enumerate(names_a) if name in alone_a}
        for number, name in enumerate(names_b):
            if found[number] == NOT_IN_A and name in alone_b and name in position:
                found[number] = position[name]
        if (found != NOT_IN_A).any():
            return found
    return found


def _alone(names: Sequence[str]) -> set[str]:
    return {name for name, times in Counter(names).items() if times == 1}


def _file_name(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name


def _stem(name: str) -> str:
    return PurePosixPath(_file_name(name)).stem


def _keys(evaluation: Evaluation, labels: NDArray[np.int32]) -> NDArray[np.float64] | None:
    """What tells each truth from the others, float64 (M, n), its image first; None of pixels."""
    match evaluation.truth:
        case Annotations() as truth:
            box = np.round(truth.box, _DIGITS) + 0.0  # a zero has no sign
            return np.column_stack((truth.image, labels[truth.label], box)).astype(np.float64)
        case TruthLabels() as truth:
            return np.column_stack((truth.image, labels[truth.label])).astype(np.float64)
    return None


def _equal_rows(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return for each row of `b` an equal one of `a`, none twice, or `NOT_IN_A`."""
    _, code = np.unique(np.concatenate((a, b)), axis=0, return_inverse=True)
    code = code.reshape(-1)
    times = (part * len(code) + _times_before(part) for part in (code[: len(a)], code[len(a) :]))
    key_a, key_b = times
    _, row_a, row_b = np.intersect1d(key_a, key_b, assume_unique=True, return_indices=True)
    found = np.full(len(b), NOT_IN_A, np.int64)
    found[row_b] = row_a
    return found


def _times_before(code: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often each code stands before, int64 (n,)."""
    order = np.argsort(code, kind="stable")
    ordered = code[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    times = np.empty(len(code), np.int64)
    times[order] = np.arange(len(code)) - np.repeat(starts, np.diff(starts, append=len(code)))
    return times
