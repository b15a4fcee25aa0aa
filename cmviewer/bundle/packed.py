"""A counted shard as the files that a bundle has of it, made where it was counted: the client only writes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.candidate_files import objects_file, pairs_file
from cmviewer.bundle.outcome_files import outcomes_file
from cmviewer.bundle.samples import Sample
from cmviewer.bundle.shards import CountedShard, Shard, count_shard
from cmviewer.confusion.totals import Totals
from cmviewer.errors import Problem


@dataclass(frozen=True, eq=False)
class PackedShard:
    """What a shard came to.

    cell_truth, cell_prediction: int32 (C,), labels up to K. cell_rows, cell_count: int64 (C,). outcomes,
    pairs, predictions: Parquet files; None where there is nothing to write. The others are as
    `CountedShard` has them.
    """

    cell_truth: NDArray[np.int32]
    cell_prediction: NDArray[np.int32]
    cell_rows: NDArray[np.int64]
    cell_count: NDArray[np.int64]
    outcomes: bytes | None
    pairs: bytes | None
    predictions: bytes | None
    totals: Totals
    pixels: NDArray[np.int64]
    problems: tuple[Problem, ...]
    sample: Sample | None


def packed_shard(shard: Shard) -> PackedShard:
    """Count a shard and make its files. Raises what `count_shard` does."""
    return packed(shard, count_shard(shard))


def packed(shard: Shard, counted: CountedShard) -> PackedShard:
    """Make the files of a shard that is counted."""
    columns = counted.columns
    classes, name = shard.evaluation.classes, shard.evaluation.checkpoints[0].name
    return PackedShard(
        columns.cell_truth,
        columns.cell_prediction,
        columns.cell_rows,
        columns.cell_count,
        outcomes_file(columns, classes, name) if len(columns) else None,
        None if counted.pairs is None else pairs_file(counted.pairs),
        None if counted.predictions is None else objects_file(counted.predictions),
        counted.totals,
        counted.pixels,
        counted.problems,
        counted.sample,
    )
