"""Which files of a folder may hold a classification, and which may name its classes; nothing is opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.progress import Cancel
from cmviewer.readers.files import words
from cmviewer.readers.files.class_names import may_name_classes
from cmviewer.readers.files.listing import Listing, in_order
from cmviewer.readers.files.name_tables import is_name_table
from cmviewer.readers.files.packed import plain_ending
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.layout import Detected
from cmviewer.readers.tables.file_reader import TableLayout, endings_of
from cmviewer.readers.tables.json_square import called_matrix

_LISTS: Final = words.SPLITS | words.EVALUATED | words.RESULT


@dataclass(frozen=True)
class ResultFiles:
    """results: files to read, in natural order. class_names: files that may name classes.

    listing: all that there is.
    """

    results: tuple[Path, ...]
    class_names: tuple[Path, ...]
    listing: Listing


def results_in(listing: Listing, layouts: Sequence[TableLayout]) -> ResultFiles:
    """Find the files that some layouts may read, folders with a file an image, and what may name classes."""
    endings = endings_of(layouts)
    by_folder = [one for one in layouts if not one.endings]
    found = [one for layout in by_folder for one in layout.detect(listing, Cancel())]
    folders = [one for one in found if isinstance(one, Detected)]
    taken = {file for one in folders for file in one.files}
    files = (file for file in listing.all() if plain_ending(file) in endings and file not in taken)
    return ResultFiles(
        in_order([*(file for file in files if _promising(file)), *(one.source for one in folders)]),
        in_order(file for file in listing.all() if may_name_classes(file)),
        listing,
    )


def _promising(path: Path) -> bool:
    """Plain text may be anything; only a name that promises results is worth a look. Names are no results."""
    if is_name_table(path):
        return False
    if plain_ending(path) != ".txt":
        return True
    return role_of(path.stem) is not None or path.stem.lower() in _LISTS or called_matrix(path.stem)
