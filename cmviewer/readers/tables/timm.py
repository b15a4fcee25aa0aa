"""The tables of timm's `inference.py`: classes are positions of the image folders in text order."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Origin
from cmviewer.limits import LARGEST_CLASS_NUMBER
from cmviewer.problems.arrays import MODEL_CLASS_OUT_OF_RANGE
from cmviewer.problems.layouts import FILE_CHANGED
from cmviewer.problems.truth import TIMM_FIRST_OF_TWO, TIMM_WITHOUT_CLASSES
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.one_folder import folders_of
from cmviewer.readers.tables.column_decisions import take_column
from cmviewer.readers.tables.file_reader import columns_told
from cmviewer.readers.tables.parts import MISSING, TIMM, ClassScores, Labels, SamplePart
from cmviewer.readers.tables.ranked_columns import FEWEST
from cmviewer.readers.tables.scores import are_ranked, class_scores, score_of_label
from cmviewer.readers.tables.several_columns import several
from cmviewer.readers.tables.table import Table, numbers_of_text
from cmviewer.readers.tables.timm_columns import columns_by_key, timm_columns
from cmviewer.said import said

_Matrix = NDArray[np.float32]


def part_of_timm(
    table: Table, read: Callable[[Path, list[Problem]], Table], decisions: Decisions, problems: list[Problem]
) -> SamplePart | None:
    """Return what such a table says; None where it is none, which its header tells.

    Cells may hold one value, or a list of the best as NumPy prints it; `prob_0`, `prob_1` … are the best
    in their order beside `index_0` …, and without these one column a class; where they fall in every row,
    they are the best of any class, and nothing says which: a single score is left then.
    """
    columns = timm_columns(table)
    if columns is None:
        return None
    image, kinds = columns
    for key, positions in columns_by_key(image, kinds).items():
        take_column(decisions, table, key, positions, Origin.FILE, "timm calls it so")
    part = SamplePart(
        file=table.file,
        count=table.count,
        line=table.line,
        image=table.text(image),
        header=table.header,
        folder_positions=True,
        layout=TIMM,
    )
    scores = kinds.get("prob", kinds.get("logit", []))
    if "label" in kinds:
        labels = Labels.of_text(_values(table, kinds["label"])[:, 0])
        part = replace(part, prediction=labels, folder_positions=False)
    if "index" not in kinds and "label" in kinds:
        return replace(part, score=_numbers(table, scores)[:, 0]) if scores else part
    if "index" not in kinds:
        every = _numbers(table, scores)
        _check_ranks(table, scores, every, decisions, problems)
        if are_ranked(every):
            return replace(part, score=every[:, 0], folder_positions=False)
        return _every_class(part, table, scores, decisions, problems, read)
    told = decisions.told_for("class-numbers", ("position",), table.file)
    origin = Origin.FILE if told is None else told.origin
    decisions.take(
        "class-numbers", "position", origin, said("timm numbers its sorted folders"), about=table.file
    )
    places = _in_reach(table, kinds["index"], problems)
    if "label" not in kinds:
        part = replace(part, prediction=_labels(places[:, 0]))
    if not scores:
        return part
    width = int(np.nanmax(places, initial=0)) + 1
    best = _best_first(table, kinds, scores)
    load = partial(_spread, partial(_again, table, read, kinds, scores), width)
    first = np.where(np.isnan(places[:, 0]), MISSING, places[:, 0]).astype(np.int32)
    spread = ClassScores(None, width, first, load)
    return replace(part, score=best[1][:, 0], class_scores=spread if places.shape[1] > 1 else None)


def _check_ranks(
    table: Table, positions: list[int], every: _Matrix, decisions: Decisions, problems: list[Problem]
) -> None:
    """Raise `CmviewerError` where the scores of all classes fall in every row, unless they were told.

    They are the best of any class where as many were asked for as there are. Of two classes many models say
    mostly the first, and it is only said.
    """
    name = several([table.header[position] for position in positions])
    if are_ranked(every) or not are_ranked(every, whole=True):
        return
    if columns_told(decisions, table.file).score == name:
        return
    if every.shape[1] >= FEWEST:
        raise CmviewerError(TIMM_WITHOUT_CLASSES.of(table.file, decision="score", readings=(name,)))
    problems.append(TIMM_FIRST_OF_TWO.of(table.file))


def named_after_folders(part: SamplePart, root: Path | None) -> SamplePart:
    """Call classes by the folders that they are positions of, in text order, as ImageFolder has them."""
    if not part.folder_positions or part.truth is None:
        return part
    truths = set(part.truth.used_names())
    below = {path.name for path in folders_of(root)} if root is not None else set()
    folders = sorted(below if truths <= below else truths)
    if part.prediction is not None:
        part = replace(part, prediction=_renamed(part.prediction, folders))
    if part.class_scores is not None:
        width = max(part.class_scores.width, len(folders))
        names = (*folders, *(f"{place}" for place in range(len(folders), width)))[: part.class_scores.width]
        part = replace(part, class_scores=replace(part.class_scores, names=names))
    return replace(part, folder_positions=False)


def _values(table: Table, positions: list[int]) -> NDArray[np.object_]:
    """Cells as texts (n, k): of several columns, or of the lists that one column holds."""
    if len(positions) > 1:
        return np.stack([table.text(position) for position in positions], axis=1)
    cells = pd.Series(table.text(positions[0]), dtype=object).str.strip().str.strip("[]").str.strip()
    if not cells.str.contains(r"[\s,]", regex=True).any():
        return cells.to_numpy(dtype=object)[:, None]
    split = cells.str.split(r"[\s,]+", regex=True, expand=True)
    return split.to_numpy(dtype=object)


def _numbers(table: Table, positions: list[int]) -> _Matrix:
    values = _values(table, positions)
    filled = pd.Series(values.reshape(-1), dtype=object).fillna("")
    return numbers_of_text(filled)[0].reshape(values.shape)


def _in_reach(table: Table, positions: list[int], problems: list[Problem]) -> _Matrix:
    """Class numbers (n, k), as `_places` has them; those that are none are said."""
    numbers, places = _numbers(table, positions), _places(table, positions)
    far = ~np.isnan(numbers) & np.isnan(places)
    cells = pd.Series(_values(table, positions)[:, 0], dtype=object).fillna("").str.strip()
    no_number = np.isnan(places[:, 0]) & (cells != "").to_numpy()
    rows = np.flatnonzero(far.any(axis=1) | no_number)
    if rows.size:
        line = None if table.line is None else int(table.line[rows[0]])
        problems.append(
            MODEL_CLASS_OUT_OF_RANGE.of(
                table.file,
                line,
                times=len(rows),
                left_out=len(rows),
                largest_class_number=LARGEST_CLASS_NUMBER,
            )
        )
    return places


def _places(table: Table, positions: list[int]) -> _Matrix:
    """Class numbers (n, k); NaN for what is no whole number, or one that no list of classes reaches.

    Each class below a number would take room.
    """
    numbers = _numbers(table, positions)
    whole = (numbers >= 0) & (numbers <= LARGEST_CLASS_NUMBER) & (numbers == np.floor(numbers))
    return np.where(whole, numbers, np.float32(np.nan))


def _labels(places: _Matrix) -> Labels:
    numbers, code = np.unique(places, return_inverse=True)
    known = [str(int(number)) if not np.isnan(number) else "" for number in numbers]
    return Labels.of_codes(code.astype(np.int32), known)


def _renamed(labels: Labels, folders: list[str]) -> Labels:
    names = [folders[int(name)] if int(name) < len(folders) else name for name in labels.names]
    return Labels.of_codes(labels.code, names)


def _best_first(table: Table, kinds: dict[str, list[int]], scores: list[int]) -> tuple[_Matrix, _Matrix]:
    """Positions of the best classes and their scores, each (n, k); logits are left as they are."""
    return _places(table, kinds["index"]), _numbers(table, scores)


def _again(
    table: Table,
    read: Callable[[Path, list[Problem]], Table],
    kinds: dict[str, list[int]],
    scores: list[int],
) -> tuple[_Matrix, _Matrix]:
    again = read(table.file, [])
    if again.header != table.header or again.count != table.count:
        raise CmviewerError(FILE_CHANGED.of(table.file))
    return _best_first(again, kinds, scores)


def _spread(load: Callable[[], tuple[_Matrix, _Matrix]], width: int) -> _Matrix:
    """Scores of every class (n, K) from those of the best; NaN where unknown."""
    places, scores = load()
    k = min(places.shape[1], scores.shape[1])
    known = ~np.isnan(places[:, :k])
    rows = np.nonzero(known)[0]
    spread = np.full((len(places), width), np.nan, np.float32)
    spread[rows, places[:, :k][known].astype(np.int64)] = scores[:, :k][known]
    return spread


def _every_class(
    part: SamplePart,
    table: Table,
    positions: list[int],
    decisions: Decisions,
    problems: list[Problem],
    read: Callable[[Path, list[Problem]], Table],
) -> SamplePart:
    def load() -> NDArray[Any]:
        return _numbers(read(table.file, []), positions)

    raw = _numbers(table, positions)
    scores, shares = class_scores(table.file, raw, load, None, problems, table.line, decisions)
    label = part.prediction or Labels(scores.best, scores.class_names)
    return replace(part, class_scores=scores, score=score_of_label(shares, scores.class_names, label))
