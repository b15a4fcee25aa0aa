"""KITTI's labels: a text file an image; type, truncation, occlusion, angle, box, 3-D box, and a score."""

from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import frozen
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.box_formats import corners, unit_of
from cmviewer.readers.objects.checks import say, usable
from cmviewer.readers.objects.classes_of_rows import by_word
from cmviewer.readers.objects.parts import Holds, ObjectPart, ObjectSource, Reader
from cmviewer.readers.objects.text_folders import TextFolder
from cmviewer.readers.objects.text_rows import TextRows, as_text, numbers, read_rows

_TRUTH: Final = 15
_SCORED: Final = 16
_BOX: Final = 4
"""The column where the box begins."""
_IGNORED: Final = "DontCare"
_MOST: Final = 0.5
_BAD_ROW: Final = Problem(
    "kitti-row",
    "no row of KITTI labels, which have a type and 14 numbers, or 15 with a score; it is left out",
    "write all columns of the format",
)


def recognise(text: TextFolder) -> ObjectSource | None:
    """Recognise a folder in which most rows are a word and 14 or 15 numbers."""
    rows = text.sample
    good = _good(rows)
    if not len(rows) or good.mean() <= _MOST:
        return None
    scored = bool((rows.count == _SCORED).any())
    return ObjectSource(
        path=text.folder,
        files=text.files,
        layout="KITTI labels with scores" if scored else "KITTI labels",
        holds=Holds.PREDICTIONS if scored or text.holds is Holds.PREDICTIONS else Holds.TRUTH,
        numbered=False,
        has_regions=False,
        read=partial(_read, text),
        has_scores=scored,
        file_an_image=True,
    )


def _good(rows: TextRows) -> NDArray[np.bool_]:
    """Which rows are labels, bool (R,)."""
    good = np.isin(rows.count, (_TRUTH, _SCORED))
    _, first_is_word = numbers(rows.take(good).words_at(0))
    _, bad = numbers(rows.take(good).columns(1, _TRUTH - 1))
    good[good] = first_is_word & ~bad.any(1)
    return good


def _read(text: TextFolder, reader: Reader) -> ObjectPart:
    rows = read_rows(text.files, reader)
    good = _good(rows)
    say(reader.problems, np.flatnonzero(~good), rows.place, _BAD_ROW)
    rows = rows.take(good)
    names = as_text(rows.words_at(0))
    classes = by_word(names)
    layout = reader.boxes or BoxFormat.LTRB
    last, _ = numbers(rows.words_at(-1))
    scored = rows.count == _SCORED
    part = ObjectPart(
        image_names=tuple(file.stem for file in rows.files),
        class_names=classes.names,
        image=rows.file,
        label=classes.label,
        box=corners(numbers(rows.columns(_BOX, 4))[0], layout),
        unit=unit_of(layout),
        score=frozen(np.where(scored, last, np.nan), np.float32) if scored.any() else None,
        crowd=frozen(names == _IGNORED, np.bool_),
        identity=rows.line,
    )
    return usable(part, rows.place, reader.problems)
