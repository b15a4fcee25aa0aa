"""A table and what its columns mean → what it says of its samples."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Fields, FieldTable, Origin, frozen
from cmviewer.problems.layouts import FILE_CHANGED
from cmviewer.problems.scores import SCORE_COLUMN_PERCENT
from cmviewer.problems.tables import LABELS_SEVERAL, SPLIT_UNCERTAIN
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.request import Columns
from cmviewer.readers.tables.candidates import best_of_rows
from cmviewer.readers.tables.checkpoint_columns import checkpoint_key, only_checkpoint, without_checkpoint
from cmviewer.readers.tables.column_decisions import take_columns
from cmviewer.readers.tables.column_roles import Roles
from cmviewer.readers.tables.columns import recognise
from cmviewer.readers.tables.detecting import no_columns
from cmviewer.readers.tables.file_reader import columns_told
from cmviewer.readers.tables.footers import rows_above_footer
from cmviewer.readers.tables.list_cells import has_list_cells
from cmviewer.readers.tables.many_labels import check_single_labels, without_brackets
from cmviewer.readers.tables.marked_columns import marked_labels
from cmviewer.readers.tables.matrices import parts_of_matrix
from cmviewer.readers.tables.parts import MISSING, TIMM, ClassScores, Labels, SamplePart, in_natural_order
from cmviewer.readers.tables.repeated_names import named_with_containers
from cmviewer.readers.tables.row_counts import of_some_samples, with_weights, without_fractions
from cmviewer.readers.tables.scores import class_scores, named_by_predictions, score_of_label
from cmviewer.readers.tables.several_columns import several
from cmviewer.readers.tables.table import NoRows, ReadTable, Table
from cmviewer.readers.tables.timm import part_of_timm
from cmviewer.readers.tables.timm_columns import has_only_scores, tells_columns_of
from cmviewer.readers.tables.unfolded_cells import without_list_cells


def parts_of_table(
    table: Table,
    roles: Roles,
    read: ReadTable,
    fields: Fields,
    decisions: Decisions,
    problems: list[Problem],
) -> list[SamplePart]:
    """Read what the columns hold; a part a checkpoint, in natural order.

    `read` opens the file once more when the scores of every class are asked for. Raises `CmviewerError`
    where rows hold several labels each, or could be of several checkpoints or splits.
    """
    roles = without_fractions(table, roles, decisions, problems)
    part = replace(_whole(table, roles, decisions, problems), fields=fields if roles.count is None else None)
    if roles.classes is not None:
        part = _with_class_scores(part, table, roles, read, decisions, problems)
    take_columns(table, roles, decisions)
    if (samples := rows_above_footer(part, problems)) is not None:
        part, table = part.take(samples), table.take(samples)
    if not roles.checkpoints and (best := best_of_rows(part, problems)) is not None:
        part, table = part.take(best), table.take(best)
    if roles.split is not None:
        rows = _of_split(part, table, roles.split, decisions)
        part, table = part.take(rows), table.take(rows)
    key = checkpoint_key(table, roles, part, decisions)
    if key is None:
        part = named_with_containers(part, table, roles.containers)
        return [replace(of_some_samples(part), name=only_checkpoint(table, roles))]
    if (key.code == MISSING).any():
        problems.append(without_checkpoint(table, key))
    code_of = {name: code for code, name in enumerate(key.names)}
    return [
        replace(of_some_samples(part.take(np.flatnonzero(key.code == code_of[name]))), name=name)
        for name in in_natural_order(key.names)
    ]


def _of_split(part: SamplePart, table: Table, position: int, decisions: Decisions) -> NDArray[np.int64]:
    """Return the rows of the split that was told, int64 (m,). Raises `CmviewerError` where none was."""
    labels = table.labels(position)
    names = tuple(in_natural_order(labels.used_names()))
    fitting = tuple(name for name in names if _is_labelled(part, labels.code == labels.names.index(name)))
    told = decisions.told_for("split", fitting or names, table.file)
    if told is None:
        parts = f"column {table.header[position]!r} parts the rows into {', '.join(names)}"
        raise CmviewerError(SPLIT_UNCERTAIN.of(table.file, readings=fitting or names, parts=parts))
    decisions.take("split", told.value, told.origin, "", tuple(map(Alternative, names)), table.file)
    return np.flatnonzero(labels.code == labels.names.index(told.value))


def _is_labelled(part: SamplePart, rows: NDArray[np.bool_]) -> bool:
    """Whether some of the rows have a truth, where any has one: those of a part kept secret have none."""
    return part.truth is None or bool((part.truth.code[rows] != MISSING).any())


def _whole(table: Table, roles: Roles, decisions: Decisions, problems: list[Problem]) -> SamplePart:
    def labels(position: int | None) -> Labels | None:
        return None if position is None else without_brackets(table.labels(position))

    part = SamplePart(
        file=table.file,
        count=table.count,
        line=table.line,
        label_column=_label_column(table, roles),
        image=None if roles.image is None else table.text(roles.image),
        truth=labels(roles.truth) if roles.marks is None else marked_labels(table, roles.marks),
        prediction=labels(roles.prediction),
        loose=labels(roles.loose) if roles.loose_marks is None else marked_labels(table, roles.loose_marks),
        unnamed=labels(roles.unnamed),
        header=table.header,
        layout=TIMM if has_only_scores(table) else "",
        index=None if roles.index is None else table.text(roles.index),
    )
    check_single_labels(table.file, part.truth, part.prediction, part.loose)
    if roles.count is not None:
        return with_weights(part, table, roles.count, problems)
    if roles.score is None:
        return part
    score = table.numbers([roles.score], problems)[:, 0]
    if decisions.look_up("score-unit", (table.file,)) is None and _in_percent(table, roles.score, score):
        problems.append(SCORE_COLUMN_PERCENT.of(table.file, column=table.header[roles.score]))
        decisions.take("score-unit", "percent", Origin.FILE, about=table.file)
        score = score / np.float32(100)
    return replace(part, score=score, score_class=roles.score_class)


def _label_column(table: Table, roles: Roles) -> str:
    """Name the column, or the columns, of labels of which the table does not say what they are."""
    marks = () if roles.loose_marks is None else roles.loose_marks.positions
    single = tuple(one for one in (roles.loose, roles.unnamed) if one is not None)
    return several([table.header[one] for one in marks or single[:1]]) if marks or single else ""


def _in_percent(table: Table, position: int, score: NDArray[np.float32]) -> bool:
    """Tell whether cells or header say percent, and the scores agree."""
    known = score[np.isfinite(score)]
    if not known.size or known.min() < 0 or known.max() > 100:
        return False
    if table.sample[position].astype(str).str.endswith("%").any():
        return True
    name = table.header[position]
    return bool(known.max() > 1) and ("%" in name or bool(words.PERCENT & set(words.words(name))))


def _without_unmarked(table: Table, scores: ClassScores, raw: NDArray[np.float32]) -> ClassScores:
    """Leave rows without a best class that mark none, where 0 and 1 over a threshold stand for scores.

    Raises `CmviewerError` where rows mark several.
    """
    if not len(raw) or not bool(((raw == 0) | (raw == 1)).all()):
        return scores
    marked = (raw == 1).sum(axis=1)
    if (marked > 1).any():
        raise CmviewerError(LABELS_SEVERAL.of(table.file, where="a row of the columns of classes"))
    return replace(scores, best=np.where(marked == 1, scores.best, MISSING).astype(np.int32))


def _with_class_scores(
    part: SamplePart,
    table: Table,
    roles: Roles,
    read: ReadTable,
    decisions: Decisions,
    problems: list[Problem],
) -> SamplePart:
    assert roles.classes is not None
    positions, names = roles.classes.positions, roles.classes.names
    raw = table.numbers(positions, problems)
    scores, shares = class_scores(
        table.file,
        raw,
        lambda: _read_again(table, positions, read),
        names,
        problems,
        table.line,
        decisions,
    )
    if part.prediction is None:
        scores = _without_unmarked(table, scores, raw)
    else:
        scores = named_by_predictions(scores, part.prediction)
    if part.score is None:
        label = part.prediction or Labels(scores.best, scores.class_names)
        score = score_of_label(shares, scores.class_names, label)
        part = replace(part, score=score)
    return replace(part, class_scores=scores)


def fields_of_table(table: Table, read: ReadTable) -> Fields:
    """Say how all columns of a table are read once more; the file is opened only then."""
    file, header, count = table.file, table.header, table.count

    def open_again() -> FieldTable:
        return FieldTable(header, _same_table(file, header, count, read).rows)

    return Fields(frozen(np.arange(count), np.int32), open_again)


def _read_again(table: Table, positions: Sequence[int], read: ReadTable) -> NDArray[np.float32]:
    return _same_table(table.file, table.header, table.count, read).numbers(positions, [])


def _same_table(file: Path, header: tuple[str, ...], count: int, read: ReadTable) -> Table:
    again = read(file, [])
    if again.header != header or again.count != count:
        raise CmviewerError(FILE_CHANGED.of(file))
    return again


def _empty_checkpoint(file: Path, error: NoRows, told: Columns, problems: list[Problem]) -> SamplePart:
    """Return a checkpoint that misses everything, where the header tells a prediction but no truth."""
    names = [set(words.words(name)) for name in error.header]
    predictions = [name for name in names if name & words.PREDICTION]
    truths = [name for name in names if name & (words.TRUTH | words.LABEL) and name not in predictions]
    if truths or told.truth in error.header or not (predictions or told.prediction in error.header):
        raise error
    problems += error.problems
    nothing = np.empty(0, object)
    return SamplePart(file, 0, image=nothing, prediction=Labels.of_text(nothing), header=error.header)


def read_table(
    read: ReadTable, file: Path, decisions: Decisions, problems: list[Problem]
) -> list[SamplePart]:
    """Read a table of samples. Raises `CmviewerError` where it is none, `UncertainColumns` where unclear."""
    told = columns_told(decisions, file)
    try:
        table = read(file, problems)
    except NoRows as error:
        return [_empty_checkpoint(file, error, told, problems)]
    if not table.header:
        raise CmviewerError(no_columns(table))
    finished = None if told.truth or told.prediction else parts_of_matrix(table, decisions, problems)
    if finished is not None:
        return finished
    timm = part_of_timm(table, read, decisions, problems) if tells_columns_of(table, told) else None
    if timm is not None:
        return [timm]
    fields = fields_of_table(table, read)
    if has_list_cells(table):
        read = without_list_cells(read)
        table = read(file, [])
    roles = recognise(table, decisions)
    if roles.tells_nothing and roles.image is None:
        raise CmviewerError(no_columns(table))
    return parts_of_table(table, roles, read, fields, decisions, problems)
