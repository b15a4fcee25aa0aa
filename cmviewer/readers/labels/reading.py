"""Reads all the files of a folder; what one of them suffers from does not stop the others."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.request import Columns
from cmviewer.readers.tables.formats import Format, format_of
from cmviewer.readers.tables.parts import Part
from cmviewer.readers.tables.uncertain_columns import UncertainColumns, listed

_MEGABYTE = 1_000_000
_QUIET = frozenset({".json", ".txt"})


@dataclass
class Reading:
    """What was read so far: files, problems, and tables whose columns are not clear.

    tried: files that were looked at; files: those of them that say something. unsaid: why others do not,
    which is worth a word only where there is no other file.
    """

    columns: Columns
    progress: Progress
    cancel: Cancel
    problems: list[Problem] = field(default_factory=list)
    uncertain: list[UncertainColumns] = field(default_factory=list)
    headers: list[tuple[Path, tuple[str, ...]]] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    tried: list[Path] = field(default_factory=list)
    unsaid: list[Problem] = field(default_factory=list)

    def begin(self, what: str) -> None:
        """Say what is done next, or stop here where that was asked for."""
        self.cancel.check()
        self.progress(what, 0, 0)

    def read(self, files: Sequence[Path]) -> list[Part]:
        """Read files; of one that cannot be read there are no parts, but a problem."""
        parts = []
        for done, file in enumerate(files):
            self.cancel.check()
            self.progress("Reading", done, len(files))
            parts += self._read(file)
        return parts

    def _read(self, file: Path) -> list[Part]:
        found = format_of(file)
        if found is None:
            return []
        self.tried.append(file)
        said: list[Problem] = []
        try:
            with failing_alone(file):
                parts = self._plain(found, file, said)
                if parts is None:
                    parts = found.read(file, self.columns, said)
        except UncertainColumns as error:
            self.uncertain.append(error)
            self.headers.append((file, error.header))
            return []
        except CmviewerError as error:
            self._note(file, error)
            return []
        self.problems += said
        self.files.append(file)
        self.headers += [(file, part.header) for part in parts[:1]]
        return parts

    def _plain(self, found: Format, file: Path, said: list[Problem]) -> list[Part] | None:
        def watch(done: int, size: int) -> None:
            self.cancel.check()
            if done:
                self.progress(f"Reading {file.name}, MB", done // _MEGABYTE, -(-size // _MEGABYTE))

        return None if found.read_plain is None else found.read_plain(file, self.columns, said, watch)

    def _note(self, file: Path, error: CmviewerError) -> None:
        """Keep why a file says nothing; of JSON and plain text most hold something else."""
        other = all(problem.code == "file-not-recognised" for problem in error.problems)
        quiet = other and file.suffix.lower() in _QUIET
        (self.unsaid if quiet else self.problems).extend(error.problems)

    def check_columns(self) -> None:
        """Raise `CmviewerError` where a column that was told is in none of the tables."""
        told = self.columns
        header = {name.strip().casefold() for _, names in self.headers for name in names}
        for name in (told.truth, told.prediction, told.image, told.score, told.checkpoint):
            if name is not None and self.headers and name.strip().casefold() not in header:
                file, names = self.headers[0]
                what = f"there is no column {name!r}; the columns are {listed(names)}"
                raise CmviewerError(Problem("column-missing", what, "name one of these with --columns", file))
