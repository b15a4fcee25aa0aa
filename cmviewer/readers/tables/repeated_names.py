"""Images whose bare names repeat: those of two folders or videos, which are different images."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.readers.tables.parts import SamplePart
from cmviewer.readers.tables.table import Table

_MANY: Final = 0.1
"""Rows that repeat a name from which it is no mistake of a script that the same image is there twice."""
_FEW: Final = 0.01
"""Rows that may repeat the longer name still."""


def named_with_containers(part: SamplePart, table: Table, containers: Sequence[int]) -> SamplePart:
    """Put before bare names of images what makes them different: a video or folder, else the true class.

    Nothing is done where names hold folders, or where nothing parts them.
    """
    image = part.image
    if image is None or part.weight is not None or not part.count:
        return part
    if _hold_folders(image) or part.named_again.mean() < _MANY:
        return part
    before: NDArray[Any] | None = None
    for position in containers:
        text = table.text(position)
        if len(text) != part.count:
            return part
        before = text if before is None else before + "/" + text
        if _repeated(before + "/" + image) <= _FEW:
            return replace(part, image=before + "/" + image)
    if part.truth is None or (part.prediction is None and part.class_scores is None):
        return part
    named = np.array([name or "" for name in part.truth.text()], object) + "/" + image
    return replace(part, image=named) if _repeated(named) <= _FEW else part


def _repeated(names: NDArray[Any]) -> float:
    """Share of the rows whose name was there before."""
    return float(pd.Series(names, dtype=object).duplicated().mean()) if len(names) else 0.0


def _hold_folders(names: NDArray[Any]) -> bool:
    return any("/" in name or "\\" in name for name in names[:1000].tolist())
