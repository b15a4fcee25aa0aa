"""Pickle and torch files, which are named and never read."""

from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.problems.shapes import PICKLE_REFUSED
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.request import OpenRequest

_PICKLES: Final = (".pkl", ".pickle", ".joblib", ".pth", ".pt")
_TOLD: Final = 3
"""Of more such files in a folder, the first are told."""


def pickles_in(listing: Listing) -> tuple[Path, ...]:
    """Some of the files that may hold results and are never read; a model's weights are none."""
    return tuple(file for file in listing.all_ending(*_PICKLES) if file.parent.name != "weights")[:_TOLD]


def refuse_pickles(request: OpenRequest) -> None:
    """Raise `CmviewerError` where a file that can run code was named."""
    named = (request.path, request.truth, *(source.path for source in request.predictions))
    refused = [path for path in named if path is not None and path.suffix.lower() in _PICKLES]
    if any(is_file(path) for path in refused):
        raise CmviewerError(*map(PICKLE_REFUSED.of, refused))
