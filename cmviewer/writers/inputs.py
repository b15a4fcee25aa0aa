"""The files that a report was made of: size and SHA-256, so that they can be recognised."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BufferedIOBase
from itertools import groupby
from pathlib import Path
from typing import Final, cast
from zipfile import BadZipFile, ZipFile

from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.regular_files import open_regular

_DAMAGED: Final = (OSError, EOFError, KeyError, NotImplementedError, RuntimeError, BadZipFile, zlib.error)


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
        return Problem(
            "input-gone", "cannot be read again for its SHA-256", "open the folder anew", self.path
        )


def input_files(evaluation: Evaluation) -> tuple[InputFile, ...]:
    """Read and hash every file that was opened, in order, each once. Takes time with large files."""
    hashed: list[InputFile] = []
    for archive, paths in groupby(_files(input_paths(evaluation)), key=_archive_of):
        if archive is None:
            hashed += map(_input_file, paths)
        else:
            hashed += _input_members(archive, tuple(paths))
    return tuple(hashed)


def input_paths(evaluation: Evaluation) -> tuple[Path, ...]:
    """Return every file that was opened, in order, each once."""
    checkpoints = (file for checkpoint in evaluation.checkpoints for file in checkpoint.files)
    return tuple(dict.fromkeys((*evaluation.files, *checkpoints)))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The same; in place of a folder that was read as one the files in it."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.is_file())
        else:
            yield path


def _input_members(archive: Path, paths: Sequence[Path]) -> list[InputFile]:
    """Hash files in an archive, which is opened once."""
    hashed = []
    try:
        with open_regular(archive) as stream, ZipFile(stream) as opened:
            names = {one.filename.replace("\\", "/"): one for one in opened.infolist()}
            for path in paths:
                with opened.open(names[path.relative_to(archive).as_posix()]) as member:
                    digest = hashlib.file_digest(cast("BufferedIOBase", member), "sha256").hexdigest()
                    hashed.append(InputFile(path, member.tell(), digest, archive))
    except _DAMAGED:
        hashed += [InputFile(path, None, None, archive) for path in paths[len(hashed) :]]
    return hashed


def _archive_of(path: Path) -> Path | None:
    """The `.zip` that a file lies in; None where it lies in none."""
    return next((one for one in path.parents if one.suffix.lower() == ".zip" and one.is_file()), None)


def _input_file(path: Path) -> InputFile:
    try:
        with open_regular(path) as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return InputFile(path, stream.tell(), digest)
    except OSError:
        return InputFile(path, None, None)
