"""Staged files take their places: all of them, or, where one cannot, none."""

import errno
import os
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.window import WRITE_FAILED
from cmviewer.writers.cannot_write import FULL_DISK, cannot_write

_KEPT: Final = "kept"


def check_targets(folder: Path, names: Iterable[str]) -> None:
    """Raise `CmviewerError` with a problem for each name that cannot be written in a folder."""
    problems = [problem for name in names if (problem := _blocked(folder / name)) is not None]
    if problems:
        raise CmviewerError(*problems)


def exchange(stage: Path, folder: Path, order: Sequence[str], obsolete: Collection[str]) -> None:
    """Move the files of `stage` into `folder`; what is obsolete there and not staged goes.

    Those in `order` come last, as they stand there. Raises `CmviewerError` where a name cannot be
    written, before anything is moved, and `OSError` where a move fails; then all is as it was.
    """
    staged = {file.name for file in stage.iterdir()}
    steps = sorted(
        staged | set(obsolete), key=lambda name: (order.index(name) if name in order else -1, name)
    )
    check_targets(folder, steps)
    if len(steps) == 1:
        _put(stage / steps[0], folder / steps[0])
        return
    placed: list[Path] = []
    kept = stage / _KEPT
    kept.mkdir()
    try:
        for name in steps:
            _keep(folder / name, kept / name)
            placed.append(folder / name)
            _put(stage / name, folder / name)
    except BaseException:
        _take_back(placed, kept)
        raise


def _put(staged: Path, target: Path) -> None:
    """Move a file to its place; where none is staged, what stands there goes."""
    if staged.exists():
        staged.replace(target)
    else:
        target.unlink(missing_ok=True)


def _keep(target: Path, kept: Path) -> None:
    """Keep what stands at a place, if anything, without taking it away where that is possible."""
    try:
        os.link(target, kept)
    except FileNotFoundError:
        return
    except OSError as error:
        if error.errno in FULL_DISK:
            raise
        target.replace(kept)  # a file system without hard links


def _take_back(placed: Iterable[Path], kept: Path) -> None:
    """Bring back what stood there; where that fails too, the summary of a report tells it."""
    for target in placed:
        before = kept / target.name
        with suppress(OSError):
            if before.exists():
                before.replace(target)
            else:
                target.unlink(missing_ok=True)


def _blocked(target: Path) -> Problem | None:
    """What stands in the way of writing a file."""
    try:
        target.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        return cannot_write(target, error)
    if target.exists() and not target.is_file():
        what = "a folder has this name" if target.is_dir() else "what stands here is no file"
        return WRITE_FAILED.of(target, what=what)
    if not os.access(target, os.W_OK) and target.exists():
        return cannot_write(target, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    return None
