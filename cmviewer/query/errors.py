"""A query that cannot be answered, and where in it that shows."""

from cmviewer.errors import CmviewerError
from cmviewer.problems.queries import QUERY_WRONG


class QueryError(CmviewerError):
    """What is wrong at a place of a query. at: its first character, from 0; length: how many there are."""

    def __init__(self, what: str, at: int, length: int = 1) -> None:
        super().__init__(QUERY_WRONG.of(at=at + 1, what=what))
        self.what = what
        self.at = at
        self.length = length
