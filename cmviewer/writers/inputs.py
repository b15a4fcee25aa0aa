"""The files that a report was made of: size and SHA-256, so that they can be recognised."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.regular_files import open_regular


@dataclass(frozen=True)
class InputFile:
    """One file that was read; `size` in bytes and `sha256` in hex, None where it is gone."""

    path: Path
    size: int | None
    sha256: str | None

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
    return tuple(map(_input_file, input_paths(evaluation)))


def input_paths(evaluation: Evaluation) -> tuple[Path, ...]:
    """Return every file that was opened, in order, each once."""
    checkpoints = (file for checkpoint in evaluation.checkpoints for file in checkpoint.files)
    return tuple(dict.fromkeys((*evaluation.files, *checkpoints)))


def _input_file(path: Path) -> InputFile:
    try:
        with open_regular(path) as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return InputFile(path, stream.tell(), digest)
    except OSError:
        return InputFile(path, None, None)
