"""Who counts and reads for `cmviewer count`: this process, or the workers of a scheduler."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cmviewer.bundle.packed import PackedShard
from cmviewer.bundle.shards import Shard
from cmviewer.cli.said_progress import SaidProgress
from cmviewer.cli.streams import say
from cmviewer.cluster.connecting import check_workers, connected
from cmviewer.cluster.counting import ClusterCounter
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Elsewhere, Look, LostElsewhereError, NamedFiles, TakeLooks
from cmviewer.writers.bundles.counting import Counter, count_here

if TYPE_CHECKING:
    from distributed import Client


@dataclass(frozen=True)
class Workers:
    """What counts shards, and what looks at files; None where this process reads them itself.

    check: raises `CmviewerError` where a worker does not see some files.
    """

    count: Counter
    look: TakeLooks | None
    check: Callable[[Sequence[Path]], None]

    @property
    def elsewhere(self) -> Elsewhere | None:
        """What reads pieces of large tables."""
        return None if self.look is None else Elsewhere(self.look, _say_read_here)


def _see_here(_files: Sequence[Path]) -> None:
    """Do nothing: what this process has opened it sees."""


def this_process() -> Workers:
    """Count and read here."""
    return Workers(count_here, None, _see_here)


def workers_of(scheduler: str, opened: ExitStack, named: NamedFiles) -> Workers:
    """Return the workers of a scheduler, to which it is connected when they are needed first.

    named: what is to be read; a worker that does not see it is told before any of it is.
    """

    @cache
    def connection() -> "tuple[Client, ClusterCounter]":
        client = opened.enter_context(connected(scheduler, [path for path in _paths(named) if path.exists()]))
        return client, ClusterCounter(client, progress=SaidProgress())

    def count(shards: Iterable[tuple[int, Shard]]) -> Iterator[tuple[int, PackedShard]]:
        return connection()[1](shards)

    def look(looks: Sequence[Look], what: str) -> list[Any]:
        try:
            counter = connection()[1]
        except CmviewerError as error:
            raise LostElsewhereError(error) from error
        return counter.look(looks, what)

    def check(files: Sequence[Path]) -> None:
        check_workers(connection()[0], files)

    return Workers(count, look, check)


def _paths(named: NamedFiles) -> Iterator[Path]:
    """What is not there is told by who opens it, and not as a worker's fault."""
    predictions = (path for _, path in named.predictions)
    return filter(None, (named.path, named.truth, *predictions, named.classes))


def _say_read_here(file: Path) -> None:
    why = "it is no plain table, has quotes or blank lines, or is Parquet in one group of rows"
    say(f"{file.name} is read here, not on workers: {why}")
