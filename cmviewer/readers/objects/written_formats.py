"""Box formats that tools write in a layout besides its own."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.box_formats import corners, in_format, is_normalised, unit_of
from cmviewer.readers.objects.parts import BoxUnit, ObjectPart, ObjectSource

_LOOKED_AT: Final = 10_000
"""Of more boxes, some all over the file are looked at."""
_IMPOSSIBLE: Final = 0.25
"""Share of boxes, beyond those as read, that begin left of their image or above it, or end before they begin:
so no tool writes them.
Of random scenes with five boxes or more, corners that are taken for a centre and a size do in 0.36 or more of
them in 99 of 100; boxes that are read right never do."""
_PIXEL: Final = 1.0


def tried_formats(
    source: ObjectSource, part: ObjectPart, key: str = "boxes.prediction"
) -> tuple[BoxFormat, ...]:
    """Formats that tools write in a layout, besides the one that a part was read in, as its numbers allow."""
    if part.region is not None or not len(part):
        return ()
    step = -(-len(part) // _LOOKED_AT)
    four = in_format(part.box[::step], part.box_format)
    unit = BoxUnit.IMAGE if is_normalised(four) else BoxUnit.PIXELS
    written = source.layout.facts.readings.get(key, ())
    known = [BoxFormat(one) for one in written]
    tried = [one for one in known if one is not part.box_format and unit_of(one) is unit]
    if unit is not BoxUnit.PIXELS:
        return tuple(tried)
    most = _impossible(four, part.box_format) + _IMPOSSIBLE
    return tuple(one for one in tried if _impossible(four, one) <= most)


def _impossible(four: NDArray[np.float64], written: BoxFormat) -> float:
    """The share of boxes that begin outside of their image or after their end, where they are meant so."""
    box = corners(four, written)
    return float(((box[:, :2] < -_PIXEL) | (box[:, 2:] < box[:, :2])).any(axis=1).mean())
