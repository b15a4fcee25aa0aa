"""Lists that cmviewer wrote of objects: a line holds the box of the truth and that of the prediction."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.evaluation import Role, Task, frozen
from cmviewer.progress import Cancel
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import CERTAIN, Detected, Facts, Presence
from cmviewer.readers.objects.box_tables import no_objects, place_in
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
from cmviewer.safe_text import original

_COLUMNS: Final = frozenset(
    {"image", "truth", "prediction", "score", "truth_id", "prediction_id", "truth_box", "prediction_box"}
)


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    """Find lists of which some line has a box: each is a truth, and a checkpoint too."""
    for file in listing.all_ending(".csv"):
        cancel.check()
        header, *rows = header_of(file)
        if not set(header) >= _COLUMNS:
            continue
        places = [header.index(f"{role}_box") for role in (Role.TRUTH, Role.PREDICTION)]
        if any(row[place] for row in rows for place in places if len(row) > place):
            for roles, role in ((TRUTH, Role.TRUTH), (PREDICTION, Role.PREDICTION)):
                yield Detected(_source(file, roles, role), (file,), CERTAIN)


def _source(file: Path, roles: frozenset[Role], role: Role) -> ObjectSource:
    return ObjectSource(
        path=file,
        files=(file,),
        layout=LAYOUT,
        roles=roles,
        read=partial(_read, file, role),
        has_scores=role is Role.PREDICTION,
    )


def _read(file: Path, role: Role, context: ReadContext) -> ObjectPart:
    """Read one side of a list; an object that several lines name is one, which is left to who reads them."""
    try:
        table = read_delimited(file, context.problems)
    except NoRows:
        return no_objects()
    image, names = pd.factorize(_column(table, "image"))
    boxes = _column(table, f"{role.value}_box")
    rows = np.flatnonzero(boxes != "")
    four = _four(boxes[rows])
    classes = by_word(as_objects(list(map(original, _column(table, role.value)[rows]))))
    scores = _column(table, "score")[rows]
    part = ObjectPart(
        image_names=tuple(original(str(name)) for name in names),
        class_names=classes.names,
        image=frozen(image[rows], np.int32),
        label=classes.label,
        box=frozen(four, np.float64),
        score=of_cells(scores, plain_numbers(pd.Series(scores))) if role is Role.PREDICTION else None,
        identity=_identity(_column(table, f"{role.value}_id")[rows]),
    )
    return usable(part, lambda row: place_in(table, int(rows[row])), context.problems)


def _column(table: Table, name: str) -> NDArray[np.object_]:
    text: NDArray[np.object_] = table.text(table.header.index(name))
    return text


def _four(boxes: NDArray[np.object_]) -> NDArray[np.float64]:
    """Four numbers of each, float64 (n, 4); NaN where a text holds others."""
    parts = pd.Series(boxes, dtype=object).str.split(" ", expand=True).reindex(columns=range(4))
    return np.column_stack([plain_numbers(parts[place].fillna("")) for place in range(4)]).reshape(-1, 4)


def _identity(ids: NDArray[np.object_]) -> NDArray[np.int64] | None:
    """Ids of objects as the list has them; None where some are no whole numbers."""
    try:
        return frozen([int(one) for one in ids], np.int64)
    except (ValueError, OverflowError):
        return None


LAYOUT: Final = ObjectLayout(
    name="Lists of cmviewer",
    tasks=(Task.DETECTION,),
    endings=frozenset({".csv"}),
    example="image,truth,prediction,score,iou,count,truth_id,prediction_id,truth_box,prediction_box,…\n"
    "a.jpg,cat,dog,0.9,0.8,1,3,5,1 2 30 40,2 2 31 41,…",
    facts=Facts(scores=Presence.ALWAYS, names=Presence.ALWAYS, box_format=Presence.ALWAYS),
    detect=_detect,
    read=read_source,
)
