"""Checkpoints and classes of a session by their names: their places may be others when it is opened again."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cmviewer.confusion.view_state import CellBlock, Order, Selection, Side, View, ViewState, Which
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.matching import CountingRule
from cmviewer.problems.window import SESSION_CHECKPOINT_MISSING, SESSION_NAME_MISSING
from cmviewer.query import QueryError, check_subset, parsed

NamesOrBackground = tuple[str | None, ...]
"""Names of classes; None is the background, which has no name of its own."""


@dataclass(frozen=True)
class NamedBlock:
    """A block of cells whose classes are told by their names; None: all."""

    truth: NamesOrBackground | None = None
    prediction: NamesOrBackground | None = None


@dataclass(frozen=True)
class NamedSelection:
    """A selection whose classes are told by their names; None: all."""

    truth: NamesOrBackground | None = None
    prediction: NamesOrBackground | None = None
    which: Which = Which.ALL
    cells: tuple[NamedBlock, ...] = ()


@dataclass(frozen=True)
class NamedState:
    """A `ViewState` whose checkpoint and classes are told by their names."""

    checkpoint: str | None = None
    rule: CountingRule = field(default_factory=CountingRule)
    view: View = View.TRUTH
    rows: Side = Side.TRUTH
    background: bool = False
    order: Order = Order.GIVEN
    shown: tuple[str, ...] | None = None
    top: int | None = None
    selection: NamedSelection | None = None
    subset: str = ""


def named_state(state: ViewState, evaluation: Evaluation) -> NamedState:
    """Return a state with names in place of positions."""
    names = evaluation.classes.names

    def of(labels: tuple[int, ...] | None) -> NamesOrBackground | None:
        return None if labels is None else tuple(names[one] if one < len(names) else None for one in labels)

    selection = state.selection
    return NamedState(
        evaluation.checkpoint_names[state.checkpoint] if evaluation.checkpoints else None,
        state.rule,
        state.view,
        state.rows,
        state.background,
        state.order,
        None if state.shown is None else tuple(names[one] for one in state.shown),
        state.top,
        None
        if selection is None
        else NamedSelection(
            of(selection.truth),
            of(selection.prediction),
            selection.which,
            tuple(NamedBlock(of(block.truth), of(block.prediction)) for block in selection.cells),
        ),
        state.subset,
    )


def placed_state(saved: NamedState, evaluation: Evaluation) -> tuple[ViewState, tuple[Problem, ...]]:
    """Return the state for an evaluation, and a problem for each name that it has not.

    A checkpoint that is missing becomes the last one; a subset that cannot be asked is everything; of
    classes that are missing the others stay; a
    selection that names one that is missing is dropped.
    """
    missing: list[Problem] = []
    label_of = {name: label for label, name in enumerate(evaluation.classes.names)}
    checkpoint = _checkpoint(saved.checkpoint, evaluation, missing)
    shown = None
    if saved.shown is not None:
        missing += _missing((name for name in saved.shown if name not in label_of), evaluation)
        shown = tuple(sorted(label_of[name] for name in saved.shown if name in label_of))
    state = ViewState(
        checkpoint,
        saved.rule,
        saved.view,
        saved.rows,
        saved.background,
        saved.order,
        shown,
        saved.top,
        subset=_subset(saved.subset, evaluation, missing),
    )
    chosen = saved.selection
    if chosen is None:
        return state, tuple(missing)
    lost = [
        name
        for part in (NamedBlock(chosen.truth, chosen.prediction), *chosen.cells)
        for side in (part.truth, part.prediction)
        for name in side or ()
        if _is_lost(name, label_of)
    ]
    missing += _missing(dict.fromkeys(filter(None, lost)), evaluation)
    if lost:
        return state, tuple(missing)

    def labels(names: NamesOrBackground | None) -> tuple[int, ...] | None:
        background = evaluation.classes.background
        if names is None:
            return None
        return tuple(sorted(background if name is None else label_of[name] for name in names))

    blocks = tuple(CellBlock(labels(block.truth), labels(block.prediction)) for block in chosen.cells)
    selection = Selection(labels(chosen.truth), labels(chosen.prediction), chosen.which, blocks)
    return replace(state, selection=selection), tuple(missing)


def _subset(text: str, evaluation: Evaluation, missing: list[Problem]) -> str:
    """The subset, or none where it asks what cannot be asked here."""
    try:
        check_subset(parsed(text), evaluation)
    except QueryError as error:
        missing += error.problems
        return ""
    return text


def _is_lost(name: str | None, label_of: dict[str, int]) -> bool:
    return name is not None and name not in label_of


def _checkpoint(name: str | None, evaluation: Evaluation, missing: list[Problem]) -> int:
    names = evaluation.checkpoint_names
    if name in names:
        return names.index(name)
    if name is not None:
        missing.append(SESSION_CHECKPOINT_MISSING.of(evaluation.source, name=name))
    return max(0, len(names) - 1)


def _missing(names: Iterable[str], evaluation: Evaluation) -> list[Problem]:
    return [SESSION_NAME_MISSING.of(evaluation.source, name=name) for name in names]
