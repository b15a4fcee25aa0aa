"""Names of classes as headings of columns have them: cut short, or with what tools put around them."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from cmviewer.readers.joining.class_names import folded

_WORD: Final = re.compile(r"[^\W_]*")
_LEAST: Final = 3
"""Letters of a name from which its beginning may stand for it."""


def classes_of_columns(columns: Sequence[str], classes: Collection[str]) -> dict[str, str]:
    """Return the class that each column is named after, where each has one of its own and no class is left.

    Else nothing. `golden_retr` is `golden_retriever` where no other class begins so; `X1st` is `1st`, for R
    writes an X before what does not begin with a letter; `a photo of a cat` is `cat` where all begin so, and
    so is `P_speciescat`.
    """
    exact = {folded(name): name for name in classes}
    for names in (_without_common(columns), _without_beginning(columns, classes)):
        bare = dict(zip(columns, names, strict=False))
        if len(exact) == len(classes) == len(bare) > 1 and {folded(name) for name in names} == {*exact}:
            return {column: exact[folded(name)] for column, name in bare.items()}
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


def _without_common(columns: Sequence[str]) -> list[str]:
    """Headings without the whole words that all begin and end with."""
    begin = _whole_words(columns)
    rest = [column[begin:] for column in columns]
    end = _whole_words([column[::-1] for column in rest])
    return [column[: len(column) - end] for column in rest]


def _without_beginning(columns: Sequence[str], classes: Collection[str]) -> list[str]:
    """Headings without the beginning that all have, though no word ends there; empty without one.

    What is left has to be a class; a single letter may belong to one.
    """
    first = next(iter(columns), "")
    begins = {first[: -len(name)] for name in classes if name and first.endswith(name)}
    begin = max(begins, key=len, default="")
    if len(begin) < _LEAST or not all(column.startswith(begin) for column in columns):
        return []
    return [column[len(begin) :] for column in columns]


def _whole_words(texts: Sequence[str]) -> int:
    """How many signs of the beginning that texts have in common are words that end in it.

    The last word is matched from its end: a pattern that is looked for would begin at every sign.
    """
    common = _common(texts)
    begun = _WORD.match(common[::-1])
    return len(common) - (begun.end() if begun else 0)


def _common(texts: Sequence[str]) -> str:
    """The beginning that texts have in common."""
    shortest = min(texts, key=len, default="")
    alike = (len(set(signs)) == 1 for signs in zip(*texts, strict=False))
    return shortest[: next((i for i, same in enumerate(alike) if not same), len(shortest))]


def _without_x(plain: str, exact: dict[str, str]) -> str | None:
    rest = plain.removeprefix("x")
    return None if rest == plain or rest[:1].isalpha() else exact.get(rest)
