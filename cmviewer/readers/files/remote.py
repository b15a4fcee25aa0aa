"""Results at an address, such as `s3://bucket/run`: copied to this machine by `fsspec`, then opened.

Nothing is ever written there. The copies go with whoever has asked for them.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, Interpretation
from cmviewer.problems.layouts import REMOTE_EMPTY, REMOTE_FAILED, REMOTE_MISSING, REMOTE_ROOM
from cmviewer.progress import Cancel, Cancelled, Progress
from cmviewer.readers.files.addresses import scheme_of
from cmviewer.said import said

SCHEMES: Final = frozenset(
    {
        *("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oci", "hdfs", "webhdfs"),
        *("sftp", "ssh", "ftp", "smb", "file", "memory"),
    }
)
"""Stores that can be listed; the web cannot, and chains of stores would read what nobody has named."""
MOST_FILES: Final = 1_000_000
_BLOCK: Final = 1 << 20
_PREFIX: Final = "cmviewer-remote-"
_MEGABYTE: Final = 1_000_000


@dataclass
class RemoteSources:
    """Addresses, and where the copies of what lies there are, or will be.

    folder: has the copies.
    """

    folder: Path
    places: dict[str, Path] = field(default_factory=dict)

    def path_of(self, address: str) -> Path:
        """Where the copy of an address will be; it has the name of what lies there."""
        if address not in self.places:
            name = PurePosixPath(address.rstrip("/").partition("://")[2]).name or "results"
            self.places[address] = self.folder / str(len(self.places)) / name
        return self.places[address]

    def fetch(self, progress: Progress, cancel: Cancel) -> None:
        """Copy everything. Raises `CmviewerError`, and `Cancelled`."""
        for address, place in self.places.items():
            copy_of(address, place, progress, cancel)

    def name_of(self, path: Path) -> Path:
        """The address of a file or folder that was copied; any other path as it is."""
        for address, place in self.places.items():
            if path == place or place in path.parents:
                return Path(address, *path.relative_to(place).parts)
        return path

    def named(self, evaluation: Evaluation) -> Evaluation:
        """Return an evaluation that says where its files lie, and not where their copies are."""
        reading = evaluation.interpretation
        return replace(
            evaluation,
            source=self.name_of(evaluation.source),
            problems=tuple(map(self._named_problem, evaluation.problems)),
            interpretation=Interpretation(
                tuple(replace(one, path=self.name_of(one.path)) for one in reading.files),
                tuple(
                    one if one.about is None else replace(one, about=self.name_of(one.about))
                    for one in reading.decisions
                ),
            ),
        )

    def _named_problem(self, problem: Problem) -> Problem:
        return problem if problem.file is None else replace(problem, file=self.name_of(problem.file))


@contextmanager
def remote_sources() -> Iterator[RemoteSources]:
    """Sources whose copies go in the end."""
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as folder:
        yield RemoteSources(Path(folder))


def is_copy(path: Path) -> bool:
    """Tell whether a path is of a copy, which goes in the end."""
    temporary = Path(tempfile.gettempdir())
    return any(one.name.startswith(_PREFIX) and one.parent == temporary for one in path.parents)


def can_be_fetched(text: str) -> bool:
    """Tell whether a text is an address of a store that can be listed."""
    return scheme_of(text) in SCHEMES and "::" not in text


def copy_of(address: str, place: Path, progress: Progress, cancel: Cancel) -> None:
    """Copy what lies at an address, a file or all below a folder but hidden files, to a place.

    Raises `CmviewerError` where it cannot be fetched, and `Cancelled`.
    """
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra, which may be missing
    except ImportError as error:
        raise CmviewerError(REMOTE_MISSING.of(address=address, why="fsspec is not installed")) from error
    try:
        store, root = url_to_fs(address)
        _copy(address, store, root, place, progress, cancel)
    except (CmviewerError, Cancelled):
        raise
    except ImportError as error:  # of the library of this very store
        raise CmviewerError(REMOTE_MISSING.of(address=address, why=_why(error))) from error
    except Exception as error:  # each store raises those of its own library, which need not be here
        raise CmviewerError(REMOTE_FAILED.of(address=address, why=_why(error))) from error


def _copy(
    address: str,
    store: Any,  # noqa: ANN401 - fsspec has no types
    root: str,
    place: Path,
    progress: Progress,
    cancel: Cancel,
) -> None:
    cancel.check()
    found: dict[str, dict[str, Any]] = store.find(root, detail=True)
    files = {name: _inside(name, root) for name in sorted(found)}
    files = {name: parts for name, parts in files.items() if _is_taken(parts)}
    if not files or len(files) > MOST_FILES:
        raise CmviewerError(REMOTE_EMPTY.of(address=address, count=len(files)))
    total = sum(int(found[name].get("size") or 0) for name in files)
    place.parent.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(place.parent).free
    if total > free:
        size, room = total / _MEGABYTE, free / _MEGABYTE
        raise CmviewerError(REMOTE_ROOM.of(address=address, size=f"{size:,.0f}", room=f"{room:,.0f}"))
    done = 0
    for name, parts in files.items():
        to = place.joinpath(*parts)
        to.parent.mkdir(parents=True, exist_ok=True)
        with store.open(name, "rb") as stream, to.open("wb") as out:
            while block := stream.read(_BLOCK):
                cancel.check()
                out.write(block)
                done += len(block)
                progress(said("Fetching megabytes"), done // _MEGABYTE, total // _MEGABYTE)


def _inside(name: str, root: str) -> tuple[str, ...]:
    """Parts of the name of a file below what was asked for; none of that itself."""
    return PurePosixPath(name.replace("\\", "/")[len(root) :].strip("/")).parts if name != root else ()


def _is_taken(parts: tuple[str, ...]) -> bool:
    """Whether a file is not hidden, and lies where its name says."""
    return not any(part.startswith(".") for part in parts)


def _why(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
