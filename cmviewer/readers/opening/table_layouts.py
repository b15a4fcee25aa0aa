"""Every layout of samples, in the order in which it is shown. A new one is a file and a line here."""

from typing import Final

from cmviewer.readers.tables.file_reader import TableLayout
from cmviewer.readers.tables.layouts import (
    delimited,
    json_lines,
    json_records,
    matrices,
    npy,
    npz,
    parquet,
    text_lists,
    timm,
    ultralytics_classify,
)

TABLE_LAYOUTS: Final[tuple[TableLayout, ...]] = (
    delimited.LAYOUT,
    parquet.LAYOUT,
    json_lines.LAYOUT,
    json_records.LAYOUT,
    text_lists.LAYOUT,
    npy.LAYOUT,
    npz.LAYOUT,
    matrices.LAYOUT,
    timm.LAYOUT,
    ultralytics_classify.LAYOUT,
)
"""Of a classification; of those that share an ending the first opens a file, and looks for the others."""
