"""Open Images: a table of boxes as shares of the image, with classes such as `/m/01g317`."""

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Task, frozen
from cmviewer.problems.layouts import NO_BOX_COLUMNS
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.layout import CERTAIN, Detected, Facts, Presence
from cmviewer.readers.objects.box_formats import corners, unit_of
from cmviewer.readers.objects.box_tables import is_open_images, no_objects, place_in
from cmviewer.readers.objects.checks import usable
from cmviewer.readers.objects.classes_of_rows import by_word
from cmviewer.readers.objects.first_rows import header_of
from cmviewer.readers.objects.parts import (
    PREDICTION,
    TRUTH,
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)
from cmviewer.readers.objects.text_rows import as_objects
from cmviewer.readers.objects.written_scores import of_cells
from cmviewer.readers.tables.delimited import read_delimited
from cmviewer.readers.tables.table import NoRows, Table, plain_numbers

_BOX: Final = ("XMin", "YMin", "XMax", "YMax")
_SCORES: Final = ("Score", "Confidence", "Conf")
_TRUTH: Final = frozenset({"Source", "IsGroupOf"})
"""Columns of the truth, whose `Confidence` tells how it was verified and is no score."""


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    """Find tables with the columns of Open Images."""
    named = tuple(file for file in listing.all_ending(".csv") if "class-descriptions" in file.name)
    for file in listing.all_ending(".csv"):
        cancel.check()
        header = header_of(file)[0]
        if is_open_images(header):
            yield Detected(_source(file, _score_in(header), named), (file,), CERTAIN)


def _score_in(header: Sequence[str]) -> str | None:
    """Return the column of scores; None for truth."""
    if not _TRUTH.isdisjoint(header) and _SCORES[0] not in header:
        return None
    return next((name for name in _SCORES if name in header), None)


def _source(file: Path, score: str | None, named: tuple[Path, ...]) -> ObjectSource:
    return ObjectSource(
        path=file,
        files=(file,),
        layout=LAYOUT,
        roles=TRUTH if score is None else PREDICTION,
        read=partial(_read, file, score, named),
        has_scores=score is not None,
    )


def _read(file: Path, score: str | None, named: tuple[Path, ...], context: ReadContext) -> ObjectPart:
    try:
        table = read_delimited(file, context.problems)
    except NoRows:
        return no_objects()
    if not is_open_images(table.header):
        raise CmviewerError(NO_BOX_COLUMNS.of(file))
    layout = context.boxes or BoxFormat.LTRB_NORMALISED
    image, names = pd.factorize(table.text(table.header.index("ImageID")))
    labels = table.text(table.header.index("LabelName"))
    classes = by_word(_described(labels, named, context.problems))
    crowd = _numbers(table, "IsGroupOf") > 0 if "IsGroupOf" in table.header else None
    part = ObjectPart(
        image_names=tuple(map(str, names)),
        class_names=classes.names,
        image=frozen(image, np.int32),
        label=classes.label,
        box=corners(np.column_stack([_numbers(table, name) for name in _BOX]), layout),
        unit=unit_of(layout),
        box_format=layout,
        score=None
        if score is None
        else of_cells(table.text(table.header.index(score)), _numbers(table, score)),
        crowd=None if crowd is None else frozen(crowd, np.bool_),
    )
    return usable(part, partial(place_in, table), context.problems)


def _numbers(table: Table, column: str) -> NDArray[np.float64]:
    """Read a column as numbers; decimal commas are read too."""
    return plain_numbers(pd.Series(table.text(table.header.index(column))))


def _described(
    labels: NDArray[np.object_], named: tuple[Path, ...], problems: list[Problem]
) -> NDArray[np.object_]:
    """Put names for ids such as `/m/01g317`, where a file describes them."""
    names: dict[str, str] = {}
    for file in named:
        try:
            rows = csv.reader(read_text(file, problems).decode().split("\n"))
            names |= {row[0]: row[1] for row in rows if len(row) > 1}
        except CmviewerError as error:
            problems.extend(error.problems)
    code, distinct = pd.factorize(labels)
    return as_objects([names.get(str(label), str(label)) for label in distinct])[code]


LAYOUT: Final = ObjectLayout(
    name="Open Images CSV",
    tasks=(Task.DETECTION,),
    endings=frozenset({".csv"}),
    example="ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax\na,xclick,/m/01yrx,1,0.1,0.4,0.2,0.5",
    facts=Facts(names=Presence.ALWAYS, box_format=Presence.ALWAYS),
    detect=_detect,
    read=read_source,
)
