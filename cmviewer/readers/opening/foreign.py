"""Files of other tools that are known by name and not read: what each is, and what to do instead."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.opening.foreign_annotations import ANNOTATIONS
from cmviewer.readers.opening.foreign_kind import Foreign
from cmviewer.readers.opening.foreign_results import RESULTS

_TOLD: Final = 3
"""Of more such files the first are told."""
_LOOKED_AT: Final = 200
"""Files of one folder whose beginning is looked at: annotations an image lie there by the thousand."""


FOREIGN: Final[tuple[Foreign, ...]] = (*ANNOTATIONS, *RESULTS)
"""The kinds, the more special ones first."""


def files_of_other_tools(listing: Listing) -> list[Problem]:
    """Say which files of a folder are of a kind that is not read, and what to do."""
    problems = [kind.problem(file) for file in _likely(listing) if (kind := kind_of(file)) is not None]
    return _one_of_each(problems)[:_TOLD]


def kind_of(file: Path) -> Foreign | None:
    """Return the kind of foreign file that a file is; None where it is none that is known."""
    return next((kind for kind in FOREIGN if kind.is_like(file)), None)


def _likely(listing: Listing) -> Iterator[Path]:
    for files in listing.files.values():
        yield from files[:_LOOKED_AT]


def _one_of_each(problems: Iterable[Problem]) -> list[Problem]:
    """Of equal words about several files keep the first."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.what, problem)
    return list(first.values())
