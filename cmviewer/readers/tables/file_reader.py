"""How a file of samples is read: what every layout of tables and arrays gives to the registry."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from cmviewer.errors import Problem
from cmviewer.evaluation import Elsewhere
from cmviewer.progress import Cancel
from cmviewer.readers.decision_keys import IMAGE_FOLDERS
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.packed import plain_ending
from cmviewer.readers.layout import POSSIBLE, Detected, Layout
from cmviewer.readers.request import Columns, is_path
from cmviewer.readers.tables.parts import SamplePart

Watch = Callable[[int, int], None]
"""Called with how many bytes are read, and of how many; raises `Cancelled` where that is wished."""
ReadFile = Callable[[Path, Decisions, list[Problem]], list[SamplePart]]
ReadPlain = Callable[[Path, Decisions, list[Problem], Watch, Elsewhere | None], list[SamplePart] | None]
_ROLES: Final = ("truth", "prediction", "image", "score", "checkpoint")


@dataclass(frozen=True)
class FileReader:
    """Reads one file, or one folder with a file an image.

    read: the path, what is decided, and a list that takes what was worked around → what it says; raises
    `CmviewerError`. read_plain: the same for a large file without oddities, much faster, and by other
    processes where there are some; None where there are oddities.
    """

    read: ReadFile
    read_plain: ReadPlain | None = None


TableLayout: TypeAlias = Layout[Path, FileReader]


def by_ending(endings: frozenset[str]) -> Callable[[Listing, Cancel], Iterable[Detected[Path]]]:
    """Detect files for which nothing speaks but how their names end."""

    def detect(listing: Listing, cancel: Cancel) -> Iterable[Detected[Path]]:
        cancel.check()
        return [Detected(file, (file,), POSSIBLE) for file in listing.all() if plain_ending(file) in endings]

    return detect


def layout_of(file: Path, layouts: Sequence[TableLayout]) -> TableLayout | None:
    """Return the layout that a file's ending says; None where it is none of these.

    Of layouts that share an ending the first one reads its files: it looks at what is in them.
    """
    ending = plain_ending(file)
    return next((one for one in layouts if ending in one.endings), None)


def endings_of(layouts: Sequence[TableLayout]) -> frozenset[str]:
    """Return the endings of all files of some layouts."""
    return frozenset(ending for one in layouts for ending in one.endings)


def columns_told(decisions: Decisions, file: Path | None = None) -> Columns:
    """Return the columns that a person has named, of all files or of this one."""
    found = {role: decisions.look_up(role, (file,)) for role in _ROLES}
    told = {role: one.value for role, one in found.items() if one is not None}
    if "truth" in told and (told["truth"] == IMAGE_FOLDERS or is_path(told["truth"])):
        del told["truth"]  # no column
    return Columns(**told)
