"""Queries and subsets, as people write them."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

QUERY_WRONG: Final = ProblemKind(
    "query-wrong",
    "the query cannot be answered, at character {at}: {what}",
    "write it as the help page about queries shows",
    means="something in a query, or in a subset, is no word of it, names what there is not, or cannot be "
    "asked there; the message says at which character",
    help_mend="write it as [Queries](queries.md) shows",
)
QUERY_EMPTY: Final = ProblemKind(
    "query-empty",
    "no example of {checkpoint} answers the query {query!r}",
    "ask for less, or look for a name that is spelt otherwise",
    means="nothing answers a query, or is in a subset, so that the list, or the report, is empty",
)
QUERY_NOWHERE: Final = QUERY_EMPTY.worded("no example of {checkpoint} answers the query {query!r}: {why}")
SUBSET_EMPTY: Final = QUERY_EMPTY.worded(
    "nothing that is counted of {checkpoint} is in the subset {subset!r}"
)
SUBSET_NOWHERE: Final = QUERY_EMPTY.worded(
    "nothing that is counted of {checkpoint} is in the subset {subset!r}: {why}"
)
