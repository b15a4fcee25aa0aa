"""Reads all the files of a folder; what one of them suffers from does not stop the others."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cmviewer.archives import size_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Elsewhere
from cmviewer.problems.tables import COLUMN_MISSING
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.files.packed import plain_ending
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.request import is_path
from cmviewer.readers.tables.columns import NO_CHECKPOINTS
from cmviewer.readers.tables.file_reader import TableLayout, columns_told, layout_of
from cmviewer.readers.tables.parts import SamplePart
from cmviewer.readers.tables.plain_ranges import RANGE
from cmviewer.readers.tables.several_columns import parts_of
from cmviewer.readers.tables.uncertain_columns import UncertainColumns, listed
from cmviewer.said import said

_MEGABYTE = 1_000_000
_SHOWN = 12
"""Of more columns, the first are named."""
_QUIET = frozenset({".json", ".txt"})


@dataclass
class FileReading:
    """What was read so far: files, problems, and tables whose columns are not clear.

    tried: files that were looked at; files: those of them that say something. minor_problems: why others
    do not, which is worth a word only where there is no other file. layouts: all that there are.
    layout_names: that of each file. elsewhere: other processes that read pieces of large files.
    """

    layouts: Sequence[TableLayout]
    decisions: Decisions
    progress: Progress
    cancel: Cancel
    problems: list[Problem] = field(default_factory=list)
    uncertain: list[UncertainColumns] = field(default_factory=list)
    headers: list[tuple[Path, tuple[str, ...]]] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    tried: list[Path] = field(default_factory=list)
    minor_problems: list[Problem] = field(default_factory=list)
    layout_names: dict[Path, str] = field(default_factory=dict)
    elsewhere: Elsewhere | None = None

    def begin(self, what: str) -> None:
        """Say what is done next, or stop here where that was asked for."""
        self.cancel.check()
        self.progress(what, 0, 0)

    def read(self, files: Sequence[Path]) -> list[SamplePart]:
        """Read files; of one that cannot be read there are no parts, but a problem."""
        parts = []
        for done, file in enumerate(files):
            self.cancel.check()
            self.progress(said("Reading"), done, len(files))
            parts += self._read(file)
        return parts

    def layout(self, path: Path) -> TableLayout | None:
        """Return the layout that reads a file, or a folder with a file an image; None where none does."""
        if is_folder(path):
            return next((one for one in self.layouts if not one.endings), None)
        return layout_of(path, self.layouts)

    def _read(self, file: Path) -> list[SamplePart]:
        found = self.layout(file)
        if found is None:
            return []
        self.tried.append(file)
        own_problems: list[Problem] = []
        own = Decisions(self.decisions.told)
        try:
            with failing_alone(file):
                parts = self._plain(found, file, own, own_problems)
                if parts is None:
                    self._say_read_here(file)
                    own = Decisions(self.decisions.told)
                    parts = found.read.read(file, own, own_problems)
        except UncertainColumns as error:
            self.uncertain.append(error)
            self.headers.append((file, error.header))
            return []
        except CmviewerError as error:
            self._note(file, error)
            return []
        finally:
            self.decisions.used |= own.used
            self.decisions.fitting |= own.fitting
        self.decisions.taken += own.taken
        self.problems += own_problems
        self.files.append(file)
        self.headers += [(file, part.header) for part in parts[:1]]
        self.layout_names[file] = next((part.layout for part in parts if part.layout), found.name)
        return parts

    def _plain(
        self, found: TableLayout, file: Path, own: Decisions, problems: list[Problem]
    ) -> list[SamplePart] | None:
        def watch(done: int, size: int) -> None:
            self.cancel.check()
            if done:
                self.progress(f"Reading {file.name}, MB", done // _MEGABYTE, -(-size // _MEGABYTE))

        read_plain = found.read.read_plain
        return None if read_plain is None else read_plain(file, own, problems, watch, self.elsewhere)

    def _say_read_here(self, file: Path) -> None:
        """Tell that this process reads a large file, though there are others."""
        if self.elsewhere is not None and file.is_file() and size_of(file) > RANGE:
            self.elsewhere.read_here(file)

    def _note(self, file: Path, error: CmviewerError) -> None:
        """Keep why a file says nothing; of JSON and plain text most hold something else."""
        other = all(problem.code == "file-not-recognised" for problem in error.problems)
        quiet = other and plain_ending(file) in _QUIET
        (self.minor_problems if quiet else self.problems).extend(error.problems)

    def check_columns(self) -> None:
        """Raise `CmviewerError` where a column that was told is in none of the tables."""
        told = columns_told(self.decisions)
        header = {name.strip().casefold() for _, names in self.headers for name in names}
        for key in ("truth", "prediction", "image", "score", "checkpoint"):
            name = getattr(told, key)
            if name is None or is_path(name) or not self.headers:
                continue
            self.decisions.used.add(key)
            wanted = {name, *parts_of(name)} - ({NO_CHECKPOINTS} if key == "checkpoint" else set())
            if wanted and not any(one.strip().casefold() in header for one in wanted):
                file, names = self.headers[0]
                raise CmviewerError(
                    COLUMN_MISSING.of(
                        file, readings=names[:_SHOWN], decision=key, name=name, names=listed(names)
                    )
                )
