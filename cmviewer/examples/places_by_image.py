"""What is of one image, together: each photograph is then decoded once."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray


def places_by_image(images: NDArray[np.int32]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Give each image, ascending, and the places in `images`, int32 (n,), that are of it, in their order."""
    order = np.argsort(images, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(images[order])) + 1):
        if len(places):
            yield int(images[places[0]]), places
