"""What of a bundle is counted already: it waits beside the place of the bundle until all of it is there."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from cmviewer.bundle.index_file import FileCells
from cmviewer.bundle.matrix_file import encoded, path_of
from cmviewer.bundle.names import (
    CANDIDATES_NAME,
    OUTCOMES_NAME,
    outcome_name,
    pairs_name,
    predicted_objects_name,
)
from cmviewer.bundle.packed import PackedShard
from cmviewer.bundle.samples import Sample
from cmviewer.confusion.totals import Totals
from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.bundles import OTHER_WORK
from cmviewer.writers.cannot_write import cannot_write
from cmviewer.writers.folders import NEW

_PLAN: Final = "plan.json"
_SHARDS: Final = "shards"
_APART: Final = ".apart"
UNDONE: Final = ".part"


class ShardRecord(msgspec.Struct, frozen=True):
    """What a shard came to, without its outcomes; cells by label, the background last.

    pixels: of images of label maps.
    """

    truth: list[int]
    prediction: list[int]
    rows: list[int]
    count: list[int]
    totals: dict[str, int]
    pixels: list[tuple[int, int]]
    problems: tuple[Problem, ...]
    sample: Sample | None = None

    @property
    def total(self) -> Totals:
        """How much was counted, and left out."""
        return Totals(**self.totals)


@dataclass(frozen=True)
class Work:
    """The folder in which a bundle grows."""

    folder: Path

    @property
    def new(self) -> Path:
        """What the bundle will have."""
        return self.folder / NEW

    def record(self, checkpoint: int, shard: int) -> ShardRecord | None:
        """Return what a shard came to; None where it has to be counted."""
        try:
            data = self._record(checkpoint, shard).read_bytes()
            return msgspec.json.decode(data, type=ShardRecord, dec_hook=path_of)
        except (OSError, msgspec.MsgspecError):
            return None

    def keep(self, checkpoint: int, shard: int, counted: PackedShard) -> ShardRecord:
        """Write the outcomes of a shard, and then, whole or not at all, that it is done. Raises `OSError`."""
        if counted.outcomes is not None:
            (self.new / outcome_name(checkpoint, shard)).write_bytes(counted.outcomes)
        if counted.pairs is not None:
            (self.new / pairs_name(checkpoint, shard)).write_bytes(counted.pairs)
        if counted.predictions is not None:
            (self.new / predicted_objects_name(checkpoint, shard)).write_bytes(counted.predictions)
        record = ShardRecord(
            counted.cell_truth.tolist(),
            counted.cell_prediction.tolist(),
            counted.cell_rows.tolist(),
            counted.cell_count.tolist(),
            asdict(counted.totals),
            [(image, pixels) for image, pixels in counted.pixels.tolist()],
            counted.problems,
            counted.sample,
        )
        place = self._record(checkpoint, shard)
        undone = place.with_suffix(UNDONE)
        undone.write_bytes(encoded(record))
        undone.replace(place)
        return record

    def is_apart(self, checkpoint: int) -> bool:
        """Whether shards of a checkpoint are counted that were read by themselves."""
        return self._apart(checkpoint).exists()

    def may_be_apart(self, checkpoint: int) -> bool:
        """Whether shards of a checkpoint can be read by themselves: none is counted that was cut of all."""
        return self.is_apart(checkpoint) or not any(self._records(checkpoint))

    def begin_apart(self, checkpoint: int) -> None:
        """Note that shards of a checkpoint are read by themselves. Raises `CmviewerError`."""
        with self._writing():
            self._apart(checkpoint).touch()

    def begin_whole(self, checkpoint: int) -> None:
        """Forget shards of a checkpoint that were read by themselves. Raises `CmviewerError`."""
        with self._writing():
            if self.is_apart(checkpoint):
                for file in (*self._records(checkpoint), *self._files(checkpoint)):
                    file.unlink()
                self._apart(checkpoint).unlink()

    def done(self) -> None:
        """Let go of it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise CmviewerError(cannot_write(self.folder, error)) from error

    def _apart(self, checkpoint: int) -> Path:
        return self.folder / _SHARDS / f"{checkpoint:04}{_APART}"

    def _records(self, checkpoint: int) -> Iterator[Path]:
        return (self.folder / _SHARDS).glob(f"{checkpoint:04}-*.json")

    def _files(self, checkpoint: int) -> Iterator[Path]:
        for folder in (OUTCOMES_NAME, CANDIDATES_NAME):
            yield from (self.new / folder).glob(f"{checkpoint:04}-*.parquet")

    def _record(self, checkpoint: int, shard: int) -> Path:
        return self.folder / _SHARDS / f"{checkpoint:04}-{shard:06}.json"


def cells_of(record: ShardRecord, file: str) -> FileCells:
    """Return the cells of the file that a shard was written to."""
    return FileCells(
        file,
        np.array(record.truth, np.int32),
        np.array(record.prediction, np.int32),
        np.array(record.rows, np.int64),
    )


def begin(bundle: Path, plan: msgspec.Struct, *, resume: bool) -> Work:
    """Make the folder in which a bundle grows, or go on with what is there. Raises `CmviewerError`.

    plan: all that the counts depend on; only what was begun by an equal one is gone on with.
    """
    work = Work(bundle.parent / f".{bundle.name}.counting")
    told = encoded(plan)
    try:
        if (work.folder / _PLAN).exists():
            if resume and (work.folder / _PLAN).read_bytes() != told:
                raise CmviewerError(OTHER_WORK.of(work.folder))
            if not resume:
                work.done()
        for folder in (work.new / OUTCOMES_NAME, work.new / CANDIDATES_NAME, work.folder / _SHARDS):
            folder.mkdir(parents=True, exist_ok=True)
        (work.folder / _PLAN).write_bytes(told)
    except OSError as error:
        raise CmviewerError(cannot_write(work.folder, error)) from error
    return work
