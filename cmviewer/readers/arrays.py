"""NumPy's `.npy` and `.npz`: labels, class scores, the best few classes, names of images.

Nothing is ever unpickled. What an array holds follows from its shape and type; whether labels are the
truth or a prediction, from its name.
"""

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files import unreadable
from cmviewer.readers.parts import Labels, Part
from cmviewer.readers.request import Columns
from cmviewer.readers.roles_by_name import Role, role_of
from cmviewer.readers.scores import class_scores, score_of_label

Array = NDArray[Any]
_DAMAGED: Final = (
    ValueError, EOFError, TypeError, OverflowError, MemoryError, SyntaxError, KeyError, NotImplementedError,
    RuntimeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def read_npy(file: Path, columns: Columns, problems: list[Problem]) -> list[Part]:  # noqa: ARG001 - as all formats
    """Read one array. Raises `CmviewerError` where it is damaged, needs pickle, or is no result."""
    return [_part(file, {file.stem: lambda: _load_npy(file)}, problems)]


def read_npz(file: Path, columns: Columns, problems: list[Problem]) -> list[Part]:  # noqa: ARG001 - as all formats
    """Read several arrays that belong together. Raises `CmviewerError` where they cannot be read."""
    try:
        with np.load(file, allow_pickle=False) as archive:
            keys = list(archive) if isinstance(archive, np.lib.npyio.NpzFile) else []
    except OSError as error:
        raise CmviewerError(_os_error(file, error)) from error
    except _DAMAGED as error:
        raise CmviewerError(_damaged(file)) from error
    return [_part(file, {key: _member(file, key) for key in keys}, problems)]


def _member(file: Path, key: str) -> Callable[[], Array]:
    return lambda: _load_npz(file, key)


def _load_npz(file: Path, key: str) -> Array:
    try:
        with np.load(file, allow_pickle=False) as archive:
            array: Array = archive[key]
            return array
    except OSError as error:
        raise CmviewerError(_os_error(file, error)) from error
    except _DAMAGED as error:
        raise CmviewerError(_damaged(file, error)) from error


def _load_npy(file: Path) -> Array:
    """Map the file, so that only what is used of it is read."""
    try:
        if not file.stat().st_size:
            raise CmviewerError(
                Problem("file-empty", "the file is empty", "write it again, or remove it", file)
            )
        array: Array = np.load(file, mmap_mode="r", allow_pickle=False)
        return array
    except OSError as error:
        raise CmviewerError(_os_error(file, error)) from error
    except _DAMAGED as error:
        raise CmviewerError(_damaged(file, error)) from error


def _part(file: Path, arrays: dict[str, Callable[[], Array]], problems: list[Problem]) -> Part:
    """Gather what the arrays say; those that say nothing of samples are left aside."""
    loaded = {name: _tidy(load()) for name, load in arrays.items()}
    loaded = {name: array for name, array in loaded.items() if array.ndim in {1, 2} and array.size}
    if not loaded:
        what = "this array holds no labels and no scores"
        raise CmviewerError(Problem("file-not-recognised", what, "save one label or one row a sample", file))
    count = max(map(len, loaded.values()))
    part = Part(file=file, count=count, header=tuple(loaded))
    for name, array in loaded.items():
        if len(array) == count:
            part = _with(part, name, array, arrays[name], problems)
    return part


def _with(part: Part, name: str, array: Array, load: Callable[[], Array], problems: list[Problem]) -> Part:
    role = role_of(name)
    if array.dtype.kind in "US" and array.ndim == 1 and role is Role.IMAGES:
        return replace(part, image=_as_text(array))
    labels = _labels(array, role)
    if labels is not None:
        return _with_labels(part, labels, role)
    if array.ndim == 1:
        if part.prediction is None and part.class_scores is None:
            return replace(part, score=array.astype(np.float32))
        return part
    scores, shares = class_scores(
        part.file,
        np.asarray(array, np.float32),
        lambda: np.asarray(_tidy(load()), np.float32),
        None,
        problems,
    )
    label = part.prediction or Labels(scores.best, scores.class_names)
    return replace(part, class_scores=scores, score=score_of_label(shares, scores.class_names, label))


def _with_labels(part: Part, labels: Labels, role: Role) -> Part:
    if role is Role.TRUTH and part.truth is None:
        return replace(part, truth=labels)
    if role is Role.PREDICTION and part.prediction is None:
        return replace(part, prediction=labels)
    if part.loose is None and role is Role.UNKNOWN:
        return replace(part, loose=labels)
    return part


def _labels(array: Array, role: Role) -> Labels | None:
    """Return an array as labels, where it holds some: whole numbers or text; of several columns the first.

    A row with a single one and otherwise zeros is a label too, where it is the truth or whole numbers.
    """
    if array.dtype.kind in "US":
        return Labels.of_text(_as_text(array if array.ndim == 1 else array[:, 0]))
    whole = array.dtype.kind in "iub"
    if array.ndim == 2:
        if (whole or role is Role.TRUTH) and _is_one_hot(array):
            return Labels.of_numbers(array.argmax(axis=1))
        if whole:
            return Labels.of_numbers(array[:, 0])
        return None
    if whole:
        return Labels.of_numbers(array.astype(np.int64) if array.dtype.kind == "b" else array)
    if np.isfinite(array).all() and (array == np.floor(array)).all() and np.abs(array).max() < 2**31:
        return Labels.of_numbers(array.astype(np.int64))
    return None


def _is_one_hot(array: Array) -> bool:
    binary = bool(((array == 0) | (array == 1)).all())
    return binary and array.shape[1] > 1 and bool((array.sum(axis=1) == 1).all())


def _as_text(array: Array) -> Array:
    if array.dtype.kind == "S":
        array = np.char.decode(array, "utf-8", "replace")
    text: Array = array.astype(object)
    return text


def _tidy(array: Array) -> Array:
    """Drop an axis of length 1: (N, 1) is one value a sample. Half and wide floats are floats."""
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.dtype.kind not in "iubfUS":
        return np.empty(0)
    return array


def _os_error(file: Path, error: OSError) -> Problem:
    return _damaged(file) if error.errno is None else unreadable(file, error)


def _damaged(file: Path, error: BaseException | None = None) -> Problem:
    if error is not None and ("allow_pickle" in str(error) or "Python objects" in str(error)):
        what = "the array holds Python objects, and loading those would run code"
        mend = "save it as numbers or text: array.astype(int), then np.save"
        return Problem("npy-needs-pickle", what, mend, file)
    return Problem("npy-unreadable", "it is cut off, or no NumPy file", "save it again with np.save", file)
