"""Names of classes as headings of columns have them: cut short, or with what R puts in front of a number."""

from collections.abc import Collection, Sequence
from typing import Final

from cmviewer.readers.joining.class_names import folded

_LEAST: Final = 3
"""Letters of a name from which its beginning may stand for it."""


def classes_of_columns(columns: Sequence[str], classes: Collection[str]) -> dict[str, str]:
    """Return the class that each column is named after, where each has one of its own and no class is left.

    Else nothing. `golden_retr` is `golden_retriever` where no other class begins so; `X1st` is `1st`, for R
    writes an X before what does not begin with a letter.
    """
    exact = {folded(name): name for name in classes}
    found: dict[str, str] = {}
    for column in columns:
        plain = folded(column)
        meant = exact.get(plain) or _without_x(plain, exact)
        if meant is None and len(plain) >= _LEAST:
            begun = [name for key, name in exact.items() if key.startswith(plain)]
            meant = begun[0] if len(begun) == 1 else None
        if meant is None:
            return {}
        found[column] = meant
    whole = len(exact) == len(classes) == len(columns) == len(set(found.values()))
    return found if whole else {}


def _without_x(plain: str, exact: dict[str, str]) -> str | None:
    rest = plain.removeprefix("x")
    return None if rest == plain or rest[:1].isalpha() else exact.get(rest)
