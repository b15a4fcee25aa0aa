"""The files that a report was made of: size and SHA-256, so that they can be recognised."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from cmviewer.archives import archive_of, files_in_folder, is_folder_of_archive
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation, TakeLooks
from cmviewer.problems.window import INPUT_GONE
from cmviewer.regular_files import open_regular

_TOGETHER: Final = 1 << 26
"""Bytes of files that are hashed by one process, at least."""
_MOST: Final = 500
"""Files that are hashed by one process."""


@dataclass(frozen=True)
class InputFile:
    """One file that was read; `size` in bytes and `sha256` in hex, None where it is gone.

    Of a file in an archive they are of what it unpacks to, and `archive` is what it lies in.
    """

    path: Path
    size: int | None
    sha256: str | None
    archive: Path | None = None

    @property
    def problem(self) -> Problem | None:
        """What is wrong where the file could not be read again."""
        if self.sha256 is not None:
            return None
        return INPUT_GONE.of(self.path)


def input_files(evaluation: Evaluation, look: TakeLooks | None = None) -> tuple[InputFile, ...]:
    """Read and hash every file that was opened, in order, each once. Takes time with large files.

    look: has other processes do so, some files each. Raises as it does.
    """
    files = tuple(_files(input_paths(evaluation)))
    if look is None:
        return _hashed(files)
    looks = [partial(_hashed, some) for some in _cut(files)]
    return tuple(chain.from_iterable(look(looks, "Hashing the files, pieces")))


def _hashed(files: Iterable[Path]) -> tuple[InputFile, ...]:
    return tuple(map(input_file, files))


def _cut(files: Iterable[Path]) -> Iterator[tuple[Path, ...]]:
    """Cut files into some that are worth the way to another process."""
    some: list[Path] = []
    size = 0
    for file in files:
        some.append(file)
        with suppress(OSError):  # in an archive, or gone, as hashing it says
            size += file.stat().st_size
        if size >= _TOGETHER or len(some) >= _MOST:
            yield tuple(some)
            some, size = [], 0
    if some:
        yield tuple(some)


def input_paths(evaluation: Evaluation) -> tuple[Path, ...]:
    """Return every file that was opened, in order, each once."""
    checkpoints = (file for checkpoint in evaluation.checkpoints for file in checkpoint.files)
    return tuple(dict.fromkeys((*evaluation.files, *checkpoints)))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The same; in place of a folder that was read as one the files in it."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.is_file())
        elif is_folder_of_archive(path):
            yield from files_in_folder(path)
        else:
            yield path


def input_file(path: Path) -> InputFile:
    """Read and hash one file."""
    archive = archive_of(path)
    try:
        with open_regular(path) as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return InputFile(path, stream.tell(), digest, archive)
    except OSError:
        return InputFile(path, None, None, archive)
