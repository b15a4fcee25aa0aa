"""Labels that an array holds: whole numbers, text, a single one in a row of zeros."""

from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Role
from cmviewer.problems.tables import LABELS_SEVERAL
from cmviewer.readers.files import words
from cmviewer.readers.tables.npy_loading import Array, damaged
from cmviewer.readers.tables.parts import MISSING, Labels

_LAST_LETTER: Final = 0x10FFFF
_INDEX: Final = words.word_set("index indices indexes idx idxs id ids order permutation perm")
_SURROGATES: Final = 0xD800 >> 11


def class_names_in(file: Path, name: str, array: Array) -> tuple[str, ...]:
    """Return the text of an array that is called as lists of class names are, if no text occurs twice."""
    if array.dtype.kind not in "US" or array.ndim != 1 or name.lower() not in words.CLASS_FILE:
        return ()
    names = tuple(map(str, as_text(file, array)))
    return names if len(set(names)) == len(names) else ()


def labels_in(file: Path, array: Array, role: Role | None) -> Labels | None:
    """Return an array as labels, where it holds some: whole numbers or text; of several columns the first.

    A row with a single one and otherwise zeros is a label too, where it is the truth or whole numbers.
    """
    if array.dtype.kind in "US":
        return Labels.of_text(as_text(file, array if array.ndim == 1 else array[:, 0]))
    whole = array.dtype.kind in "iub"
    if array.ndim == 2:
        marks = _marks(file, array)
        if marks is not None:
            return marks
        if (whole or role is Role.TRUTH) and is_one_hot(array):
            return Labels.of_numbers(array.argmax(axis=1))
        if whole:
            return Labels.of_numbers(array[:, 0])
        return None
    if whole:
        return Labels.of_numbers(array.astype(np.int64) if array.dtype.kind == "b" else array)
    with np.errstate(invalid="ignore"):
        values = array.astype(np.float64)
    if np.isfinite(values).all() and (values == np.floor(values)).all() and np.abs(values).max() < 2**31:
        return Labels.of_numbers(values.astype(np.int64))
    return None


def is_index(name: str, array: Array) -> bool:
    """Tell whether an array says which sample each row is: whole numbers, each once, called an index."""
    name_words = set(words.words(name))
    beside = words.IMAGE | words.SPLITS | {"data", "row", "rows"}
    called = bool(name_words & _INDEX) and name_words <= _INDEX | beside
    if not called or array.ndim != 1 or array.dtype.kind not in "iu" or not array.size:
        return False
    return bool(array.min() >= 0) and len(np.unique(array)) == len(array)


def _marks(file: Path, array: Array) -> Labels | None:
    """Return 0 and 1 over a threshold as labels, missing where a row marks nothing; None for other numbers.

    Two columns whose rows all add up to 1 are one-hot, read elsewhere. Raises `CmviewerError` where rows mark
    several classes, which ranks of two or more classes never do: they are 0 and 1 in every row.
    """
    if array.dtype.kind not in "iubf" or array.shape[1] < 2 or not bool(((array == 0) | (array == 1)).all()):
        return None
    sums = (array == 1).sum(axis=1)
    if (sums == 1).all():
        return None
    if (sums > 1).any():
        raise CmviewerError(LABELS_SEVERAL.of(file, where="a row of 0 and 1"))
    code = np.where(sums == 1, array.argmax(axis=1), MISSING).astype(np.int32)
    return Labels(code, tuple(map(str, range(array.shape[1]))))


def is_one_hot(array: Array) -> bool:
    """Tell whether an array has a single 1 in each row, and zeros else."""
    if array.dtype.kind not in "iubf":
        return False
    binary = bool(((array == 0) | (array == 1)).all())
    return binary and array.shape[1] > 1 and bool((array.sum(axis=1) == 1).all())


def as_text(file: Path, array: Array) -> Array:
    """Return text as Python's own, object (n,). Raises `CmviewerError` where it is no text."""
    if array.dtype.kind == "S":
        array = np.char.decode(array, "utf-8", "replace")
    letters = np.array(array).astype(array.dtype.newbyteorder("=")).view(np.uint32)
    if (letters > _LAST_LETTER).any() or (letters >> 11 == _SURROGATES).any():
        raise CmviewerError(damaged(file))
    text: Array = array.astype(object)
    return text
