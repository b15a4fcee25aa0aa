"""Read-only arrays, the material of every value."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray


def frozen(values: ArrayLike, dtype: DTypeLike) -> NDArray[Any]:
    """Return `values` as an array of `dtype` that nobody can write to; copies only if it must."""
    array = np.asarray(values, dtype=dtype).view()
    array.flags.writeable = False
    return array
