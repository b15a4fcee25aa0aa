"""Queries about what is gone: they list examples of the earlier checkpoint, which alone has them."""

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.problems.comparing import NOTHING_BEFORE
from cmviewer.query.check import check_query
from cmviewer.query.errors import QueryError
from cmviewer.query.terms import AllOf, Change, Term, leaves
from cmviewer.said import said

GONE, NEW = "gone", "new"


def turned(term: Term, evaluation: Evaluation, shown: int) -> tuple[int, Term]:
    """Return whose examples a query lists, a checkpoint by its position, and what it then asks of them.

    What is gone from a checkpoint to the one that is `shown` are false alarms of the first that are new in it
    since the second. Every other query lists what is shown, as it is. Raises `QueryError` as `check_query`,
    and where what is gone is asked together with what is no example of the same checkpoint; `CmviewerError`
    where nothing is before the first checkpoint.
    """
    changes = [one for one in leaves(term) if isinstance(one, Change)]
    gone = next((one for one in changes if one.word == GONE), None)
    if gone is None:
        check_query(term, evaluation)
        return shown, term
    names = evaluation.checkpoint_names
    terms = term.terms if isinstance(term, AllOf) else (term,)
    if len(changes) > 1 or gone not in terms:
        what = said(
            "what is gone is in an earlier checkpoint alone: commas join it with terms about no change"
        )
        raise QueryError(what, gone.at, len(GONE))
    new = Change(NEW, names[shown], gone.at, gone.since_at)
    check_query(Change(NEW, gone.since, gone.at, gone.since_at), evaluation)
    rest = AllOf(tuple(new if one is gone else one for one in terms))
    check_query(rest, evaluation)
    if gone.since is None and shown == 0:
        raise CmviewerError(NOTHING_BEFORE.of(evaluation.source, name=names[0]))
    return shown - 1 if gone.since is None else names.index(gone.since), rest
