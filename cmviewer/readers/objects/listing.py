"""What a folder holds, folder by folder: what the recognisers of objects look at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from natsort import natsorted, ns

from cmviewer.progress import Cancel
from cmviewer.readers.files import check_path
from cmviewer.readers.probe import walk
from cmviewer.regular_files import open_regular


@dataclass(frozen=True)
class Listing:
    """The files of a folder and of those below it.

    folder: where the search began. files: each folder that was searched, empty ones too, with its files in
    natural order, images included; the folders stand in natural order.
    """

    folder: Path
    files: Mapping[Path, tuple[Path, ...]]

    def ending(self, folder: Path, *endings: str) -> tuple[Path, ...]:
        """Return the files of one folder with some endings, which are in lower case: `.txt`."""
        return tuple(file for file in self.files.get(folder, ()) if file.suffix.lower() in endings)

    def all_ending(self, *endings: str) -> tuple[Path, ...]:
        """Return the files of all folders with some endings, which are in lower case: `.json`."""
        return tuple(file for folder in self.files for file in self.ending(folder, *endings))


def listing_of(path: Path, cancel: Cancel) -> Listing:
    """List a folder and those below it, or one file alone. Raises `CmviewerError` and `Cancelled`."""
    if path.is_file():
        return Listing(path.parent, {path.parent: (path,)})
    check_path(path)
    found = {folder: [Path(entry.path) for entry in files] for folder, files in walk(path, cancel)}
    folders = natsorted(found, key=lambda folder: folder.parts, alg=ns.INT)
    return Listing(path, {folder: _in_order(found[folder]) for folder in folders})


def listing_beside(file: Path, cancel: Cancel) -> Listing:
    """List the folder of a file alone, without those below it. Raises `CmviewerError` and `Cancelled`."""
    folder, files = next(iter(walk(file.parent, cancel)))  # the folder itself comes first
    return Listing(folder, {folder: _in_order([Path(entry.path) for entry in files])})


def beginning(file: Path, size: int = 4096) -> bytes:
    """Return the first bytes of a file; none where it cannot be read: whoever reads all of it says why."""
    try:
        with open_regular(file) as opened:
            return opened.read(size)
    except OSError:
        return b""


def _in_order(files: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(natsorted(files, key=lambda file: file.name, alg=ns.INT))
