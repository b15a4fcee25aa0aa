"""Questions about outcomes, as text and as values: read, checked, answered. Knows no toolkit and no file."""

from cmviewer.query.answers import answered
from cmviewer.query.asked import Asked, OutcomeFacts, asked_of, bare
from cmviewer.query.check import check_query, check_shown, check_subset
from cmviewer.query.columns import check_columns, column_names
from cmviewer.query.errors import QueryError
from cmviewer.query.gone import turned
from cmviewer.query.image_names import folders_not_there, folders_of
from cmviewer.query.looks import look_at_images
from cmviewer.query.parse import parsed
from cmviewer.query.terms import (
    CHANGES,
    LIVES,
    NO_CHANGE,
    NO_LIFE,
    RIGHT,
    AllOf,
    AnyOf,
    Change,
    Column,
    Comparison,
    Flag,
    ImageName,
    InComparison,
    Named,
    Not,
    Pair,
    Term,
    leaves,
)
from cmviewer.query.written import quoted_name, written

__all__ = [
    "CHANGES",
    "LIVES",
    "NO_CHANGE",
    "NO_LIFE",
    "RIGHT",
    "AllOf",
    "AnyOf",
    "Asked",
    "Change",
    "Column",
    "Comparison",
    "Flag",
    "ImageName",
    "InComparison",
    "Named",
    "Not",
    "OutcomeFacts",
    "Pair",
    "QueryError",
    "Term",
    "answered",
    "asked_of",
    "bare",
    "check_columns",
    "check_query",
    "check_shown",
    "check_subset",
    "column_names",
    "folders_not_there",
    "folders_of",
    "leaves",
    "look_at_images",
    "parsed",
    "quoted_name",
    "turned",
    "written",
]
