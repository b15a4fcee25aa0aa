"""The examples of a small audit: drawn at random by strata, in an order that tells nothing of these."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.confusion.views import as_seen, selected_cells
from cmviewer.evaluation import NO_IMAGE, Evaluation, frozen
from cmviewer.examples.examples import Examples
from cmviewer.examples.marks.audit import Stratum, corrected_words, drawn_rows
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.stored import read_ahead
from cmviewer.query.mark_kinds import MarkKind


class Kind(StrEnum):
    """What can be drawn from, each of them for itself."""

    ERRORS = "errors"
    CORRECT = "correct examples"
    SELECTED = "selected examples"


class LabelVerdict(Enum):
    """What was said of a label. BOTH_WRONG: the class that is right is not the predicted one either."""

    RIGHT = auto()
    WRONG = auto()
    BOTH_WRONG = auto()


def label_verdict_of(mark: Mark, prediction: str) -> LabelVerdict | None:
    """What a mark says of the label of an example; None where it says nothing of whose mistake it is."""
    if mark.kind is not MarkKind.LABEL_WRONG:
        return None if mark.kind is None else LabelVerdict.RIGHT
    return LabelVerdict.WRONG if mark.right_class in (None, prediction) else LabelVerdict.BOTH_WRONG


@dataclass(frozen=True, eq=False)
class Drawn:
    """size: how many there are of a kind. rows: those that were drawn, int64 (k,)."""

    kind: Kind
    size: int
    rows: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Audit:
    """strata: what was drawn from. examples: all that were drawn, each once."""

    strata: tuple[Drawn, ...]
    examples: Examples


def sizes_of(evaluation: Evaluation, counted: CheckpointResult, state: ViewState) -> dict[Kind, int]:
    """How many examples there are of each kind; none are selected where nothing is."""
    return {kind: len(rows) for kind, rows in _rows(evaluation, counted, state).items()}


def drawn_audit(
    evaluation: Evaluation,
    counted: CheckpointResult,
    state: ViewState,
    kinds: Iterable[Kind],
    count: int,
    seed: int,
) -> Audit:
    """Draw up to `count` examples of each kind; the same seed draws the same."""
    rows = _rows(evaluation, counted, state)
    strata = tuple(
        Drawn(kind, len(rows[kind]), drawn_rows(rows[kind], count, seed + place))
        for place, kind in enumerate(kinds)
    )
    every = np.unique(np.concatenate([np.empty(0, np.int64), *(one.rows for one in strata)]))
    mixed = frozen(np.random.default_rng(seed).permutation(every), np.int64)
    read_ahead(evaluation, counted, mixed)
    return Audit(strata, Examples(evaluation, counted, mixed, len(mixed)))


def answers(audit: Audit, looked_at: Mapping[int, LabelVerdict]) -> tuple[str, ...]:
    """Say what follows from what was looked at: a sentence a stratum, and the corrected figure of both.

    looked_at: rows of outcomes, and what was said of the label of each.
    """
    found: dict[Kind, Stratum] = {}
    for one in audit.strata:
        seen = [looked_at[row] for row in one.rows.tolist() if row in looked_at]
        wrong, still = len(seen) - seen.count(LabelVerdict.RIGHT), seen.count(LabelVerdict.BOTH_WRONG)
        found[one.kind] = Stratum(one.kind.value, one.size, len(seen), wrong, still)
    sentences = [stratum.words for stratum in found.values() if stratum.drawn]
    if not sentences:
        return ()
    if Kind.ERRORS in found and Kind.CORRECT in found:
        sentences.append(corrected_words(found[Kind.ERRORS], found[Kind.CORRECT]))
    left = len(audit.examples) - len(looked_at)
    if left:
        sentences.append(f"{left:,} of {len(audit.examples):,} are still to be looked at")
    return tuple(filter(None, sentences))


def _rows(
    evaluation: Evaluation, counted: CheckpointResult, state: ViewState
) -> dict[Kind, NDArray[np.int64]]:
    outcomes = counted.outcomes
    every = np.arange(len(outcomes))
    cells = outcomes.cells_of(every)
    correct = outcomes.cell_truth[cells] == outcomes.cell_prediction[cells]
    selection = state.selection or Selection(cells=())
    seen = as_seen(state, counted.matrix, evaluation.task)
    selected = (
        np.empty(0, np.int64)
        if state.selection is None
        else outcomes.rows_of(selected_cells(counted.matrix, selection, seen))
    )
    found = {Kind.ERRORS: every[~correct], Kind.CORRECT: every[correct], Kind.SELECTED: selected}
    return {kind: rows[outcomes.image[rows] != NO_IMAGE] for kind, rows in found.items()}
