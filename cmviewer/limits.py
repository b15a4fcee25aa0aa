"""What is handed to code that does not look at what it gets, or takes room before anyone can say no.

Pillow, pycocotools, shapely and zip files: every limit is here, and whoever calls them looks first.
"""

from typing import Final

# Pillow
PICTURE_FORMATS: Final = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP", "PPM", "JPEG2000", "AVIF")
"""The kinds of pictures that are decoded, whatever a file is called; AVIF last, for some Pillows lack it.
None of them starts a program, as EPS starts Ghostscript, or opens another file."""
IMAGE_ENDINGS: Final = (
    ".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp", ".gif", ".ppm", ".pgm", ".jp2", ".jfif",
    ".avif",
)  # fmt: skip
"""How their files are called."""
PICTURE_PIXELS: Final = 200_000_000
"""Pixels of a decoded picture, up to four bytes each."""
PNG_SHRINKS: Final = 1_032
"""How many times its packed size the pixels of a PNG can take: no deflated data unpacks to more."""
PNG_ROOM: Final = 1 << 16
"""Bytes beyond that; small pictures are never doubted."""
LARGE_PICTURE: Final = 32_000_000
"""Pictures of more pixels are decoded one at a time."""

# pycocotools
MASK_PIXELS: Final = (1 << 31) - 1
"""Pixels of a run-length mask: its runs are counted in 32 bits."""
MASK_SIDE: Final = 1 << 17
"""Rows or columns of a run-length mask: polygons beside it are drawn in fifths of a pixel, in 32 bits."""
FILLED_PIXELS: Final = PICTURE_PIXELS
"""Pixels of a mask that is filled, a byte each."""
DRAWN_MARGIN: Final = 4096
"""Pixels around an image to which a polygon is cut before it is drawn."""
OUTLINE: Final = 2_000_000
"""Pixels that the outline of a polygon runs through: drawing takes a hundred bytes for each."""

# shapely
COORDINATE: Final = 1e12
"""Beyond it, coordinates say nothing: areas stay finite, and differences exact to a tenth of a pixel."""
TANGLE: Final = 50
"""How many times the width and height of its box an outline that crosses itself may run: with each run it
crosses all others, and every crossing is looked for."""
WINDING: Final = 100
"""How many times the width and height of its box all outlines of an object may run: two that wind so share
ten thousand pieces, which take a second to find. Of drawn objects few run four times."""
POINTS: Final = 100_000
"""Points of an object: each step between two of them may cross one of another object's."""

# zip files
ARRAY_ROOM: Final = 1 << 30
"""Bytes that the arrays of an archive may unpack to, whatever they were packed into."""
ARRAY_SHARE: Final = 100
"""Above that room, how often their packed size they may unpack to; numbers of a model hardly shrink."""

# PyYAML
YAML_BYTES: Final = 1 << 22
YAML_DEPTH: Final = 32
"""Lists and tables in one another."""

# NumPy
LARGEST_CLASS_NUMBER: Final = 2_000_000
"""Where classes are numbers, each up to the largest takes room; a million of them open."""
