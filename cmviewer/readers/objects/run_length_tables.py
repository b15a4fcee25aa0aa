"""Tables of run-length masks, as Kaggle has them: they do not tell how large images are, and are not read."""

import re
from collections.abc import Iterator
from typing import Final

from cmviewer.problems.layouts import RUN_LENGTHS_WITHOUT_SIZES
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
            yield Rejected(file, RUN_LENGTHS_WITHOUT_SIZES.of(file))
