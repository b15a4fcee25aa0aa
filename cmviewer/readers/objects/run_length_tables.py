"""Tables of run-length masks, as Kaggle has them: they do not tell how large images are, and are not read."""

import re
from collections.abc import Iterator
from typing import Final

from cmviewer.errors import Problem
from cmviewer.progress import Cancel
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import Rejected

_COLUMN: Final = re.compile(
    rb"[^\n]*\b(EncodedPixels|encoded_pixels|rle_mask|annotation_rle)\b", re.IGNORECASE
)


def run_length_tables(listing: Listing, cancel: Cancel) -> Iterator[Rejected]:
    """Find such tables by a column of runs in their header."""
    for file in listing.all_ending(".csv"):
        cancel.check()
        if _COLUMN.match(beginning(file)):
            what = "this is a table of run-length masks without the sizes of their images, which is not read"
            mend = "draw the masks with the sizes of their images, and save them as COCO JSON"
            yield Rejected(file, Problem("layout-foreign", what, mend, file))
