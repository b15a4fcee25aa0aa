"""Which sample of one file is which of another, by the names of their images."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Names = NDArray[Any]
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


_KEYS: Final[tuple[Callable[["pd.Series[Any]"], "pd.Series[Any]"], ...]] = (
    lambda names: names, _path, _file_name, _stem, _number,
)  # fmt: skip


def join(names: Names, others: Names) -> NDArray[np.int64]:
    """Return for each of `names` its row in `others`, int64 (n,), or -1.

    The first key counts that is unique on both sides and matches anything: the name, its path written
    plainly, the file name, its stem, its number.
    """
    mine, theirs = pd.Series(names, dtype=object), pd.Series(others, dtype=object)
    for key in _KEYS:
        left, right = key(mine), pd.Index(key(theirs))
        if left.duplicated().any() or not right.is_unique:
            continue
        rows: NDArray[np.int64] = right.get_indexer(pd.Index(left)).astype(np.int64)
        if (rows >= 0).any():
            return rows
    return np.full(len(names), -1, np.int64)


def folder_names(names: Names) -> Names | None:
    """Return the folder that each image lies in, object (n,); None where some lie in none."""
    path = _path(pd.Series(names, dtype=object))
    folder = path.str.extract(r"([^/]+)/[^/]+$", expand=False)
    return None if folder.isna().any() else folder.to_numpy(dtype=object)


def plain_paths(names: Names) -> Names:
    """Write paths one way, object (n,), a copy: `/` between folders, no `./` before them."""
    text = "\n".join(names.tolist())
    if not any(odd in text for odd in ("\\", "./", "//")):
        return names.copy()
    plain: Names = _path(pd.Series(names, dtype=object)).to_numpy(dtype=object, copy=True)
    return plain


def times_before(names: Names) -> NDArray[np.int64]:
    """Count for each name how often it was there before: int64 (n,)."""
    code = pd.Series(pd.factorize(names)[0])
    return code.groupby(code, sort=False).cumcount().to_numpy().astype(np.int64)
