"""Work on arrays that gives other threads their turn, piece by piece on both of two threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

THREADS: Final = 2


def in_pieces(
    work: Callable[[slice], NDArray[Any]], count: int, at_once: int, dtype: type[np.generic]
) -> NDArray[Any]:
    """Return what `work` gives for each slice of `count` rows, one after the other, as an array of `dtype`.

    What `work` raises is raised here, and no further piece is begun.
    """
    if count <= at_once:  # a thread takes longer to begin than a small piece
        return work(slice(0, count)) if count else np.empty(0, dtype)
    with ThreadPoolExecutor(THREADS) as threads:
        begun = [threads.submit(work, slice(start, start + at_once)) for start in range(0, count, at_once)]
        try:
            return np.concatenate([one.result() for one in begun])
        finally:
            threads.shutdown(wait=True, cancel_futures=True)
