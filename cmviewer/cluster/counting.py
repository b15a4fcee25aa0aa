"""Shards → futures of a cluster, a few at a time; what comes back goes to whoever asked, who writes it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar
from warnings import catch_warnings, filterwarnings

from cmviewer.bundle.packed import PackedShard, packed_shard
from cmviewer.bundle.shards import Shard
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, Look, LostElsewhereError
from cmviewer.problems.bundles import SCHEDULER_LOST, SHARD_FAILED
from cmviewer.progress import Cancel, Progress, silent

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD: Final = 3
"""Shards a thread of a worker that are sent before the first is back."""
WITHOUT_WORKERS: Final = 30
"""Seconds after which workers that are gone do not come back."""
_LOOK: Final = 1.0

_Work = TypeVar("_Work")
Count = Callable[[Shard], PackedShard]


class ClusterCounter:
    """Counts shards on a cluster. A worker that dies costs its shards, which others count again.

    progress: is told how far looks are. Raises `CmviewerError` where the scheduler is gone, or every worker,
    and `Cancelled` where `cancel` was set: then what is not done is not begun any more.
    """

    def __init__(
        self,
        client: "Client",
        count: Count = packed_shard,
        progress: Progress = silent,
        cancel: Cancel | None = None,
    ) -> None:
        self._client = client
        self._count = count
        self._progress = progress
        self._cancel = Cancel() if cancel is None else cancel
        self._address = str(client.scheduler.address) if client.scheduler else ""
        self._sent: tuple[Evaluation, Any] | None = None

    def __call__(self, shards: Iterable[tuple[int, Shard]]) -> Iterator[tuple[int, PackedShard]]:
        """Yield what shards come to, with their numbers, in the order in which they are done.

        Raises what counting one raises.
        """
        return self._results(shards, self._submit)

    def look(self, looks: Sequence[Look], what: str) -> list[Any]:
        """Take looks at pieces of files on the workers; return what they see, in their order.

        Raises `LostElsewhereError` where no worker can look any more.
        """
        seen: list[tuple[int, Any]] = []
        self._progress(what, 0, len(looks))
        try:
            for one in self._results(enumerate(looks), lambda look: self._client.submit(look, pure=False)):
                seen.append(one)
                self._progress(what, len(seen), len(looks))
        except CmviewerError as error:
            raise LostElsewhereError(error) from error
        return [one for _, one in sorted(seen, key=itemgetter(0))]

    def _results(
        self, work: Iterable[tuple[int, _Work]], submit: Callable[[_Work], "Future"]
    ) -> Iterator[tuple[int, Any]]:
        """Yield what comes of numbered work, a few at a time, in the order in which it is done."""
        from distributed import KilledWorker  # noqa: PLC0415 - an extra, which may be missing

        waiting = iter(work)
        running: dict[Future, int] = {}
        try:
            while True:
                room = AHEAD * max(1, sum(self._client.nthreads().values())) - len(running)
                for number, one in islice(waiting, max(0, room)):
                    running[submit(one)] = number
                if not running:
                    return
                for future in self._done(running):
                    number = running.pop(future)
                    yield number, future.result()
        except KilledWorker as error:
            raise CmviewerError(SHARD_FAILED.of(why=str(error.task))) from error
        except (OSError, CancelledError, TimeoutError) as error:
            why = " ".join(str(error).split()) or type(error).__name__
            raise CmviewerError(SCHEDULER_LOST.of(address=self._address, why=why)) from error
        finally:
            self._let_go(list(running))

    def _submit(self, shard: Shard) -> "Future":
        """Send a shard; what shards share is sent to every worker, once."""
        if shard.maps is None:
            with catch_warnings():  # scattered, it would be lost with a worker
                filterwarnings("ignore", "Sending large graph", UserWarning)
                return self._client.submit(self._count, shard, pure=False)
        if self._sent is None or self._sent[0] is not shard.evaluation:
            self._sent = shard.evaluation, self._client.scatter(shard.evaluation, broadcast=True, hash=False)
        own = replace(shard, evaluation=_EMPTY)
        return self._client.submit(_count_of, self._count, own, self._sent[1], pure=False)

    def _done(self, running: dict["Future", int]) -> list["Future"]:
        """Wait until some are done. Raises `OSError` where nobody is there to do them."""
        from distributed import wait  # noqa: PLC0415 - an extra, which may be missing

        waited = 0.0
        while True:
            self._cancel.check()
            if self._client.status != "running":
                raise OSError(f"the connection is {self._client.status}")
            try:
                return list(wait(list(running), timeout=_LOOK, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                waited = 0.0 if self._client.nthreads() else waited + _LOOK
                if waited >= WITHOUT_WORKERS:
                    raise OSError("no worker is left") from None

    def _let_go(self, futures: list["Future"]) -> None:
        if futures and self._client.status == "running":
            self._client.cancel(futures)


_EMPTY: Final[Any] = None


def _count_of(count: Count, shard: Shard, evaluation: Evaluation) -> PackedShard:
    """On a worker: count a shard of what was sent before."""
    return count(replace(shard, evaluation=evaluation))
