"""Images that belong together, such as those of one scene, so that they are drawn and swapped as one."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import NO_IMAGE, Evaluation
from cmviewer.problems.comparing import NOTHING_TOGETHER
from cmviewer.query import Column, asked_of, column_names
from cmviewer.query.columns import column_texts

FOLDER: Final = "folder"
COLUMN: Final = "column:"


def groups_of(evaluation: Evaluation, result: CheckpointResult, together: str) -> NDArray[np.int64] | None:
    """Return the group of each image, int64 (N,); None where each is one by itself.

    together: `folder`, or `column:NAME` of the files of truth or predictions; empty for none. An image of
    which the column says nothing is alone. Raises `CmviewerError` where there is no such column, or not more
    than one group.
    """
    if not together:
        return None
    if together == FOLDER:
        groups = evaluation.images.folders[1].astype(np.int64)
    else:
        groups = _of_column(evaluation, result, together.removeprefix(COLUMN))
    if len(np.unique(groups)) < 2:
        raise CmviewerError(
            NOTHING_TOGETHER.of(evaluation.source, told=together, why="all images are of one group")
        )
    return groups


def _of_column(evaluation: Evaluation, result: CheckpointResult, name: str) -> NDArray[np.int64]:
    names = column_names(evaluation, result.predictions)
    if name not in names:
        why = f"there is no column {name!r}" + (f": {', '.join(names)}" if names else "")
        raise CmviewerError(NOTHING_TOGETHER.of(evaluation.source, told=f"{COLUMN}{name}", why=why))
    outcomes = result.outcomes
    asked = asked_of(evaluation, result.predictions, outcomes, lambda: result.causes)
    text = column_texts(asked, Column(name, "=", "")).astype(np.str_)
    told = np.flatnonzero((text != "") & (outcomes.image != NO_IMAGE))[::-1]  # the first of an image is kept
    groups = -1 - np.arange(len(evaluation.images), dtype=np.int64)
    groups[outcomes.image[told]] = np.unique(text[told], return_inverse=True)[1].reshape(-1)
    return groups


def swapped_with(image: NDArray[np.int32], groups: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """Number from 0 on of what is swapped with each image, int64 (C,): itself, or its group.

    image: int32 (C,). groups: int64 (N,), of each image; None: each is by itself.
    """
    if groups is None:
        return image.astype(np.int64)
    return np.unique(groups, return_inverse=True)[1].reshape(-1).astype(np.int64)[image]
