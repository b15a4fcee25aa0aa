"""How alike two pictures look: 1 for the same, towards 0 for nothing in common.

The mean structural similarity of Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error
visibility to structural similarity", IEEE Transactions on Image Processing 13 (2004), equation 13, with the
Gaussian window of 11 pixels and the constants that are given there.
"""

from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter

SIGMA: Final = 1.5
RADIUS: Final = 5
LARGEST: Final = 255.0
C1: Final = (0.01 * LARGEST) ** 2
C2: Final = (0.03 * LARGEST) ** 2


def structural_similarity(first, second):
    """Compare two grey pictures of one shape, (height, width), with values from 0 to 255."""

    def mean(values):
        return gaussian_filter(values, SIGMA, radius=RADIUS)

    x, y = np.asarray(first, float), np.asarray(second, float)
    mean_x, mean_y = mean(x), mean(y)
    variances = mean(x * x) - mean_x**2 + mean(y * y) - mean_y**2
    covariance = mean(x * y) - mean_x * mean_y
    alike = (2 * mean_x * mean_y + C1) * (2 * covariance + C2)
    return float(np.mean(alike / ((mean_x**2 + mean_y**2 + C1) * (variances + C2))))
