"""Which examples are listed, and how: one plain value, and the one query that it comes to."""

from dataclasses import dataclass, replace
from typing import Final

from cmviewer.confusion.view_state import CellBlock, Selection, ViewState, Which, blocks_of
from cmviewer.evaluation import Evaluation, Task, Unit
from cmviewer.examples.grouping import Grouping, groupings_of
from cmviewer.examples.sorting import Sort, sorts_of
from cmviewer.matching import ErrorType
from cmviewer.query import (
    AllOf,
    AnyOf,
    Flag,
    ImageName,
    Named,
    Not,
    Pair,
    QueryError,
    Term,
    leaves,
    parsed,
    written,
)
from cmviewer.query.mark_kinds import MarkFilter

_SIGNS: Final = frozenset('<>=~!,|()"→↔≤≥≠')
"""What no part of a name is taken for."""


@dataclass(frozen=True)
class ExampleQuery:
    """sort: by what they are sorted; the task's own order where it knows no such one.

    text: what a person has typed, a query or a part of a name. ranges: a query of the ranges of numbers that
    were chosen by handles and bars. cause: the only error type that is listed,
    None for all. grouping: what one card stands for. mark: which are listed by what is said of them, None for
    all.
    """

    sort: Sort = Sort.SCORE
    text: str = ""
    cause: ErrorType | None = None
    grouping: Grouping = Grouping.OBJECT
    mark: MarkFilter | None = None
    ranges: str = ""

    @property
    def asks(self) -> bool:
        """Whether it asks for something by itself, where no cell is selected."""
        return bool(self.text or self.ranges or self.mark)


def asking_alone(query: ExampleQuery, text: str) -> ExampleQuery:
    """Return a query that asks a text and nothing else that was chosen, sorted and grouped as before."""
    return ExampleQuery(query.sort, text, grouping=query.grouping)


def filtered_as(query: ExampleQuery, other: ExampleQuery | None = None) -> ExampleQuery:
    """Return a query with the filters of another that were set by clicking; without one, with none."""
    other = other or ExampleQuery()
    return replace(query, cause=other.cause, mark=other.mark)


def mark_term(mark: MarkFilter) -> Term:
    """Return the query that a filter by marks stands for."""
    match mark:
        case MarkFilter.MARKED:
            return Flag("marked")
        case MarkFilter.NOT_MARKED:
            return Not(Flag("marked"))
        case _:
            return Named("mark", mark.value)


def typed(text: str) -> Term:
    """Return what a person has typed: a query, or words that are no query, which names are to hold.

    Raises `QueryError` where it looks like a query and is none.
    """
    try:
        return parsed(text)
    except QueryError:
        if _SIGNS & set(text) or "->" in text:
            raise
        return ImageName(text.strip())


def asked_text(query: ExampleQuery) -> str:
    """Return what was typed and the ranges behind it as one query, in which all that was typed has its place.

    Raises `QueryError` as `typed`.
    """
    if not (query.ranges and query.text.strip()):
        return query.text or query.ranges
    term = typed(query.text)
    return f"{written(term) if isinstance(term, ImageName) else query.text}, {query.ranges}"


def fitting(query: ExampleQuery, task: Task) -> ExampleQuery:
    """Return a query without what means nothing for a task."""
    sorts = sorts_of(task)
    query = query if query.sort in sorts else replace(query, sort=sorts[0])
    fits = query.grouping in groupings_of(task.profile)
    query = query if fits else replace(query, grouping=Grouping.OBJECT)
    return query if task.profile.parts_images else replace(query, cause=None)


def listed_of(state: ViewState, query: ExampleQuery) -> tuple[Selection | None, ViewState]:
    """Return which cells are listed, and as seen how: where none is selected, all that a query asks for."""
    if state.selection is None and query.asks:
        return Selection(), replace(state, background=True)
    return state.selection, state


def asks_for_marks(query: ExampleQuery) -> bool:
    """Whether another mark may list other examples, or in another order."""
    if query.mark is not None or query.sort is Sort.MARK:
        return True
    try:
        words = [getattr(one, "word", "") for one in leaves(typed(query.text))]
    except QueryError:
        return False
    return "mark" in words or "marked" in words


def is_one_cell_of_pixels(evaluation: Evaluation | None, selection: Selection | None) -> bool:
    """Whether every image that is listed has one card, however they are grouped."""
    sides = () if selection is None else (selection.truth, selection.prediction)
    is_one = all(side is not None and len(side) == 1 for side in sides)
    return is_one and evaluation is not None and evaluation.task.profile.unit is Unit.PIXEL


def names_cells(term: Term) -> bool:
    """Whether a query says of which classes examples are, as a selection does."""
    return any(isinstance(one, Pair) for one in leaves(term))


def without_cells(text: str) -> str:
    """Return what was typed without the terms that say of which classes: they were selected since."""
    try:
        term = typed(text)
    except QueryError:
        return text
    if not names_cells(term):
        return text
    parts = term.terms if isinstance(term, AllOf) else (term,)
    return written(AllOf(tuple(one for one in parts if not names_cells(one))))


def terms_of_selection(selection: Selection, evaluation: Evaluation, *, background: bool) -> tuple[Term, ...]:
    """Return the terms that are together true of exactly what a selection takes.

    background: whether that is shown; else a side of which nothing is chosen leaves it out. Samples without a
    prediction are always shown.
    """
    classes = evaluation.classes
    background = background or evaluation.task.profile.no_prediction
    if selection.pair is not None:
        truth, prediction = (classes.name(label) for label in selection.pair)
        return (Pair(truth, prediction, both=True),)
    blocks = [_block(block, evaluation, background=background) for block in blocks_of(selection)]
    terms = list(blocks[0])
    if len(blocks) > 1:
        terms = [AnyOf(tuple(one[0] if len(one) == 1 else AllOf(one) for one in blocks))]
    if selection.which is not Which.ALL:
        terms.append(Flag(selection.which.value))
    return tuple(terms)


def listed_term(
    selection: Selection | None, query: ExampleQuery, evaluation: Evaluation, *, background: bool
) -> Term:
    """Return the one query that is true of exactly what is listed. Raises `QueryError` of what was typed."""
    terms: list[Term] = []
    if selection is not None:
        terms += terms_of_selection(selection, evaluation, background=background)
    if query.cause is not None and evaluation.task.profile.parts_images:
        terms.append(Named("cause", query.cause.value))
    if query.mark is not None:
        terms.append(mark_term(query.mark))
    more = typed(asked_text(query))
    terms += more.terms if isinstance(more, AllOf) else (more,)
    return terms[0] if len(terms) == 1 else AllOf(tuple(terms))


def _block(block: CellBlock, evaluation: Evaluation, *, background: bool) -> tuple[Term, ...]:
    """Terms of both sides; a side of many classes is alternatives.

    A side of all that are shown leaves out the background where that is not shown.
    """
    truth, prediction, classes = block.truth, block.prediction, evaluation.classes
    if truth is not None and prediction is not None and len(truth) == len(prediction) == 1:
        return (Pair(classes.name(truth[0]), classes.name(prediction[0])),)
    terms: list[Term] = []
    if truth is not None:
        terms.append(_one_of(tuple(Pair(classes.name(label), None) for label in truth)))
    if prediction is not None:
        terms.append(_one_of(tuple(Pair(None, classes.name(label)) for label in prediction)))
    if not background and truth is None and evaluation.task.profile.background_rows:
        terms.append(Not(Pair(classes.background_name, None)))
    if not background and prediction is None:
        terms.append(Not(Pair(None, classes.background_name)))
    return tuple(terms)


def _one_of(pairs: tuple[Pair, ...]) -> Term:
    return pairs[0] if len(pairs) == 1 else AnyOf(pairs)
