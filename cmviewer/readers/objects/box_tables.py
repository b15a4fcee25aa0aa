"""Tables with a box a row: of VoTT, TensorFlow, supervision, and others whose columns say what they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task, frozen
from cmviewer.problems.layouts import NO_BOX_COLUMNS
from cmviewer.problems.whole import IMAGE_COLUMN_MISSING
from cmviewer.progress import Cancel
from cmviewer.readers.files import words
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.layout import LIKELY, Detected, Facts, Rejected
from cmviewer.readers.objects.box_formats import corners, is_normalised, unit_of
from cmviewer.readers.objects.boxes_in_fields import RECORDS, numbers_apart, reads
from cmviewer.readers.objects.checks import Place, kept_of, usable
from cmviewer.readers.objects.classes_of_rows import RowClasses, by_number, by_word
from cmviewer.readers.objects.columns_of_boxes import (
    WITHOUT_HEADER,
    BoxColumns,
    are_rows_of_boxes,
    columns_of,
)
from cmviewer.readers.objects.first_rows import SHOWN, header_of
from cmviewer.readers.objects.parting_columns import images_by_split, kept_rows, may_part, parted_rows
from cmviewer.readers.objects.parts import (
    PREDICTION,
    TRUTH,
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    PartedSource,
    ReadContext,
    read_source,
)
from cmviewer.readers.objects.text_folders import roles_by_name
from cmviewer.readers.objects.written_scores import of_cells
from cmviewer.readers.tables.json_records import first_lines, first_records
from cmviewer.readers.tables.table import NoRows, Table, plain_numbers
from cmviewer.readers.tables.table_parts import fields_of_table

_OPEN_IMAGES: Final = words.word_set("ImageID LabelName XMin XMax YMin YMax")
_NORMALISED: Final = {
    BoxFormat.LTRB: BoxFormat.LTRB_NORMALISED,
    BoxFormat.LTWH: BoxFormat.LTWH_NORMALISED,
    BoxFormat.CXCYWH: BoxFormat.CXCYWH_NORMALISED,
}


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource] | Rejected]:
    """Find tables whose header, or whose every row, has an image, a class and the numbers of a box."""
    for file in listing.all_ending(".csv", ".tsv"):
        cancel.check()
        header, *rows = header_of(file)
        header, rows = numbers_apart(header, rows)
        columns = columns_of(tuple(header))
        if are_rows_of_boxes([header, *rows[:-1]]):  # the last one may be cut
            yield Detected(_source(file, listing.folder, WITHOUT_HEADER, [header, *rows]), (file,), LIKELY)
        elif columns is not None and not is_open_images(header):
            yield Detected(_source(file, listing.folder, columns, rows, header), (file,), LIKELY)
        elif columns is None and _without_image(header):
            yield Rejected(file, IMAGE_COLUMN_MISSING.of(file))
    yield from _in_json(listing, cancel)


def _in_json(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource] | Rejected]:
    """Find records with the same keys, in a list, such as supervision's `JSONSink` writes, or one a line."""
    for file in listing.all_ending(*RECORDS):
        cancel.check()
        is_list = file.suffix.lower() == ".json"
        records = first_records(beginning(file)) if is_list else first_lines(file)
        keys = tuple(records[0]) if records else ()
        values = [[str(record.get(name, "")) for name in keys] for record in records]
        header, rows = numbers_apart(keys, values)
        columns = columns_of(tuple(header))
        if columns is not None:
            yield Detected(_source(file, listing.folder, columns, rows, header), (file,), LIKELY)
        elif _without_image(header):
            yield Rejected(file, IMAGE_COLUMN_MISSING.of(file))


def _without_image(header: Sequence[str]) -> bool:
    """Tell whether a table would be one of boxes if a column named the image."""
    return columns_of((*header, "image")) is not None and not is_open_images(header)


def is_open_images(header: Sequence[str]) -> bool:
    """Tell whether a header is that of Open Images, which has a reader of its own."""
    return set(header) >= _OPEN_IMAGES


def _source(
    file: Path, top: Path, columns: BoxColumns, rows: list[list[str]], header: Sequence[str] = ()
) -> ObjectSource:
    labels = [row[columns.label] for row in rows if len(row) > columns.label and row[columns.label]]
    by_name = roles_by_name(file.with_suffix(""), top)
    scored = columns.score is not None
    source = ObjectSource(
        path=file,
        files=(file,),
        layout=LAYOUT,
        roles=PREDICTION if scored or by_name == PREDICTION else TRUTH,
        read=partial(_read, file, None),
        numbered=bool(labels) and all(map(is_number, labels)),
        has_scores=scored,
    )
    return replace(source, parted=partial(_parted, source)) if may_part(header) else source


def _parted(source: ObjectSource) -> PartedSource | None:
    """Look whether columns part a table into checkpoints."""
    try:
        table = reads(source.path)(source.path, [])
    except CmviewerError:
        return None  # reading it says why
    columns = columns_of(table.header)
    parted = None if columns is None else parted_rows(table, columns)
    if parted is None:
        return None
    sources = (
        replace(source, read=partial(_read, source.path, kept_rows(parted.column, value)), value=value)
        for value in parted.rows
    )
    return PartedSource(parted.column, tuple(sources), parted.are_alike, parted.is_run)


def _read(
    file: Path, rows_of: Callable[[Table, BoxColumns], NDArray[np.int64]] | None, context: ReadContext
) -> ObjectPart:
    """Read a table, or only the rows that are of one checkpoint."""
    try:
        table = reads(file)(file, context.problems)
    except NoRows:
        return no_objects()
    columns = columns_of(table.header)
    if columns is None and are_rows_of_boxes(table.sample.head(SHOWN).to_numpy().tolist()):
        columns = WITHOUT_HEADER
    if columns is None:
        raise CmviewerError(NO_BOX_COLUMNS.of(file))
    fields = fields_of_table(table, reads(file))
    if rows_of is not None:
        kept = rows_of(table, columns)
        table, fields = table.take(kept), fields.take(kept)
    label, written = table.text(columns.label), [table.text(column) for column in columns.box]
    rows = np.flatnonzero(np.any([column != "" for column in (label, *written)], axis=0))
    four = np.column_stack([plain_numbers(pd.Series(column[rows])) for column in written])
    layout = columns.layout
    if context.boxes is not None:
        layout = context.boxes
    elif is_normalised(four):
        layout = _NORMALISED[layout]
    image, names = pd.factorize(table.text(columns.image))  # those of rows without an object, too
    cells = None if columns.score is None else table.text(columns.score)[rows]
    place = partial(_place, table, rows)
    classes = _classes(label[rows], place, context)
    part = ObjectPart(
        image_names=tuple(map(str, names)),
        image_sizes=_sizes(table, columns, image, len(names)),
        class_names=classes.names,
        class_ids=classes.ids,
        named=classes.named,
        image=frozen(image[rows], np.int32),
        label=classes.label,
        box=corners(four, layout),
        unit=unit_of(layout),
        box_format=layout,
        score=None if cells is None else of_cells(cells, plain_numbers(pd.Series(cells))),
        fields=fields.take(rows),
        images_by_split=images_by_split(table, columns),
    )
    known = classes.label >= 0
    return usable(kept_of(part, known), partial(_place, table, rows[known]), context.problems)


def _classes(words: NDArray[np.object_], place: Place, context: ReadContext) -> RowClasses:
    if len(words) and all(map(is_number, words)):
        return by_number(words.astype(np.int64), context, place)
    return by_word(words)


def _sizes(
    table: Table, columns: BoxColumns, image: NDArray[np.int64], count: int
) -> NDArray[np.int32] | None:
    """Return the size that the last row of each image tells."""
    if columns.size is None:
        return None
    told = np.column_stack([plain_numbers(pd.Series(table.text(column))) for column in columns.size])
    sizes = np.zeros((count, 2))
    sizes[image] = np.where(np.isfinite(told).all(1, keepdims=True) & (told >= 1), told, 0)
    return frozen(sizes, np.int32)


def _place(table: Table, rows: NDArray[np.int64], row: int) -> tuple[Path, int | None]:
    """Return where one of some rows of a table stands."""
    return place_in(table, int(rows[row]))


def place_in(table: Table, row: int) -> tuple[Path, int | None]:
    """Return the file and the line of a row."""
    return table.file, None if table.line is None else int(table.line[row])


def no_objects() -> ObjectPart:
    """A part that says nothing of any image: an empty checkpoint."""
    nothing = frozen([], np.int32)
    return ObjectPart((), (), nothing, nothing, frozen(np.zeros((0, 4)), np.float64))


_FORMATS: Final = ("ltrb", "ltwh", "cxcywh", "ltrb-normalised", "ltwh-normalised", "cxcywh-normalised")
LAYOUT: Final = ObjectLayout(
    name="CSV tables with a box a row",
    tasks=(Task.DETECTION,),
    endings=frozenset({".csv", ".tsv", *RECORDS}),
    example="image,xmin,ymin,xmax,ymax,label\na.jpg,1,2,30,40,cat",
    facts=Facts(
        readings=MappingProxyType(
            {
                "boxes.truth": _FORMATS,
                "boxes.prediction": _FORMATS,
                "class-numbers": ("rank", "position", "plain", "from-1"),
            }
        )
    ),
    detect=_detect,
    read=read_source,
)
