"""Labels of a fixed number of columns, a text file an image: what is one of them, and what is left out."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.readers.objects.checks import say
from cmviewer.readers.objects.file_pieces import FilePieces
from cmviewer.readers.objects.parts import (
    PREDICTION,
    TRUTH,
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
)
from cmviewer.readers.objects.text_folders import TextFolder, of_files
from cmviewer.readers.objects.text_rows import TextRows, count_rows

_MOST: Final = 0.5
"""Share of the rows that must be labels, or a folder is of another layout."""
ReadFolder = Callable[[TextFolder, ReadContext], ObjectPart]


def are_labels(good: NDArray[np.bool_]) -> bool:
    """Tell whether most rows are labels. good: bool (R,), which ones are."""
    return bool(len(good) and good.mean() > _MOST)


def labels_source(
    text: TextFolder, layout: ObjectLayout, read: ReadFolder, *, has_regions: bool, has_scores: bool
) -> ObjectSource:
    """Make the source of a folder; what has scores, or lies where predictions do, is no truth."""
    return ObjectSource(
        path=text.folder,
        files=text.files,
        layout=layout,
        roles=PREDICTION if has_scores or text.roles == PREDICTION else TRUTH,
        read=partial(read, text),
        has_regions=has_regions,
        has_scores=has_scores,
        pieces=FilePieces(text.folder, text.files, partial(_read_some, text.folder, read), count_rows),
    )


def _read_some(folder: Path, read: ReadFolder, files: tuple[Path, ...], context: ReadContext) -> ObjectPart:
    return read(of_files(folder, files), context)


def only_labels(
    rows: TextRows, good: NDArray[np.bool_], otherwise: Problem, problems: list[Problem]
) -> TextRows:
    """Return the rows that are labels; of the others is said what they are."""
    say(problems, np.flatnonzero(~good), rows.place, otherwise)
    return rows.take(good)
