"""Checkpoints of objects: named after their runs, read when they are asked for."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cmviewer.errors import Problem, merged_problems
from cmviewer.evaluation import Annotations, Checkpoint, ReadApart
from cmviewer.readers.files.checkpoint_names import name_checkpoints
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.objects.parts import ObjectSource

Read = Callable[[ObjectSource, list[Problem]], Annotations]


@dataclass
class Loader:
    """Reads a checkpoint anew whenever it is asked to.

    ready: what opening has read already, handed over once and not kept. opened: what opening has said of
    it. last_problems: those of reading it last.
    """

    source: ObjectSource
    read: Read
    ready: Annotations | None = None
    opened: frozenset[Problem] = frozenset()
    last_problems: tuple[Problem, ...] = ()

    def load(self) -> Annotations:
        """Read the predictions. Raises `CmviewerError` where none can be used."""
        ready, self.ready = self.ready, None
        if ready is not None:
            return ready
        problems: list[Problem] = []
        found = self.read(self.source, problems)
        self.last_problems = merged_problems(problems)
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What was worked around when the predictions were read last, unless opening has said it."""
        return tuple(problem for problem in self.last_problems if problem not in self.opened)


@dataclass(frozen=True)
class _Named:
    """A file to name a checkpoint after."""

    file: Path
    name: str = ""


def checkpoint_names(sources: Sequence[ObjectSource], told: Sequence[str | None]) -> list[str]:
    """Name checkpoints after their run folders or files, unless told; no two the same."""
    named = [_Named(_naming(source.path), source.value) for source in sources]
    folders = [one.file.parent for one in named]
    top = Path(os.path.commonpath(folders)) if len({folder.anchor for folder in folders}) == 1 else Path()
    wished = zip(named, told, strict=True)
    return name_checkpoints(named, {one.file: name for one, name in wished if name is not None}, top)


def _naming(path: Path) -> Path:
    """The file, real or not, after which a checkpoint is named; of a folder, one of its name in it."""
    if is_file(path):
        return path
    run = path.parent if path.name == "labels" else path
    return run / f"{run.name}.txt"


def checkpoint_of_loader(name: str, loader: Loader, apart: ReadApart) -> Checkpoint:
    """Make the checkpoint of a loader."""
    files, ready = loader.source.files, lambda: loader.ready
    return Checkpoint(name, files, loader.load, loader.problems, ready, apart=apart)
