"""Whole columns of names of images: which sample of one file is which of another."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.readers.files.words import SPLITS
from cmviewer.readers.joining.image_names import UNKNOWN, JoinedImages

Names = NDArray[Any]
_LOOKED_AT: Final = 1000
"""Names whose folders are looked at to tell which part of a data set they are of."""
_AT_ONCE: Final = 1 << 16
"""Names that are put into one text to be looked at."""
_SUPERFLUOUS: Final = r"^(\./)+|(?<!http:)(?<!https:)/+(?=/)"
"""What says nothing in a path; the two strokes of an address do."""


def _path(names: "pd.Series[Any]") -> "pd.Series[Any]":
    return names.str.replace("\\", "/", regex=False).str.replace(_SUPERFLUOUS, "", regex=True)


def _file_name(names: "pd.Series[Any]") -> "pd.Series[Any]":
    return _path(names).str.rsplit("/", n=1).str[-1]


def _stem(names: "pd.Series[Any]") -> "pd.Series[Any]":
    return _file_name(names).str.replace(r"\.[A-Za-z]{2,5}$", "", regex=True)


def _number(names: "pd.Series[Any]") -> "pd.Series[Any]":
    return _stem(names).str.replace(r"^0+(?=\d)", "", regex=True)


def _tail(names: "pd.Series[Any]", parts: int) -> "pd.Series[Any]":
    """Return the last folders of paths with the file name: those of two machines end alike."""
    return _path(names).str.rsplit("/", n=parts).str[-parts:].str.join("/")


Key = Callable[["pd.Series[Any]"], "pd.Series[Any]"]
_KEYS: Final[tuple[tuple[str, Key], ...]] = (
    ("id", lambda names: names),
    ("path", _path),
    ("path", lambda names: _tail(names, 3)),
    ("path", lambda names: _tail(names, 2)),
    ("name", _file_name),
    ("stem", _stem),
    ("number", _number),
)
_ENOUGH: Final = 0.9
"""Share of the shorter side that a key joins from which no looser one is tried; the rest may be missing."""


def join(names: Names, others: Names) -> NDArray[np.int64]:
    """Return for each of `names` its row in `others`, int64 (n,), or -1."""
    return join_by_key(names, others).position


def join_by_key(names: Names, others: Names, told: str | None = None) -> JoinedImages:
    """Join names by the key that joins most of them and is unique on both sides; of equals the strictest.

    Keys are the name, its path written plainly, its last folders, the file name, its stem, its number.
    told: the only key that is tried. Where none is unique, names of which several others are called alike
    are left without one.
    """
    mine, theirs = pd.Series(names, dtype=object), pd.Series(others, dtype=object)
    best = JoinedImages(told or "id", np.full(len(names), UNKNOWN, np.int64))
    vague = best
    for name, key in _KEYS:
        if told not in {None, name}:
            continue
        left, right = key(mine), key(theirs)
        if left.duplicated().any():
            continue
        if right.duplicated().any():
            found = _without_alike(name, left, right)
            vague = found if found.count > vague.count else vague
            continue
        found = JoinedImages(name, pd.Index(right).get_indexer(pd.Index(left)).astype(np.int64))
        best = found if found.count > best.count else best
        if best.count >= _ENOUGH * min(len(names), len(others)):
            break
    return best if best.count else vague


def _without_alike(name: str, left: "pd.Series[Any]", right: "pd.Series[Any]") -> JoinedImages:
    """Join by a key that some of the others share; these are joined to nothing."""
    alone = right[~right.duplicated(keep=False)]
    place = pd.Index(alone).get_indexer(pd.Index(left))
    return JoinedImages(name, np.append(alone.index.to_numpy(np.int64), UNKNOWN)[place])


def called_like(name: str, others: Names) -> list[str]:
    """Return the distinct others whose file has this name, whatever folders they lie in."""
    texts = pd.Series(others, dtype=object)
    one = _stem(pd.Series([name], dtype=object)).iloc[0]
    return list(dict.fromkeys(texts[_stem(texts) == one]))


def other_split(names: Names, others: Names) -> tuple[str, str] | None:
    """Return the parts of a data set that names and others lie in, where these are different ones."""
    mine, theirs = _splits(names), _splits(others)
    return (min(mine), min(theirs)) if mine and theirs and mine.isdisjoint(theirs) else None


def split_of_names(names: Names) -> str | None:
    """Return the part of a data set in whose folder names lie, in lower case; None where there is none."""
    found = _splits(names)
    return next(iter(found)) if len(found) == 1 else None


def _splits(names: Names) -> set[str]:
    folders = {path.rpartition("/")[0] for path in plain_paths(names[:_LOOKED_AT]).tolist()}
    return {part.lower() for folder in folders for part in folder.split("/")} & SPLITS


def folder_names(names: Names) -> Names | None:
    """Return the folder that each image lies in, object (n,); None where some lie in none."""
    path = _path(pd.Series(names, dtype=object))
    folder = path.str.rsplit("/", n=2).str[-2::-1].str[0]
    return None if folder.isna().any() or (folder == "").any() else folder.to_numpy(dtype=object)


def plain_paths(names: Names) -> Names:
    """Write paths one way, object (n,): `/` between folders, no `./` before; as they are where all are so."""
    if not any(_is_odd(names[begin : begin + _AT_ONCE]) for begin in range(0, len(names), _AT_ONCE)):
        return names
    plain: Names = _path(pd.Series(names, dtype=object)).to_numpy(dtype=object, copy=True)
    return plain


def _is_odd(names: Names) -> bool:
    text = "\n".join(names.tolist())
    return any(odd in text for odd in ("\\", "./", "//"))


def times_before(names: Names) -> NDArray[np.int64]:
    """Count for each name how often it was there before: int64 (n,)."""
    code = pd.Series(pd.factorize(names)[0])
    return code.groupby(code, sort=False).cumcount().to_numpy().astype(np.int64)
