"""NumPy's `.npy` and `.npz`: labels, class scores, the best few classes, names of images.

Nothing is ever unpickled. What an array holds follows from its shape and type; whether labels are the
truth or a prediction, from its name.
"""

import tokenize
import warnings
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Role
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.files.file_bytes import empty, unreadable
from cmviewer.readers.files.npy_files import header_of, read_array
from cmviewer.readers.files.npz_check import check_archive
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.tables.counts import are_shares
from cmviewer.readers.tables.many_labels import several_labels
from cmviewer.readers.tables.matrices import Counted, part_of_counts, shares
from cmviewer.readers.tables.parts import MISSING, Labels, Part, is_number
from cmviewer.readers.tables.scores import as_float32, class_scores, score_of_label
from cmviewer.regular_files import open_regular

Array = NDArray[Any]
_DAMAGED: Final = (
    ValueError, EOFError, TypeError, OverflowError, MemoryError, SyntaxError, KeyError, NotImplementedError,
    RuntimeError, zipfile.BadZipFile, zlib.error, tokenize.TokenError, Warning,
)  # fmt: skip
_LAST_LETTER: Final = 0x10FFFF
_SURROGATES: Final = 0xD800 >> 11

# NumPy reads what Python 2 has written, but would say each time that it took longer.
warnings.filterwarnings("ignore", message=r"Reading `\.npy`")


def read_npy(file: Path, decisions: Decisions, problems: list[Problem]) -> list[Part]:
    """Read one array. Raises `CmviewerError` where it is damaged, needs pickle, or is no result."""
    return [_part(file, {file.stem: lambda: _load_npy(file)}, decisions, problems)]


def read_npz(file: Path, decisions: Decisions, problems: list[Problem]) -> list[Part]:
    """Read several arrays that belong together. Raises `CmviewerError` where they cannot be read."""
    try:
        with open_regular(file) as stream:
            check_archive(file, stream)
            stream.seek(0)
            with np.load(stream, allow_pickle=False) as archive:
                keys = list(archive) if isinstance(archive, np.lib.npyio.NpzFile) else []
    except OSError as error:
        raise CmviewerError(_os_error(file, error)) from error
    except _DAMAGED as error:
        raise CmviewerError(_damaged(file)) from error
    return [_part(file, {key: _member(file, key) for key in keys}, decisions, problems)]


def _member(file: Path, key: str) -> Callable[[], Array]:
    return lambda: _load_npz(file, key)


def _load_npz(file: Path, key: str) -> Array:
    try:
        with open_regular(file) as stream, np.load(stream, allow_pickle=False) as archive:
            array: Array = archive[key]
            return array
    except OSError as error:
        raise CmviewerError(_os_error(file, error)) from error
    except _DAMAGED as error:
        raise CmviewerError(_damaged(file, error)) from error


def _load_npy(file: Path) -> Array:
    try:
        with open_regular(file) as stream:
            if not stream.read(1):
                raise CmviewerError(empty(file))
        header = header_of(file)
        looks = _tidy(np.broadcast_to(np.zeros((), header.dtype), header.shape))
        if not header.dtype.hasobject and (looks.ndim > 2 or _is_beside(file.stem, looks)):
            return np.empty(0)  # images or features, which may be far larger than results
        return read_array(file)
    except OSError as error:
        raise CmviewerError(_os_error(file, error)) from error
    except _DAMAGED as error:
        raise CmviewerError(_damaged(file, error)) from error


def _part(
    file: Path, arrays: dict[str, Callable[[], Array]], decisions: Decisions, problems: list[Problem]
) -> Part:
    """Gather what the arrays say; those that say nothing of samples are left aside."""
    loaded = {name: _tidy(load()) for name, load in arrays.items()}
    for name, array in loaded.items():
        matrix = _matrix(file, name, array, loaded, decisions, problems)
        if matrix is not None:
            return matrix
    loaded = {name: array for name, array in loaded.items() if array.ndim in {1, 2} and array.size}
    loaded = {name: array for name, array in loaded.items() if not _is_beside(name, array)}
    if not loaded:
        what = "this array holds no labels and no scores"
        raise CmviewerError(Problem("file-not-recognised", what, "save one label or one row a sample", file))
    samples = [len(array) for name, array in loaded.items() if not _class_names(file, name, array)]
    count = max(samples or map(len, loaded.values()))
    part = Part(file=file, count=count, header=tuple(loaded))
    wide = {}
    for name, array in loaded.items():
        if len(array) != count or role_of(name) is Role.NAMES:
            part = replace(part, class_names=part.class_names or _class_names(file, name, array))
        elif _may_be_scores(file, name, array):
            wide[name] = array
        else:
            part = _with(part, name, array)
    if not wide:
        return part
    name = _choose_scores(part, wide)
    return _with_scores(part, wide[name], arrays[name], decisions, problems)


def _matrix(
    file: Path,
    name: str,
    array: Array,
    beside: dict[str, Array],
    decisions: Decisions,
    problems: list[Problem],
) -> Part | None:
    """Return a finished matrix, which its name says: whole numbers, as many rows as columns."""
    called = words.MATRIX & set(words.words(name))
    if not called or array.ndim != 2 or array.shape[0] != array.shape[1] or array.dtype.kind not in "iuf":
        return None
    lists = (_class_names(file, other, one) for other, one in beside.items())
    names = next((one for one in lists if len(one) == len(array)), tuple(map(str, range(len(array)))))
    values = array.astype(object)
    if are_shares(values):
        raise CmviewerError(shares(file))
    return part_of_counts(file, Counted(names, names, values), decisions, problems)


def _class_names(file: Path, name: str, array: Array) -> tuple[str, ...]:
    """Return the text of an array that is called as lists of class names are, if no text occurs twice."""
    if array.dtype.kind not in "US" or array.ndim != 1 or name.lower() not in words.CLASS_FILE:
        return ()
    names = tuple(map(str, _as_text(file, array)))
    return names if len(set(names)) == len(names) else ()


def _is_beside(name: str, array: Array) -> bool:
    """Tell whether an array is numbers of another kind: features, or a loss a sample."""
    if array.ndim == 1:
        return array.dtype.kind == "f" and not words.METRIC.isdisjoint(words.words(name))
    return array.dtype.kind == "f" and not words.FEATURES.isdisjoint(words.words(name))


def _may_be_scores(file: Path, name: str, array: Array) -> bool:
    return array.ndim == 2 and _labels(file, array, role_of(name)) is None


def _choose_scores(part: Part, wide: dict[str, Array]) -> str:
    """Choose the scores of every class by the names of the arrays, then by how many classes are true.

    Raises `CmviewerError` where several may be them.
    """
    named = [name for name in wide if role_of(name) is Role.PREDICTION] or list(wide)
    alike = len({wide[name].shape[1] for name in named}) == 1 and role_of(named[0]) is Role.PREDICTION
    if len(named) == 1 or alike:
        return named[0]
    fitting = [name for name in named if wide[name].shape[1] == _true_classes(part)]
    if len(fitting) != 1:
        raise CmviewerError(_uncertain(part.file, wide))
    return fitting[0]


def _true_classes(part: Part) -> int:
    """Count the classes that are true; numbers may leave some out."""
    names = () if part.truth is None else part.truth.names
    return max(len(names), max((int(name) + 1 for name in names if is_number(name)), default=0))


def _uncertain(file: Path, wide: dict[str, Array]) -> Problem:
    several = " and ".join(f"{name!r} ({array.shape[1]} columns)" for name, array in list(wide.items())[:3])
    what = f"{several} could each be the scores of every class"
    return Problem("scores-uncertain", what, "call one of them logits or probs, and not the others", file)


def _with(part: Part, name: str, array: Array) -> Part:
    role = role_of(name)
    if array.dtype.kind in "US" and array.ndim == 1 and role is Role.IMAGES:
        return replace(part, image=_as_text(part.file, array))
    labels = _labels(part.file, array, role)
    if labels is not None:
        best_few = array.ndim == 2 and not _is_one_hot(array)
        return _with_labels(part, labels, Role.PREDICTION if best_few else role)
    return replace(part, score=as_float32(array)) if part.prediction is None else part


def _with_scores(
    part: Part, array: Array, load: Callable[[], Array], decisions: Decisions, problems: list[Problem]
) -> Part:
    def again() -> NDArray[np.float32]:
        return as_float32(_again(part.file, load, array.shape))

    scores, in_shares = class_scores(part.file, as_float32(array), again, None, problems, decisions=decisions)
    label = part.prediction or Labels(scores.best, scores.class_names)
    return replace(part, class_scores=scores, score=score_of_label(in_shares, scores.class_names, label))


def _again(file: Path, load: Callable[[], Array], shape: tuple[int, ...]) -> Array:
    """Read an array once more. Raises `CmviewerError` where it is another one by now."""
    array = _tidy(load())
    if array.shape != shape:
        what = "the file changed since it was opened"
        raise CmviewerError(Problem("file-changed", what, "open the folder again", file))
    return array


def _with_labels(part: Part, labels: Labels, role: Role | None) -> Part:
    if role is Role.TRUTH and part.truth is None:
        return replace(part, truth=labels)
    if role is Role.PREDICTION and part.prediction is None:
        return replace(part, prediction=labels)
    if part.loose is None and role is None:
        return replace(part, loose=labels)
    return part


def _labels(file: Path, array: Array, role: Role | None) -> Labels | None:
    """Return an array as labels, where it holds some: whole numbers or text; of several columns the first.

    A row with a single one and otherwise zeros is a label too, where it is the truth or whole numbers.
    """
    if array.dtype.kind in "US":
        return Labels.of_text(_as_text(file, array if array.ndim == 1 else array[:, 0]))
    whole = array.dtype.kind in "iub"
    if array.ndim == 2:
        marks = _marks(file, array)
        if marks is not None:
            return marks
        if (whole or role is Role.TRUTH) and _is_one_hot(array):
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
        raise CmviewerError(several_labels(file, "a row of 0 and 1"))
    code = np.where(sums == 1, array.argmax(axis=1), MISSING).astype(np.int32)
    return Labels(code, tuple(map(str, range(array.shape[1]))))


def _is_one_hot(array: Array) -> bool:
    if array.dtype.kind not in "iubf":
        return False
    binary = bool(((array == 0) | (array == 1)).all())
    return binary and array.shape[1] > 1 and bool((array.sum(axis=1) == 1).all())


def _as_text(file: Path, array: Array) -> Array:
    """Return text as Python's own, object (n,). Raises `CmviewerError` where it is no text."""
    if array.dtype.kind == "S":
        array = np.char.decode(array, "utf-8", "replace")
    letters = np.array(array).astype(array.dtype.newbyteorder("=")).view(np.uint32)
    if (letters > _LAST_LETTER).any() or (letters >> 11 == _SURROGATES).any():
        raise CmviewerError(_damaged(file))
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
