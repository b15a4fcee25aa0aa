"""The file in which the marks of what is open are kept: written at once, and shared by all windows."""

import shutil
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Images
from cmviewer.examples.keys import image_key
from cmviewer.examples.marks.mark import Mark, with_marks
from cmviewer.readers.files.file_bytes import read_bytes
from cmviewer.workspace.marks_file import ENDING, read_marks, write_marks
from cmviewer.writers.atomic import write_text
from cmviewer.writers.safe_names import safe_names

SOURCE_ENDING: Final = ".source.txt"
"""Of the file beside them that says what the marks are of: a folder that was moved is found by it."""
BROKEN_ENDING: Final = ".broken"
"""Of what stood there before, where some of it was no mark."""


class KeptMarks:
    """Writes what changes, one thread after another; what another window has written meanwhile stays.

    known: the marks as they stand in the file, as far as this window knows.
    """

    def __init__(self, folder: Path, source: Path, known: tuple[Mark, ...] = ()) -> None:
        self.file = kept_file(folder, source)
        self._source = source
        self._lock = Lock()
        self._known = self._wanted = known

    def want(self, marks: tuple[Mark, ...]) -> None:
        """Have the next writing write these."""
        self._wanted = marks

    @property
    def is_written(self) -> bool:
        """Whether the file has all of them."""
        return self._known == self._wanted

    def write(self) -> None:
        """Write what is wanted by now. Raises `CmviewerError` where the file cannot be read or written."""
        with self._lock:
            wanted = self._wanted
            if wanted == self._known:
                return
            before = {mark.identity: mark for mark in self._known}
            now = {mark.identity for mark in wanted}
            said = [mark for mark in wanted if before.get(mark.identity) != mark]
            gone = [mark for mark in self._known if mark.identity not in now]
            there, problems = read_marks(self.file) if self.file.exists() else ((), ())
            if problems:
                shutil.copyfile(self.file, self.file.with_name(self.file.name + BROKEN_ENDING))
            _put(self.file, self._source, with_marks(there, said, gone))
            self._known = wanted


def kept_file(folder: Path, source: Path) -> Path:
    """The file for the marks of a source, named after it and where it lies."""
    place = str(source.absolute())
    digest = blake2b(place.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    (name,) = safe_names((source.absolute().name,))
    return folder / f"{name}-{digest}{ENDING}"


def read_kept(folder: Path, source: Path, images: Images) -> tuple[tuple[Mark, ...], tuple[Problem, ...]]:
    """Return the marks that are kept of a source, and what was worked around.

    Of a folder that was moved they are those of the one of its name that is gone, if they are of these
    images; they stand in a file of their own from now on. Raises `CmviewerError` where they cannot be read.
    """
    file = kept_file(folder, source)
    if file.exists():
        return read_marks(file)
    for told in sorted(folder.glob(f"*{SOURCE_ENDING}")):
        moved = told.with_name(told.name.removesuffix(SOURCE_ENDING) + ENDING)
        if moved.exists() and _was_moved(told, source):
            marks, problems = read_marks(moved)
            if marks and {mark.key.image for mark in marks} <= _names(images):
                _put(file, source, marks)
                return marks, problems
    return (), ()


def _was_moved(told: Path, source: Path) -> bool:
    try:
        before = Path(read_bytes(told).decode("utf-8", "replace").strip())
        return before.name == source.absolute().name and not before.exists()
    except (CmviewerError, OSError):
        return False


def _names(images: Images) -> frozenset[str]:
    return frozenset(image_key(images, image) for image in range(len(images)))


def _put(file: Path, source: Path, marks: tuple[Mark, ...]) -> None:
    told = file.with_name(file.name.removesuffix(ENDING) + SOURCE_ENDING)
    if not told.exists():
        write_text(told, f"{source.absolute()}\n")
    write_marks(file, marks)
