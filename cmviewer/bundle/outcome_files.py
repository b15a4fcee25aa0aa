"""Outcomes → a Parquet file of a shard and a checkpoint, which others read without us."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.bundle.names import GROUP_ROWS, PREDICTION_BOX, TRUTH_BOX
from cmviewer.bundle.outcome_columns import NO_ID, OutcomeColumns
from cmviewer.evaluation import Classes, Images
from cmviewer.matching import ERROR_TYPES

_WITH_NULLS = ("truth_id", "prediction_id", "score", "iou", *TRUTH_BOX, *PREDICTION_BOX)
_AREAS = ("truth_area", "prediction_area")


def outcomes_file(columns: OutcomeColumns, classes: Classes, checkpoint: str) -> bytes:
    """Return the file of the outcomes of a checkpoint, one row each."""
    frame = frame_of(columns, classes, checkpoint)
    return table_file(frame, [name for name in (*_WITH_NULLS, *_AREAS) if name in frame], ["image"])


def write_images(file: Path, images: Images, pixels: NDArray[np.int64] | None) -> None:
    """Write the images, one row each; `pixels`, int64 (N,), of label maps. Raises `OSError`."""
    sizes = images.sizes
    table: dict[str, Any] = {
        "image": np.arange(len(images), dtype=np.int32),
        "name": np.array([images.name(image) for image in range(len(images))], object),
        "width": sizes[:, 0],
        "height": sizes[:, 1],
    }
    if pixels is not None:
        table["pixels"] = pixels
    write_table(file, pd.DataFrame(table))


def frame_of(columns: OutcomeColumns, classes: Classes, checkpoint: str) -> pd.DataFrame:
    """Return outcomes as a table, with names in the place of labels."""
    names = [*classes.names, classes.background_name]
    values = columns.values
    table: dict[str, Any] = {
        "checkpoint": _category(np.zeros(len(columns), np.int8), [checkpoint]),
        "image": values["image"],
        "truth": _named(columns.cell_truth, columns.cell_rows, names),
        "prediction": _named(columns.cell_prediction, columns.cell_rows, names),
        "truth_id": _ids(values["truth_id"]),
        "prediction_id": _ids(values["prediction_id"]),
    }
    table |= {name: value for name, value in values.items() if name not in {*table, "cause"}}
    if "cause" in values:
        table["cause"] = _category(values["cause"], [one.value for one in ERROR_TYPES])
    return pd.DataFrame(table)


def _named(label: NDArray[np.int32], rows: NDArray[np.int64], names: list[str]) -> Any:  # noqa: ANN401 - a column of pandas
    """Names of labels, int32 (C,), as many times as each cell has rows; only those that occur."""
    used, code = np.unique(label, return_inverse=True)
    return _category(np.repeat(code, rows), [names[one] for one in used.tolist()])


def _category(codes: NDArray[np.integer[Any]], names: list[str]) -> Any:  # noqa: ANN401 - a column of pandas
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype=object))


def _ids(ids: NDArray[np.int64]) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(ids, ids == NO_ID)


def write_table(file: Path, frame: pd.DataFrame, with_nulls: Sequence[str] = ()) -> None:
    """Write a table in groups of rows. Raises `OSError`.

    with_nulls: columns in which something may be missing.
    """
    _write(str(file), frame, with_nulls)


def table_file(frame: pd.DataFrame, with_nulls: Sequence[str] = (), reaching: Sequence[str] = ()) -> bytes:
    """Return what `write_table` writes.

    reaching: columns of which each group says its least and its most value.
    """
    kept = _Kept()
    _write("", frame, with_nulls, reaching, open_with=lambda _name, _mode: kept)
    return kept.getvalue()


class _Kept(BytesIO):
    """A file in memory that can be asked for what it holds when it is closed."""

    def close(self) -> None:
        """Keep what was written."""


def _write(
    name: str,
    frame: pd.DataFrame,
    with_nulls: Sequence[str],
    reaching: Sequence[str] = (),
    **more: Any,  # noqa: ANN401 - as fastparquet has it
) -> None:
    import fastparquet  # noqa: PLC0415 - the window reads no bundle at its start

    fastparquet.write(
        name,
        frame,
        row_group_offsets=list(range(0, max(1, len(frame)), GROUP_ROWS)),
        compression="SNAPPY",
        write_index=False,
        has_nulls=list(with_nulls),
        stats=list(reaching),
        **more,
    )
