"""NumPy's `.npy` and `.npz`: labels, class scores, the best few classes, names of images.

Nothing is ever unpickled. What an array holds follows from its shape and type; whether labels are the
truth or a prediction, from its name.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Role
from cmviewer.problems.layouts import NO_LABELS_IN_ARRAY
from cmviewer.problems.truth import BEST_SCORES_ALONE
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.npy_files import DAMAGED
from cmviewer.readers.files.npz_check import check_archive
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.tables.array_decisions import role_told, take_array, take_scores
from cmviewer.readers.tables.array_labels import as_text, class_names_in, is_index, is_one_hot, labels_in
from cmviewer.readers.tables.array_scores import chosen_scores
from cmviewer.readers.tables.counts import are_shares
from cmviewer.readers.tables.file_reader import columns_told
from cmviewer.readers.tables.matrices import CountTable, part_of_counts, shares
from cmviewer.readers.tables.npy_loading import (
    Array,
    damaged,
    is_beside,
    load_again,
    load_npy,
    member,
    os_error,
    tidy,
)
from cmviewer.readers.tables.number_squares import may_be_square, perhaps_matrix
from cmviewer.readers.tables.parts import Labels, SamplePart
from cmviewer.readers.tables.scores import are_ranked, class_scores, every_number, score_of_label
from cmviewer.regular_files import open_regular

_PACKED: Final = b"PK\x03\x04"
"""How an archive of arrays begins."""
_UNNAMED: Final = "arr_0"
"""What NumPy calls the one array of an archive that was given no name."""


def read_arrays(file: Path, decisions: Decisions, problems: list[Problem]) -> list[SamplePart]:
    """Read one array, or several that belong together: its first bytes say which, for endings are changed.

    Raises `CmviewerError` where it is damaged, needs pickle, or is no result.
    """
    read = _read_npz if beginning(file, len(_PACKED)) == _PACKED else _read_npy
    return read(file, decisions, problems)


def _read_npy(file: Path, decisions: Decisions, problems: list[Problem]) -> list[SamplePart]:
    return [_part(file, {file.stem: lambda: load_npy(file)}, decisions, problems)]


def _read_npz(file: Path, decisions: Decisions, problems: list[Problem]) -> list[SamplePart]:
    try:
        with open_regular(file) as stream:
            check_archive(file, stream)
            stream.seek(0)
            with np.load(stream, allow_pickle=False) as archive:
                keys = list(archive) if isinstance(archive, np.lib.npyio.NpzFile) else []
    except OSError as error:
        raise CmviewerError(os_error(file, error)) from error
    except DAMAGED as error:
        raise CmviewerError(damaged(file)) from error
    arrays = {key: member(file, key) for key in keys}
    if keys == [_UNNAMED] and file.suffix.lower() != ".npz":
        arrays = {file.stem: arrays[_UNNAMED]}
    return [_part(file, arrays, decisions, problems)]


def _part(
    file: Path, arrays: dict[str, Callable[[], Array]], decisions: Decisions, problems: list[Problem]
) -> SamplePart:
    """Gather what the arrays say; those that say nothing of samples are left aside."""
    loaded = {name: tidy(load()) for name, load in arrays.items()}
    for name, array in loaded.items():
        matrix = _matrix(file, name, array, loaded, decisions, problems)
        if matrix is not None:
            return matrix
    loaded = {name: array for name, array in loaded.items() if array.ndim in {1, 2} and array.size}
    loaded = {name: array for name, array in loaded.items() if not is_beside(name, array)}
    if not loaded:
        raise CmviewerError(NO_LABELS_IN_ARRAY.of(file))
    samples = [len(array) for name, array in loaded.items() if not class_names_in(file, name, array)]
    count = max(samples or map(len, loaded.values()))
    part = SamplePart(file=file, count=count, header=tuple(loaded))
    wide = {}
    for name, array in loaded.items():
        told = role_told(decisions, file, name)
        role = told or role_of(name)
        if len(array) != count or role is Role.NAMES:
            part = replace(part, class_names=part.class_names or class_names_in(file, name, array))
        elif told is None and is_index(name, array):
            part = replace(part, index=array.astype(np.int64).astype(str).astype(object))
        elif array.ndim == 2 and labels_in(file, array, role) is None:
            wide[name] = array
        else:
            before, part = part, _with(part, name, array, role)
            take_array(before, part, name, decisions)
    if not wide:
        return part
    name = chosen_scores(part, wide, columns_told(decisions, file).score)
    if part.prediction is None and wide[name].shape[1] > 2 and are_ranked(every_number(wide[name])):
        raise CmviewerError(BEST_SCORES_ALONE.of(file, name=name))
    take_scores(part, name, tuple(wide), decisions)
    return _with_scores(part, wide[name], arrays[name], decisions, problems)


def _matrix(
    file: Path,
    name: str,
    array: Array,
    beside: dict[str, Array],
    decisions: Decisions,
    problems: list[Problem],
) -> SamplePart | None:
    """Return a finished matrix, which its name or a person says: whole numbers, as many rows as columns.

    Raises `CmviewerError` where they are shares, or where nothing but the numbers says that it may be one.
    """
    if array.ndim != 2 or array.shape[0] != array.shape[1] or array.dtype.kind not in "iuf":
        return None
    if words.MATRIX.isdisjoint(words.words(name)):
        told = decisions.told_for("table", ("samples", "counts"), file)
        if told is None and len(beside) == 1 and role_of(name) is None and may_be_square(array):
            raise CmviewerError(perhaps_matrix(file))
        if told is None or told.value != "counts":
            return None
        decisions.take("table", told.value, told.origin, "", (Alternative("samples"),), file)
    lists = (class_names_in(file, other, one) for other, one in beside.items())
    names = next((one for one in lists if len(one) == len(array)), tuple(map(str, range(len(array)))))
    values = array.astype(object)
    if are_shares(values):
        raise CmviewerError(shares(file))
    return part_of_counts(file, CountTable(names, names, values), decisions, problems)


def _with(part: SamplePart, name: str, array: Array, role: Role | None) -> SamplePart:
    if array.dtype.kind in "US" and array.ndim == 1 and role is Role.IMAGES:
        return replace(part, image=as_text(part.file, array))
    labels = labels_in(part.file, array, role)
    if labels is not None:
        best_few = array.ndim == 2 and not is_one_hot(array)
        return _with_labels(part, name, labels, Role.PREDICTION if best_few else role)
    return replace(part, score=every_number(array)) if part.prediction is None else part


def _with_scores(
    part: SamplePart, array: Array, load: Callable[[], Array], decisions: Decisions, problems: list[Problem]
) -> SamplePart:
    def again() -> NDArray[np.float32]:
        return every_number(load_again(part.file, load, array.shape))

    scores, in_shares = class_scores(
        part.file, every_number(array), again, None, problems, decisions=decisions
    )
    label = part.prediction or Labels(scores.best, scores.class_names)
    return replace(part, class_scores=scores, score=score_of_label(in_shares, scores.class_names, label))


def _with_labels(part: SamplePart, name: str, labels: Labels, role: Role | None) -> SamplePart:
    if role is Role.TRUTH and part.truth is None:
        return replace(part, truth=labels)
    if role is Role.PREDICTION and part.prediction is None:
        return replace(part, prediction=labels)
    if part.loose is None and role is None:
        return replace(part, loose=labels, label_column=name)
    return part
