"""Files of shapes that are the truth of predicted maps: they are drawn to pixels."""

from typing import Final

from cmviewer.evaluation import Role
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.maps.drawn import holds_shapes
from cmviewer.readers.maps.grouping import map_set
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.roles_by_name import role_by_name

_LOOKED_AT: Final = 3
"""Files of a folder that tell whether it holds shapes."""


def drawn_sets(listing: Listing) -> list[MapSet]:
    """Return sets of files of shapes, one a folder, but for those that are called as predictions are."""
    found = []
    for folder, files in listing.files.items():
        role, _ = role_by_name(folder.relative_to(listing.folder).parts, ())
        texts = [file for file in files if file.suffix.lower() == ".json"]
        if role is not Role.PREDICTION and any(map(holds_shapes, texts[:_LOOKED_AT])):
            found.append(map_set(folder, ((file.stem, file) for file in texts if holds_shapes(file))))
    return found
