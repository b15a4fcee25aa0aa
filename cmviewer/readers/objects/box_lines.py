"""Text layouts of tools that compute mAP: a text file an image, `class [score] a b c d [difficult]`.

A class is a name, which may hold blanks, or a number. What the four numbers mean is told by their values.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import ReadWholeError, Task, frozen
from cmviewer.problems.scores import BOX_SCORES_PERCENT
from cmviewer.problems.shapes import BOX_ROW
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import POSSIBLE, Detected, Facts
from cmviewer.readers.objects.box_columns import BOX, SCORED, WHOLE, RowTail, TailColumns
from cmviewer.readers.objects.box_formats import corners, likely_format, unit_of
from cmviewer.readers.objects.checks import kept_of, say, usable
from cmviewer.readers.objects.classes_of_rows import RowClasses, by_number, by_word
from cmviewer.readers.objects.file_pieces import FilePieces
from cmviewer.readers.objects.parts import (
    EITHER,
    PREDICTION,
    TRUTH,
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)
from cmviewer.readers.objects.text_folders import TextFolder, in_text_folders, of_files
from cmviewer.readers.objects.text_rows import (
    TextRows,
    are_class_numbers,
    as_objects,
    as_text,
    count_rows,
    numbers,
    read_rows,
)
from cmviewer.readers.objects.written_scores import written

_MOST: Final = 0.5

_BAD_ROW: Final = BOX_ROW.of(left_out=1)


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    return in_text_folders(listing, cancel, recognise, POSSIBLE)


def recognise(text: TextFolder) -> ObjectSource | None:
    """Recognise a folder in which most rows are a class and four or five numbers."""
    rows = text.sample
    tail = RowTail.of(rows)
    if not len(rows) or (tail.count >= BOX).mean() <= _MOST:
        return None
    columns = tail.columns(None, text.named_role)
    good = tail.count >= columns.width
    class_number, named = numbers(rows.take(good).words_at(0))
    if not (named | are_class_numbers(class_number)).any():
        return None
    scored, numbered = columns.score is not None, not named.any()
    read_some = partial(_read_some, text.folder, columns, numbered=numbered)
    roles = PREDICTION if scored else text.roles
    return ObjectSource(
        path=text.folder,
        files=text.files,
        layout=LAYOUT,
        roles=TRUTH if roles == EITHER else roles,
        read=partial(read, text),
        numbered=numbered,
        has_scores=scored,
        pieces=FilePieces(text.folder, text.files, read_some, count_rows),
    )


def read(text: TextFolder, context: ReadContext) -> ObjectPart:
    """Read the text files of a folder. Rows that are none are left out, and said."""
    return _part_of(read_rows(text.files, context), text, context)


def _read_some(
    folder: Path, columns: TailColumns, files: tuple[Path, ...], context: ReadContext, *, numbered: bool
) -> ObjectPart:
    """Read some of the files, where all are as the sample. Raises `ReadWholeError` where others may differ.

    columns, numbered: what the numbers of the sample were, and whether its classes were numbers.
    """
    rows = read_rows(files, context)
    tail = RowTail.of(rows)
    if len(rows) and not tail.show(columns):
        raise ReadWholeError("numbers that others may say the meaning of")
    if len(rows) and _are_numbered(rows, rows.count - tail.difficult - columns.width) is not numbered:
        raise ReadWholeError("classes that are called otherwise")
    part = _part_of(rows, of_files(folder, files), context)
    if len(rows) and context.boxes is None and part.box_format is not BoxFormat.LTRB:
        raise ReadWholeError("boxes that others may show to be corners")
    return part


def _part_of(rows: TextRows, text: TextFolder, context: ReadContext) -> ObjectPart:
    tail = RowTail.of(rows)
    columns = tail.columns(context.boxes, text.named_role)
    good = tail.count >= columns.width
    say(context.problems, np.flatnonzero(~good), rows.place, _BAD_ROW)
    rows = rows.take(good)
    four, difficult = _four(tail, columns)[good], tail.difficult[good]
    if columns.mark is not None:
        difficult = difficult | (tail.number[good, columns.mark] > 0)
    layout = context.boxes or likely_format(four)
    score = None if columns.score is None else tail.number[good, columns.score]
    if score is not None and columns.percent:
        context.problems.append(BOX_SCORES_PERCENT.of(text.folder))
        score = score / WHOLE
    classes = _classes(rows, tail.difficult[good], columns.width, context)
    part = ObjectPart(
        image_names=tuple(map(text.image_name, rows.files)),
        class_names=classes.names,
        class_ids=classes.ids,
        named=classes.named,
        image=rows.file,
        label=classes.label,
        box=corners(four, layout),
        unit=unit_of(layout),
        box_format=layout,
        score=None if score is None else written(score),
        difficult=frozen(difficult, np.bool_) if score is None else None,
        identity=rows.line,
    )
    known = classes.label >= 0
    rows = rows.take(known)
    return usable(kept_of(part, known), rows.place, context.problems)


def _four(tail: RowTail, columns: TailColumns) -> NDArray[np.float64]:
    four: NDArray[np.float64] = tail.number[:, SCORED + columns.box :][:, :BOX]
    return four


def _classes(rows: TextRows, difficult: NDArray[np.bool_], width: int, context: ReadContext) -> RowClasses:
    """Take what stands before the numbers: numbers where all rows have one, else names."""
    words = rows.count - difficult - width
    if _are_numbered(rows, words):
        return by_number(numbers(rows.words_at(0))[0].astype(np.int64), context, rows.place)
    if (words == 1).all():
        return by_word(as_text(rows.words_at(0)))
    pairs = zip(rows.first[:-1].tolist(), words.tolist(), strict=True)
    return by_word(as_text(as_objects([b" ".join(rows.word[start : start + n]) for start, n in pairs])))


def _are_numbered(rows: TextRows, words: NDArray[np.int64]) -> bool:
    """Whether all rows begin with the number of a class. words: int64 (R,), how many stand before the box."""
    if not len(rows) or not (words == 1).all():
        return False
    number, bad = numbers(rows.words_at(0))
    return not bad.any() and bool(are_class_numbers(number).all())


_FORMATS: Final = ("ltrb", "ltwh", "cxcywh")
LAYOUT: Final = ObjectLayout(
    name="Text of boxes, a file an image",
    tasks=(Task.DETECTION,),
    endings=frozenset({".txt"}),
    example="class left top right bottom\nclass score left top right bottom   (other orders: --boxes)",
    facts=Facts(
        readings=MappingProxyType(
            {
                "boxes.truth": (*_FORMATS, *(f"{one}-normalised" for one in _FORMATS)),
                "boxes.prediction": (*_FORMATS, *(f"{one}-normalised" for one in _FORMATS)),
                "class-numbers": ("rank", "position", "plain", "from-1"),
            }
        )
    ),
    detect=_detect,
    read=read_source,
)
