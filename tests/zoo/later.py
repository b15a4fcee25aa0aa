"""Members that do not hold yet, by kind: a name, or a kind, that is taken out here is run by the tests."""

from typing import Final

LATER: Final[dict[str, tuple[str, ...]]] = {
    "labels: tables": (
        "labels/tables/truth and scores, tsv",
        "labels/tables/truth and scores, decimal commas",
        "labels/tables/truth and scores, json by column",
        "labels/tables/truth and scores, json split",
    ),
    "labels: matrices": (
        "labels/matrices/without row names",
        "labels/matrices/pairs",
        "labels/matrices/crosstab",
    ),
}
