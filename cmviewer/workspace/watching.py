"""Which files of a run are whole by now, while it is being written; knows no clock but what it is told."""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.workspace.fingerprints import fingerprints_of

SETTLED: Final = 2.0
"""Seconds without another size and time after which a file is taken to be written to its end."""

State = tuple[int, int, int]
"""Size in bytes, time of the last change in nanoseconds, number in the file system."""


class Watch(StrEnum):
    """Whether new checkpoints are picked up. FOLLOW: and the newest is shown."""

    OFF = "off"
    ON = "on"
    FOLLOW = "follow"


@dataclass(frozen=True)
class Watched:
    """seen: of each file its state, and since when it is so. taken: states that were read, or given up."""

    seen: Mapping[Path, tuple[State, float]] = field(default_factory=dict)
    taken: Mapping[Path, State] = field(default_factory=dict)

    def looked(self, files: Mapping[Path, State], now: float) -> "Watched":
        """Note what is there now; `now` in seconds."""
        seen = {}
        for path, state in files.items():
            before = self.seen.get(path)
            seen[path] = before if before is not None and before[0] == state else (state, now)
        return replace(self, seen=seen)

    def unsettled(self, now: float) -> frozenset[Path]:
        """Files that may not be whole yet."""
        return frozenset(path for path, (_, since) in self.seen.items() if now - since < SETTLED)

    def is_due(self, now: float, opened: Collection[Path]) -> bool:
        """Whether something that is whole was not read yet; never while one that is open is being written."""
        waiting = self.unsettled(now)
        if waiting & set(opened):
            return False
        gone = self.taken.keys() - self.seen.keys()
        other = (
            path
            for path, (state, _) in self.seen.items()
            if self.taken.get(path) != state and path not in waiting
        )
        return bool(gone) or any(other)

    def read(self, now: float) -> "Watched":
        """Note that all that is whole was read."""
        waiting = self.unsettled(now)
        taken = {path: state for path, (state, _) in self.seen.items() if path not in waiting}
        kept = {path: state for path, state in self.taken.items() if path in waiting}
        return replace(self, taken=kept | taken)


def files_below(source: Path) -> dict[Path, State]:
    """State of every file of a run. What goes while it is looked at is not there. Touches the disk."""
    if not source.is_dir():
        found = _state(source)
        return {} if found is None else {source: found}
    states = {}
    for folder, _, names in os.walk(source):
        for name in names:
            path = Path(folder, name)
            if (state := _state(path)) is not None:
                states[path] = state
    return states


def whole_evaluation(
    opened: Callable[[], Evaluation],
    clock: Callable[[], int],
    known: Collection[str],
    unsettled: Collection[Path],
) -> Evaluation | None:
    """Read a run again, without new checkpoints that are not whole; None where nothing is new.

    clock: the time in nanoseconds, as `time.time_ns` tells it. known: fingerprints of the checkpoints that
    are open. Raises `CmviewerError` where the run cannot be read now.
    """
    began = clock()
    evaluation, waiting = opened(), set(unsettled)
    kept = []
    for checkpoint, fingerprint in zip(
        evaluation.checkpoints, fingerprints_of(evaluation, began), strict=True
    ):
        if fingerprint in known:
            kept.append((checkpoint, fingerprint))
        elif not waiting & set(checkpoint.files):
            try:
                checkpoint.load()
            except CmviewerError:
                continue  # it does not parse: its writer is not done, or never will be
            kept.append((checkpoint, fingerprint))
    if not kept or {fingerprint for _, fingerprint in kept} == set(known):
        return None
    return replace(evaluation, checkpoints=tuple(checkpoint for checkpoint, _ in kept))


def _state(path: Path) -> State | None:
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_size, known.st_mtime_ns, known.st_ino
