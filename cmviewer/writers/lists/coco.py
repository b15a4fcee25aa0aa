"""Lists as a COCO data set of the true objects, and as COCO results of the predicted ones beside it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.view_state import Side
from cmviewer.evaluation import Annotations
from cmviewer.writers.lists.listed import Listed, Writing, box_of, file_name, ring_points

RESULTS_ENDING: Final = ".predictions.json"


def results_name(name: str) -> str:
    """Name of the file of predictions that stands beside a data set."""
    return name.removesuffix(".json") + RESULTS_ENDING


def write_coco(listed: Listed, place: Path, writing: Writing) -> None:
    """Write both files. Raises `OSError`, and `Cancelled`."""
    truths, rows = listed.truths()
    predictions, predicted = listed.predictions()
    said = listed.marks_of(Side.TRUTH)
    data = {
        "info": {"description": f"{listed.evaluation.name}, {len(listed):,} outcomes: {listed.told}"},
        "images": _images(listed),
        "annotations": [
            _annotation(truths, row, number, said.get(row, {}))
            for row, number in _numbered(truths, rows, writing)
        ],
        "categories": [
            {"id": label + 1, "name": name} for label, name in enumerate(listed.evaluation.classes.names)
        ],
    }
    told = listed.marks_of(Side.PREDICTION)
    results = [
        _result(predictions, row, one) | _attributes(told.get(row, {}))
        for row, one in _numbered(predictions, predicted, writing)
    ]
    place.write_bytes(msgspec.json.encode(data))
    place.with_name(results_name(place.name)).write_bytes(msgspec.json.encode(results))


def _images(listed: Listed) -> list[dict[str, Any]]:
    """Images by their position, from 1; with their size where it is known."""
    sizes = listed.evaluation.images.sizes
    images = []
    for image in np.sort(listed.images).tolist():
        record: dict[str, Any] = {"id": image + 1, "file_name": file_name(listed, image)}
        width, height = sizes[image].tolist()
        if width and height:
            record |= {"width": width, "height": height}
        images.append(record)
    return images


def _numbered(side: Annotations, rows: NDArray[np.int64], writing: Writing) -> list[tuple[int, int]]:
    """Rows of objects with their ids: those of their file, where each has one of its own above 0."""
    ids = side.identities(rows.astype(np.int32))
    is_own = not len(ids) or (int(ids.min()) > 0 and len(np.unique(ids)) == len(ids))
    numbers = ids if is_own else np.arange(1, len(rows) + 1)
    return list(writing.cancel.checked(zip(rows.tolist(), numbers.tolist(), strict=True)))


def _annotation(side: Annotations, row: int, number: int, said: Mapping[str, str]) -> dict[str, Any]:
    record = _object(side, row, number)
    record |= {
        "area": float(side.known_area[row]),
        "iscrowd": int(side.crowd is not None and side.crowd[row]),
    }
    values = dict(said)
    if side.fields is not None:
        own = {name: side.fields.column(name)[row] for name in side.fields.names}
        values = {name: value for name, value in own.items() if value != ""} | values
    return record | _attributes(values)


def _attributes(values: Mapping[str, str]) -> dict[str, Any]:
    """What else is said of an object, people's marks among it; nothing where there is nothing."""
    return {"attributes": dict(values)} if values else {}


def _result(side: Annotations, row: int, number: int) -> dict[str, Any]:
    return _object(side, row, number) | {"score": float(str(side.known_score[row]))}


def _object(side: Annotations, row: int, number: int) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": number,
        "image_id": int(side.image[row]) + 1,
        "category_id": int(side.label[row]) + 1,
        "bbox": box_of(side, row),
    }
    region = _region(side, row)
    return record if region is None else record | {"segmentation": region}


def _region(side: Annotations, row: int) -> object:
    """Rings or runs of an object, as COCO writes them; None where it is its box."""
    if side.region is None:
        return None
    mask = side.region.mask(row)
    if mask is not None:
        runs, size = mask
        return {"size": list(size), "counts": runs.decode("ascii")}
    rings = side.region.rings(row)
    return [ring_points(ring) for ring in rings] if rings else None
