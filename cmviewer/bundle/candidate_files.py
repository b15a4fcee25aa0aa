"""What outcomes were matched of, as Parquet: truths, predictions, and the pairs of objects that overlap."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.bundle.names import CORNERS
from cmviewer.bundle.outcome_files import table_file, write_table
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import (
    Annotations,
    KeptPairs,
    LabelMaps,
    PredictedLabels,
    Predictions,
    Truth,
    TruthLabels,
    frozen,
)
from cmviewer.matching import region_digests
from cmviewer.parquet.groups import GroupedFile, plain
from cmviewer.problems.bundles import BUNDLE_DAMAGED

_DTYPES: Final[dict[str, type[np.generic]]] = {
    **dict.fromkeys(("image", "row", "label"), np.int32),
    **dict.fromkeys((*CORNERS, "area"), np.float64),
    "score": np.float32,
    **dict.fromkeys(("crowd", "difficult", "optional", "covers"), np.bool_),
    **dict.fromkeys(("id", "weight", "digest"), np.int64),
    **dict.fromkeys(("truth", "prediction"), np.int32),
    "overlap": np.float32,
}


def write_side(file: Path, side: Truth | Predictions) -> None:
    """Write truths or predictions, a row each. Raises `OSError`."""
    match side:
        case Annotations():
            table = _of_objects(side)
        case TruthLabels():
            table = {"image": side.image, "label": side.label}
        case PredictedLabels():
            table = {"row": side.row, "label": side.label, "score": side.score, "weight": side.weight}
        case LabelMaps():
            raise ValueError("maps have no thresholds")
    write_table(file, pd.DataFrame({name: values for name, values in table.items() if values is not None}))


def objects_file(side: Annotations) -> bytes:
    """Return the file of truths or predictions that are objects, a row each."""
    table = _of_objects(side)
    return table_file(pd.DataFrame({name: values for name, values in table.items() if values is not None}))


def pairs_file(pairs: KeptPairs) -> bytes:
    """Return the file of pairs of objects, a row each."""
    return table_file(
        pd.DataFrame(
            {
                "truth": pairs.truth_row,
                "prediction": pairs.prediction_row,
                "overlap": pairs.overlap,
                "covers": pairs.covers,
            }
        ),
    )


def read_objects(*files: Path) -> Annotations:
    """Read truths or predictions that are objects, of one file or of all shards. Raises `CmviewerError`."""
    parts = [_columns(file, ("image", "label", *CORNERS, "id")) for file in files]
    file = files[0]
    if any(part.keys() != parts[0].keys() for part in parts):
        raise CmviewerError(BUNDLE_DAMAGED.of(file, why="its shards have other columns than each other"))
    found = {name: frozen(np.concatenate([part[name] for part in parts]), _DTYPES[name]) for name in parts[0]}
    digest = found.get("digest")
    if len(found["image"]) and (np.diff(found["image"]) < 0).any():
        raise CmviewerError(BUNDLE_DAMAGED.of(file, why="its objects are not in the order of their images"))
    return Annotations(
        image=found["image"],
        label=found["label"],
        box=frozen(np.column_stack([found[corner] for corner in CORNERS]), np.float64),
        score=found.get("score"),
        crowd=found.get("crowd"),
        difficult=found.get("difficult"),
        optional=found.get("optional"),
        identity=found["id"],
        area=found.get("area"),
        digest=None if digest is None else frozen(digest.view(np.uint64), np.uint64),
    )


def read_true_labels(file: Path) -> TruthLabels:
    """Read the truths of a classification. Raises `CmviewerError`."""
    found = _columns(file, ("image", "label"))
    return TruthLabels(found["image"], found["label"])


def read_predicted_labels(file: Path) -> PredictedLabels:
    """Read the predictions of a classification. Raises `CmviewerError`."""
    found = _columns(file, ("row", "score"))
    return PredictedLabels(
        row=found["row"], label=found.get("label"), score=found["score"], weight=found.get("weight")
    )


def read_pairs(files: list[Path], floor: float) -> KeptPairs:
    """Read the pairs of all shards of a checkpoint, in their order. Raises `CmviewerError`."""
    names = ("truth", "prediction", "overlap", "covers")
    parts = [_columns(file, names) for file in files]

    def joined(name: str) -> NDArray[Any]:
        values = [part[name] for part in parts]
        return np.concatenate(values) if values else np.empty(0, _DTYPES[name])

    truth, prediction, overlap, covers = map(joined, names)
    return KeptPairs(truth, prediction, overlap, covers, floor)


def _of_objects(side: Annotations) -> dict[str, NDArray[Any] | None]:
    rows = np.arange(len(side), dtype=np.int32)
    has_shapes = side.area is not None or side.region is not None
    return {
        "image": side.image,
        "label": side.label,
        **{corner: side.box[:, place] for place, corner in enumerate(CORNERS)},
        "score": side.score,
        "crowd": side.crowd,
        "difficult": side.difficult,
        "optional": side.optional,
        "id": side.identities(rows),
        "area": side.known_area if has_shapes else None,
        "digest": None if side.region is None else region_digests(side.region, rows).view(np.int64),
    }


def _columns(file: Path, needed: tuple[str, ...]) -> dict[str, NDArray[Any]]:
    """All columns that a file has. Raises `CmviewerError` where one that is needed is not there."""
    opened = GroupedFile(file)
    missing = [name for name in needed if not opened.has(name)]
    if missing:
        raise CmviewerError(BUNDLE_DAMAGED.of(file, why=f"it has no column {missing[0]}"))
    groups = [group for group, rows in enumerate(opened.rows) if rows]

    def whole(name: str, read: Callable[[Any], NDArray[Any]]) -> NDArray[Any]:
        parts = [opened.column(name, group, read) for group in groups]
        return frozen(np.concatenate(parts) if parts else np.empty(0, _DTYPES[name]), _DTYPES[name])

    return {name: whole(name, plain(dtype)) for name, dtype in _DTYPES.items() if opened.has(name)}
