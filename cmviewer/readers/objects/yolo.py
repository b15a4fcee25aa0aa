"""YOLO labels: a text file an image, `class cx cy w h` or `class x1 y1 x2 y2 …`, as shares of the image."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import ReadWholeError, Regions, Task
from cmviewer.problems.shapes import BOXES_LIKE_ANOTHER_LAYOUT, LABEL_ROW, RUN_REPEATED
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import LIKELY, Detected, Facts, Presence
from cmviewer.readers.objects import box_lines
from cmviewer.readers.objects.box_formats import WORDS, corners, likely_format, share_inside, unit_of
from cmviewer.readers.objects.checks import kept_of, say, usable
from cmviewer.readers.objects.classes_of_rows import by_number
from cmviewer.readers.objects.file_pieces import FilePieces
from cmviewer.readers.objects.keypoints import keypoints_of
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
from cmviewer.readers.objects.rings import boxes_around, regions_of
from cmviewer.readers.objects.text_folders import TextFolder, in_text_folders, of_files
from cmviewer.readers.objects.text_rows import TextRows, are_class_numbers, count_rows, numbers, read_rows
from cmviewer.readers.objects.written_scores import written
from cmviewer.readers.objects.yolo_shapes import Shapes, are_plain

_BOX: Final = 5
_SCORED_BOX: Final = 6
_YOLO: Final = BoxFormat.CXCYWH_NORMALISED
_SHARES: Final = (-0.5, 1.5)
"""Where coordinates of normalised labels lie, however bad the predictions."""
_MOST: Final = 0.5
_BAD_ROW: Final = LABEL_ROW.of(left_out=1)
_RERUN: Final = RUN_REPEATED.of(left_out=1)


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    return in_text_folders(listing, cancel, recognise, LIKELY)


def recognise(text: TextFolder) -> ObjectSource | None:
    """Recognise a folder of YOLO labels, or one that is empty."""
    rows = text.sample
    if len(rows) and not _looks_like(rows):
        return None
    keypoints = keypoints_of(text)
    shape = Shapes.of(rows.count, numbers(rows.words_at(-1))[0] if len(rows) else np.zeros(0), keypoints)
    scored, polygons = bool(shape.scored.any()), bool(shape.polygon.sum() > shape.box.sum())
    roles = PREDICTION if scored or shape.tracked.any() else text.roles
    if len(rows) and roles == EITHER:
        roles = TRUTH
    return ObjectSource(
        path=text.folder,
        files=text.files,
        layout=LAYOUT,
        roles=roles,
        read=partial(_read, text, keypoints),
        numbered=True,
        has_regions=polygons,
        has_scores=scored,
        pieces=FilePieces(text.folder, text.files, partial(_read_some, text.folder, keypoints), count_rows),
    )


def empty_folder(folder: Path) -> ObjectSource:
    """A checkpoint of which a folder without a file is all that is left."""
    return ObjectSource(
        path=folder,
        files=(),
        layout=LAYOUT,
        roles=PREDICTION,
        read=partial(_read, of_files(folder, ()), 0),
    )


def _looks_like(rows: TextRows) -> bool:
    """Tell whether most rows are a class number and coordinates from 0 to 1."""
    enough = rows.count >= _BOX
    if enough.mean() <= _MOST:
        return False
    rows = rows.take(enough)
    number, bad = numbers(rows.columns(0, _BOX))
    plain = ~bad.any(1) & are_class_numbers(number[:, 0])
    inside = ((number[:, 1:] >= _SHARES[0]) & (number[:, 1:] <= _SHARES[1])).all(1)
    return bool((plain & inside).mean() > _MOST and not _score_comes_first(rows, _YOLO))


def _score_comes_first(rows: TextRows, layout: BoxFormat) -> bool:
    """Tell `class score a b c d` from `class a b c d score`: its boxes lie in the image more often."""
    six = rows.take(rows.count == _SCORED_BOX)
    if len(six) <= _MOST * len(rows):
        return False
    number, _ = numbers(six.columns(1, 5))
    return share_inside(corners(number[:, 1:], layout)) > share_inside(corners(number[:, :4], layout))


def _read(text: TextFolder, keypoints: int, context: ReadContext) -> ObjectPart:
    told = context.boxes
    if told is not None and not keypoints and _score_comes_first(text.sample, told):
        return box_lines.read(text, context)  # what was told shows what could not be recognised
    return _part_of(read_rows(text.files, context), text, keypoints, context)


def _read_some(folder: Path, keypoints: int, files: tuple[Path, ...], context: ReadContext) -> ObjectPart:
    """Read some of the files. Raises `ReadWholeError` where others may say what their rows mean."""
    if context.boxes is not None:
        raise ReadWholeError("boxes that all rows may show to be otherwise")
    rows = read_rows(files, context)
    number, _ = numbers(rows.word)
    last = number[rows.first[1:] - 1]
    if not are_plain(rows.count, last, keypoints):
        raise ReadWholeError("rows that others may say the meaning of")
    boxes = Shapes.of(rows.count, last, keypoints).box
    four = number[rows.first[:-1, None][boxes] + np.arange(1, 5)]
    if not (np.abs(four) <= 1).all():
        raise ReadWholeError("boxes that may be no shares")
    return _part_of(rows, of_files(folder, files), keypoints, context)


def _part_of(rows: TextRows, text: TextFolder, keypoints: int, context: ReadContext) -> ObjectPart:
    rows = _once(rows, context.problems)
    number, bad = numbers(rows.word)
    shape = Shapes.of(rows.count, number[rows.first[1:] - 1], keypoints)
    class_id = number[rows.first[:-1]]
    bad_words = np.diff(np.concatenate(([0], np.cumsum(bad)))[rows.first])
    good = (shape.box | shape.polygon) & (bad_words == 0) & are_class_numbers(class_id)
    say(context.problems, np.flatnonzero(~good), rows.place, _BAD_ROW)
    number = number[np.repeat(good, rows.count)]
    rows = rows.take(good)
    shape = Shapes(shape.box[good], shape.polygon[good], shape.scored[good], shape.tracked[good])
    four = number[rows.first[:-1, None] + np.arange(1, 5)]
    layout = _layout(four[shape.box], context, text)
    regions = _regions(number, rows, shape)
    box = corners(four, layout)
    last = number[rows.first[1:] - 1 - shape.tracked]
    classes = by_number(class_id[good].astype(np.int64), context, rows.place)
    part = ObjectPart(
        image_names=tuple(map(text.image_name, rows.files)),
        class_names=classes.names,
        class_ids=classes.ids,
        named=classes.named,
        image=rows.file,
        label=classes.label,
        box=box if regions is None else boxes_around(regions, box),
        unit=unit_of(layout),
        box_format=layout,
        score=written(last, shape.scored) if shape.scored.any() else None,
        region=regions,
        identity=rows.line,
    )
    known = classes.label >= 0
    return usable(kept_of(part, known), rows.take(known).place, context.problems)


def _layout(four: NDArray[np.float64], context: ReadContext, text: TextFolder) -> BoxFormat:
    """Take boxes as they were told, else as YOLO writes them; say where they look like something else."""
    if context.boxes is not None:
        return context.boxes
    likely = likely_format(four) if len(four) else _YOLO
    if likely is not _YOLO:
        context.problems.append(
            BOXES_LIKE_ANOTHER_LAYOUT.of(
                text.folder, readings=(likely.value,), usual=WORDS[_YOLO], likely=WORDS[likely]
            )
        )
    return _YOLO


def _regions(number: NDArray[np.float64], rows: TextRows, shape: Shapes) -> Regions | None:
    """Make a ring of each polygon: the words of its row without the class and the score."""
    if not shape.polygon.any():
        return None
    used = np.repeat(shape.polygon, rows.count)
    used[rows.first[:-1]] = False
    used[rows.first[1:][shape.scored] - 1] = False
    points = (rows.count[shape.polygon] - 1 - shape.scored[shape.polygon]) // 2
    return regions_of(number[used], points, shape.polygon.astype(np.int64))


def _once(rows: TextRows, problems: list[Problem]) -> TextRows:
    """Leave out what another run has written again: files in which all rows stand equally often."""
    table = pd.DataFrame({"file": rows.file, "line": pd.factorize(rows.lines)[0]})
    again = table.duplicated().to_numpy(np.bool_)
    if not again.any():
        return rows
    each = table.groupby(["file", "line"], sort=False)["line"].transform("size")
    by_file = each.groupby(table["file"], sort=False)
    again = again & (by_file.transform("min") == by_file.transform("max")).to_numpy(np.bool_)
    say(problems, np.flatnonzero(again), rows.place, _RERUN)
    return rows.take(~again)


LAYOUT: Final = ObjectLayout(
    name="YOLO labels",
    tasks=(Task.DETECTION, Task.INSTANCE_SEGMENTATION),
    endings=frozenset({".txt"}),
    example="data.yaml, images/val/a.jpg, labels/val/a.txt\n"
    "rows: class cx cy w h   or   class x1 y1 x2 y2 …\n"
    "runs/detect/epoch_5/labels/a.txt, the score behind; all as shares of the image",
    facts=Facts(
        names=Presence.NEVER,
        box_format=Presence.ALWAYS,
        truth_rank=2,
        readings=MappingProxyType({"class-numbers": ("rank", "position", "plain", "from-1")}),
    ),
    detect=_detect,
    read=read_source,
)
