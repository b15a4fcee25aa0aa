"""What a page holds of one of its checkpoints: packed counts, figures and words."""

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.captions import BETWEEN, caption
from cmviewer.confusion.checkpoint_result import CheckpointCounts
from cmviewer.confusion.curves import Curve
from cmviewer.confusion.totals_words import hidden_sentence
from cmviewer.confusion.view_state import Side, View, ViewState
from cmviewer.evaluation import Evaluation
from cmviewer.writers.atomic import encoded
from cmviewer.writers.page.curves import checkpoint_curves
from cmviewer.writers.page.figures import (
    Figures,
    PairLine,
    cautions,
    class_lines,
    counted_line,
    headline,
    mean_lines,
    no_pairs,
    pair_lines,
)
from cmviewer.writers.page.other_checkpoints import OtherCheckpoint

Entry = dict[str, Any]
IN_COMMON: Final = ("captions", "problems")
"""What checkpoints mostly have in common; a page has it once."""
LINE_LIMIT: Final = 200
"""Most problems, and most files, that are listed; `summary.json` has them all."""


def captions_of(evaluation: Evaluation, counts: CheckpointCounts, state: ViewState) -> dict[str, str]:
    """The caption of each way in which the switches of the page show the matrix."""
    seen = replace(state, checkpoint=counts.checkpoint)
    return {
        f"{view.value} {rows.value} {'shown' if background else 'hidden'}": caption(
            evaluation, counts.matrix, replace(seen, view=view, rows=rows, background=background)
        )
        for view, rows, background in product(View, Side, (True, False))
    }


def entry_of(
    figures: Figures,
    state: ViewState,
    labels: NDArray[np.int64],
    curves: Sequence[Curve],
    problems: Sequence[str],
) -> Entry:
    """Return what is shown of a checkpoint, but for its counts. labels: classes of the table, int64 (n,)."""
    evaluation, name = figures.evaluation, figures.name
    captions = captions_of(evaluation, figures.counts, state)
    pairs, background_pairs = pair_lines(figures)
    lines = (*class_lines(figures, labels), *mean_lines(figures))
    return {
        "name": name,
        "line": counted_line(figures),
        "headline": [[value, between] for _, value, between in headline(figures)],
        "cautions": cautions(figures),
        "hides": hidden_sentence(figures.matrix, replace(state, background=False), evaluation.task),
        "captions": {way: words.removeprefix(name + BETWEEN) for way, words in captions.items()},
        "pairs": [_pair(line) for line in pairs],
        "background_pairs": [_pair(line) for line in background_pairs],
        "no_pairs": no_pairs(pairs, background_pairs),
        "fields": [text for line in lines for text in line.fields],
        "problems": problems[:LINE_LIMIT],
        "more_problems": max(0, len(problems) - LINE_LIMIT),
        **_on_curves(evaluation, curves, figures.counts.checkpoint),
    }


def _pair(line: PairLine) -> list[Any]:
    return [*line.labels, line.count, line.share]


def _on_curves(evaluation: Evaluation, curves: Sequence[Curve], here: int) -> Entry:
    """Where a checkpoint stands on the curves, and what is said of it there."""
    if not curves:
        return {}
    drawn = checkpoint_curves(curves, evaluation.checkpoint_names, here)
    return {"here": drawn.here, "curves": [line.words for line in drawn.lines]}


def packed(other: OtherCheckpoint) -> list[int]:
    """Cells as numbers: the gap from the code of the one before, count, outcomes where they differ.

    The code of a cell is its truth times K + 1 and its prediction.
    """
    matrix = other.counts.matrix
    codes = matrix.truth.astype(np.int64) * (matrix.class_count + 1) + matrix.prediction
    columns = [np.diff(codes, prepend=0), matrix.count]
    if other.outcomes is not None:
        columns.append(other.outcomes)
    numbers: list[int] = np.column_stack(columns).ravel().tolist()
    return numbers


def entry_length(entry: Entry) -> int:
    """Bytes that an entry takes in the page but for what all have in common."""
    own = {name: value for name, value in entry.items() if name not in IN_COMMON}
    return len(encoded(json.dumps(own, ensure_ascii=False, separators=(",", ":"))))


def counts_entry(other: OtherCheckpoint) -> Entry:
    """Return the counts of another checkpoint, and whether outcomes stand beside them."""
    return {"cells": packed(other), "outcomes": other.outcomes is not None}
