"""Which examples of a selection are listed, and how: one plain value."""

from dataclasses import dataclass

from cmviewer.examples.grouping import Grouping
from cmviewer.examples.sorting import Sort
from cmviewer.matching import ErrorType


@dataclass(frozen=True)
class ExampleQuery:
    """What is asked of the examples.

    sort: by what they are sorted; the task's own order where it knows no such one. text: part of a name.

    cause: the only error type that is listed, None for all. grouping: what one card stands for. where: a
    query that all that is listed answers; where no cell is selected, it is asked of every outcome.
    """

    sort: Sort = Sort.SCORE
    text: str = ""
    cause: ErrorType | None = None
    grouping: Grouping = Grouping.OBJECT
    where: str = ""
