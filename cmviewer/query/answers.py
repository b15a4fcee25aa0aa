"""Which things a query is true of: one mask over all of them, never a loop over outcomes."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Classes
from cmviewer.matching import ERROR_TYPES
from cmviewer.query.asked import Asked, OutcomeFacts
from cmviewer.query.class_names import label_of
from cmviewer.query.columns import SIGNS, column_holds
from cmviewer.query.image_names import called, in_folder, named
from cmviewer.query.mark_kinds import NOT_MARKED, mark_named
from cmviewer.query.numbers import edges_reached, numbers_of
from cmviewer.query.terms import (
    CHANGES,
    LIVES,
    AllOf,
    AnyOf,
    Change,
    Column,
    Comparison,
    Flag,
    ImageName,
    InComparison,
    Leaf,
    Named,
    Not,
    Pair,
    Term,
)


def answered(term: Term, asked: Asked) -> NDArray[np.bool_]:
    """Say of each thing whether a checked query is true of it, bool (n,).

    A term about a value that a thing lacks is false of it, and so `not` before that term is true: a query
    and its `not` part everything in two. Raises `CmviewerError` where a column is unknown or unreadable.
    """
    match term:
        case AllOf(terms):
            return _all_of(terms, asked)
        case AnyOf(terms):
            return _any_of(terms, asked)
        case Not(inner):
            return ~answered(inner, asked)
        case _:
            return _leaf_answered(term, asked)


def _leaf_answered(term: Leaf, asked: Asked) -> NDArray[np.bool_]:
    match term:
        case Pair():
            return _in_cell(term, asked)
        case Flag(word):
            return _flagged(word, asked)
        case Named(word, name):
            return _has_name(word, name, asked)
        case ImageName(text, whole):
            return called(asked, text) if whole else named(asked, text)
        case Column():
            return column_holds(asked, term)
        case Comparison():
            return _compares(term, asked)
        case Change(word, since):
            changed: NDArray[np.bool_] = _facts(asked).changes(since) == CHANGES.index(word)
            return changed
        case InComparison(word):
            return _facts(asked).compared(word)


def cause_words(name: str) -> str:
    """Return the name of a cause with blanks, which may be written as dashes."""
    return name if name in ERROR_TYPES else name.replace("-", " ")


def _all_of(terms: tuple[Term, ...], asked: Asked) -> NDArray[np.bool_]:
    answer = np.ones(len(asked), np.bool_)
    for term in terms:
        answer &= answered(term, asked)
    return answer


def _any_of(terms: tuple[Term, ...], asked: Asked) -> NDArray[np.bool_]:
    answer = np.zeros(len(asked), np.bool_)
    for term in terms:
        answer |= answered(term, asked)
    return answer


def _facts(asked: Asked) -> OutcomeFacts:
    assert asked.outcome is not None, "a subset asks only what is known before counting"
    return asked.outcome


def _in_cell(term: Pair, asked: Asked) -> NDArray[np.bool_]:
    facts, classes = _facts(asked), asked.evaluation.classes
    answer = _is(facts.truth, term.truth, classes) & _is(facts.prediction, term.prediction, classes)
    if term.both:
        answer |= _is(facts.truth, term.prediction, classes) & _is(facts.prediction, term.truth, classes)
    return answer


def _is(labels: NDArray[np.int32], name: str | None, classes: Classes) -> NDArray[np.bool_]:
    if name is None:
        return np.ones(len(labels), np.bool_)
    answer: NDArray[np.bool_] = labels == label_of(name, classes)
    return answer


def _flagged(word: str, asked: Asked) -> NDArray[np.bool_]:
    if word == "marked":
        is_marked: NDArray[np.bool_] = _marks(asked) != NOT_MARKED
        return is_marked
    if word == "border":
        return edges_reached(asked)
    facts = _facts(asked)
    correct: NDArray[np.bool_] = facts.truth == facts.prediction
    return correct if word == "correct" else ~correct


def _has_name(word: str, name: str, asked: Asked) -> NDArray[np.bool_]:
    if word == "folder":
        return in_folder(asked, name)
    if word == "life":
        lives: NDArray[np.bool_] = _facts(asked).lives() == list(LIVES).index(name)
        return lives
    if word == "mark":
        is_named: NDArray[np.bool_] = _marks(asked) == mark_named(name)
        return is_named
    cause = [one.value for one in ERROR_TYPES].index(cause_words(name))
    answer: NDArray[np.bool_] = _facts(asked).causes() == cause
    return answer


def _marks(asked: Asked) -> NDArray[np.int8]:
    marks = _facts(asked).marks
    return np.full(len(asked), NOT_MARKED, np.int8) if marks is None else marks


def _compares(term: Comparison, asked: Asked) -> NDArray[np.bool_]:
    """Compare in the precision of the values, so that what is written like a score equals it."""
    values = numbers_of(asked, term.word)
    wanted = values.dtype.type(term.value)
    known = ~np.isnan(values)
    answer: NDArray[np.bool_] = SIGNS[term.sign](values, wanted) & known
    return answer
