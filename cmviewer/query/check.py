"""Whether a query can be asked of an evaluation, and whether it can be a subset."""

from typing import Final

from cmviewer.evaluation import Evaluation, Unit
from cmviewer.matching import ERROR_TYPES
from cmviewer.query.answers import cause_words
from cmviewer.query.class_names import label_of
from cmviewer.query.errors import QueryError
from cmviewer.query.mark_kinds import MARK_KINDS, mark_named
from cmviewer.query.terms import CHANGES, LIVES, Change, InComparison, Named, Pair, Term, leaves
from cmviewer.said import said

_NAMED: Final = 20
"""Most names of classes that are said."""
_OF_COUNTING: Final = frozenset(
    {"score", "iou", "margin", "pixels", "errors", "correct", "marked", "cause", "mark", "life"}
)


def check_query(term: Term, evaluation: Evaluation, *, is_compared: bool = False) -> None:
    """Raise `QueryError` for the first name that the evaluation does not know.

    is_compared: whether it is asked of what the window compares. Columns are not looked at: their files are
    opened only when they are asked.
    """
    for one in leaves(term):
        if isinstance(one, Pair):
            _check_class(one.truth, one.at, evaluation)
            _check_class(one.prediction, one.prediction_at, evaluation)
        elif isinstance(one, Named) and one.word == "cause":
            _check_cause(one)
        elif isinstance(one, Named) and one.word == "mark":
            _check_mark(one)
        elif isinstance(one, Named) and one.word == "life":
            _check_life(one, evaluation)
        elif isinstance(one, Change):
            _check_change(one, evaluation)
        elif isinstance(one, InComparison) and not is_compared:
            what = said("nothing is compared here")
            if one.word in CHANGES:
                what = said("{}; ask for `{} since CHECKPOINT`", what, one.word)
            raise QueryError(what, one.at, len(one.word))


def check_shown(term: Term, evaluation: Evaluation, *, is_compared: bool = False) -> None:
    """Raise `QueryError` as `check_query`, and for what `cmviewer list` alone answers.

    The window lists whole examples of the shown checkpoint.
    """
    check_query(term, evaluation, is_compared=is_compared)
    for one in leaves(term):
        word = "" if isinstance(one, InComparison) else getattr(one, "word", "")
        why = _why_not_shown(word, evaluation)
        if why:
            raise QueryError(why, one.at, len(word))


def _why_not_shown(word: str, evaluation: Evaluation) -> str:
    """Why the window answers nothing to a word; empty where it does."""
    if word in CHANGES and evaluation.task.profile.unit is Unit.PIXEL:
        return said(
            "of pixels {!r} is true of some of an example, and examples are shown whole here; "
            "`cmviewer list` counts them",
            word,
        )
    if word == "gone":
        return said(
            "what is gone is in the other checkpoint alone; a click on `gone` in Compare lists it there"
        )
    return ""


def check_subset(term: Term, evaluation: Evaluation) -> None:
    """Raise `QueryError` as `check_query`, and for the first term that is about what counting tells.

    Under `score > 0.8` no miss would remain, and recall would read 100 %: such terms are for lists.
    """
    for one in leaves(term):
        word = "->" if isinstance(one, Pair) else getattr(one, "word", "")
        if isinstance(one, Pair | Change | InComparison) or word in _OF_COUNTING:
            what = said(
                "{!r} is about what was predicted, and a subset is chosen by images, folders, columns "
                "and sizes; ask it of a list",
                word,
            )
            raise QueryError(what, one.at, len(word))
    check_query(term, evaluation)


def _check_class(name: str | None, at: int, evaluation: Evaluation) -> None:
    classes = evaluation.classes
    try:
        if name is not None:
            label_of(name, classes)
    except KeyError:
        known = ", ".join(classes.names[:_NAMED]) + (", …" if len(classes) > _NAMED else "")
        raise QueryError(said("there is no class {!r}: {}", name, known), at, len(str(name))) from None


def _check_mark(term: Named) -> None:
    try:
        mark_named(term.name)
    except ValueError:
        known = ", ".join(kind.value for kind in MARK_KINDS)
        what = said("there is no mark {!r}: {}", term.name, known)
        raise QueryError(what, term.name_at, len(term.name)) from None


def _check_cause(term: Named) -> None:
    causes = [one.value for one in ERROR_TYPES if one.value]
    if cause_words(term.name) not in causes:
        known = ", ".join(causes)
        raise QueryError(said("there is no cause {!r}: {}", term.name, known), term.name_at, len(term.name))


def _check_life(term: Named, evaluation: Evaluation) -> None:
    if evaluation.task.profile.unit is Unit.PIXEL:
        raise QueryError(said("pixels have no life that is followed"), term.at, len(term.word))
    if not evaluation.has_samples:
        what = said("of a finished matrix no sample is known, and so none has a life that is followed")
        raise QueryError(what, term.at, len(term.word))
    if term.name not in LIVES:
        what = said("there is no life {!r}: {}", term.name, ", ".join(LIVES))
        raise QueryError(what, term.name_at, len(term.name))


def _check_change(term: Change, evaluation: Evaluation) -> None:
    names = evaluation.checkpoint_names
    if term.since is not None and term.since not in names:
        what = said("there is no checkpoint {!r}: {}", term.since, ", ".join(names))
        raise QueryError(what, term.since_at, len(term.since))
    if len(names) == 1:
        what = said("{!r} compares two checkpoints, and there is one", term.word)
    elif evaluation.has_counts_alone:
        what = said(
            "{!r} is about single samples, and of a finished matrix only the counts are known", term.word
        )
    else:
        return
    raise QueryError(what, term.at, len(term.word))
