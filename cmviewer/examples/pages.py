"""Pages of examples, whose fields are read when they are looked at."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

PAGE: Final = 200
"""Rows that are read at once."""


def places_of_page(page: int, count: int) -> NDArray[np.int64]:
    """Return the places of the examples of a page, int64 (m,)."""
    return np.arange(page * PAGE, min((page + 1) * PAGE, count))
