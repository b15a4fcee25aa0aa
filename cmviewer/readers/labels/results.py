"""Which files of a folder may hold a classification, and which may name its classes; nothing is opened."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.readers.files.class_names import may_name_classes
from cmviewer.readers.files.listing import Listing, in_order
from cmviewer.readers.files.roles import Role, role_of

_LISTS: Final = frozenset({"train", "val", "test", "valid", "validation", "eval", "results", "result"})


@dataclass(frozen=True)
class Found:
    """results: files to read, in natural order. class_names: files that may name classes.

    listing: all that there is.
    """

    results: tuple[Path, ...]
    class_names: tuple[Path, ...]
    listing: Listing


def results_in(listing: Listing, endings: frozenset[str]) -> Found:
    """Find the files with these endings, and those that may name classes."""
    return Found(
        in_order(file for file in listing.all_ending(*endings) if _promising(file)),
        in_order(file for file in listing.all() if may_name_classes(file)),
        listing,
    )


def _promising(path: Path) -> bool:
    """Plain text may be anything; only a name that promises results is worth a look."""
    if path.suffix.lower() != ".txt":
        return True
    return role_of(path.stem) is not Role.UNKNOWN or path.stem.lower() in _LISTS
