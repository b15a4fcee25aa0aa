"""Rows of which several are about one image, each with a class and its score: the best one counts."""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.tables import ONLY_BEST_OF_ROWS
from cmviewer.readers.tables.parts import MISSING, SamplePart

_WHOLE: Final = 1.02
"""What the scores of all classes of an image come to at most, rounded."""


def best_of_rows(part: SamplePart, problems: list[Problem]) -> NDArray[np.int64] | None:
    """Return the row of the best class of each image, int64 (m,); None where a row is a sample.

    Every image has several rows, of one truth and of other classes, whose scores come to 1 at most: those of
    several models do not.
    """
    if part.image is None or part.prediction is None or part.score is None or not part.named_again.any():
        return None
    if part.class_scores is not None or (part.prediction.code == MISSING).any() or np.isnan(part.score).any():
        return None
    image = pd.factorize(part.image)[0]
    frame = pd.DataFrame({"image": image, "class": part.prediction.code, "score": part.score})
    rows = np.bincount(image)
    if rows.min() < 2 or frame.duplicated(["image", "class"]).any():
        return None
    if np.bincount(image, part.score).max() > _WHOLE or part.score.min() < 0:
        return None
    if part.truth is not None and len(np.unique(np.stack([image, part.truth.code]), axis=1).T) > len(rows):
        return None
    best = np.sort(frame.groupby("image")["score"].idxmax().to_numpy(np.int64))
    problems.append(ONLY_BEST_OF_ROWS.of(part.file, part.line_of(1), times=part.count - len(best)))
    return best
