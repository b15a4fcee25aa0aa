"""A scheduler that is there, or one that is started here, whose workers are as they must be."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cmviewer.archives import archive_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.bundles import CLUSTER_MISSING, SCHEDULER_UNREACHABLE, WORKER_BLIND, WORKER_UNLIKE
from cmviewer.version import __version__

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

LOCAL: Final = "local"
"""Stands for a scheduler that is started here, with a worker a core."""
PATIENCE: Final = 30
"""Seconds in which a scheduler answers, and has a worker."""
LOOKED_AT: Final = 1_000
"""Most files that each worker looks for: of more, some from all over the results."""


@contextmanager
def connected(address: str, files: Sequence[Path] = (), patience: float = PATIENCE) -> Iterator["Client"]:
    """Connect to a scheduler, or start one; its workers are of this version and see the files.

    Raises `CmviewerError`, which names each worker that is not so.
    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra, which may be missing
    except ImportError as error:
        raise CmviewerError(CLUSTER_MISSING.of()) from error
    with ExitStack() as opened:
        try:
            to = opened.enter_context(_local(LocalCluster)) if address == LOCAL else address
            client = opened.enter_context(Client(to, timeout=patience))
            client.wait_for_workers(1, timeout=patience)
        except (OSError, ValueError, TimeoutError) as error:
            why = " ".join(str(error).split()) or "it does not answer in time"
            raise CmviewerError(SCHEDULER_UNREACHABLE.of(address=address, why=why)) from error
        check_workers(client, files)
        yield client


def _local(make: type["LocalCluster"]) -> "LocalCluster":
    return make(
        n_workers=os.cpu_count() or 1,
        threads_per_worker=1,
        dashboard_address=None,
        silence_logs=50,  # critical: what a worker's end costs is said by what comes back
    )


def check_workers(client: "Client", files: Sequence[Path]) -> None:
    """Raise `CmviewerError` with a problem for each worker that has another version or lacks a file.

    Of a file in an archive that is the archive.
    """
    files = tuple(dict.fromkeys(archive_of(file) or file for file in files))
    step = max(1, -(-len(files) // LOOKED_AT))
    wanted = [str(file.absolute()) for file in files[::step]]
    problems: list[Problem] = []
    for worker, answer in client.run(look_around, wanted, on_error="return").items():
        if isinstance(answer, Exception):
            what = "has no cmviewer that can answer"
            problems.append(WORKER_UNLIKE.of(worker=worker, what=what, version=__version__))
            continue
        version, missing = answer
        if version != __version__:
            what = f"has cmviewer {version}, and here it is {__version__}"
            problems.append(WORKER_UNLIKE.of(worker=worker, what=what, version=__version__))
        problems += [WORKER_BLIND.of(Path(file), worker=worker) for file in missing]
    if problems:
        raise CmviewerError(*problems)


def look_around(files: Iterable[str]) -> tuple[str, list[str]]:
    """On a worker: return its version, and the files that it does not see."""
    return __version__, [file for file in files if not os.access(file, os.R_OK)]
