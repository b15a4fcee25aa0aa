"""Probabilities that are looked at together: corrected, so that not one of twenty seems to be something."""

import numpy as np
from numpy.typing import NDArray


def adjusted(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities, (m,), corrected for how many there are (Benjamini and Hochberg 1995)."""
    count = len(probabilities)
    order = np.argsort(probabilities)
    raised = probabilities[order] * count / np.arange(1, count + 1)
    corrected = np.empty(count)
    corrected[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    return corrected
