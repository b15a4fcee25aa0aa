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
