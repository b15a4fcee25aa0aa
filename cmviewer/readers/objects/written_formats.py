"""Box formats that tools write in a layout besides its own."""

from typing import Final

from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.box_formats import in_format, is_normalised, unit_of
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource, Unit

_LOOKED_AT: Final = 10_000
"""Of more boxes, some all over the file are looked at."""


def tried_formats(
    source: ObjectSource, part: ObjectPart, key: str = "boxes.prediction"
) -> tuple[BoxFormat, ...]:
    """Formats that tools write in a layout, besides the one that a part was read in, as its numbers allow."""
    if part.region is not None or not len(part):
        return ()
    step = -(-len(part) // _LOOKED_AT)
    four = in_format(part.box[::step], part.box_format)
    unit = Unit.IMAGE if is_normalised(four) else Unit.PIXELS
    written = source.layout.facts.readings.get(key, ())
    known = [BoxFormat(one) for one in written]
    return tuple(one for one in known if one is not part.box_format and unit_of(one) is unit)
