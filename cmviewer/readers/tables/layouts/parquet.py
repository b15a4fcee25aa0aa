"""Parquet tables, a row a sample."""

from functools import partial
from typing import Final

from cmviewer.evaluation import Task
from cmviewer.readers.layout import Facts, Layout
from cmviewer.readers.tables.detecting import by_content, look_at_parquet
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.parquet import read_parquet
from cmviewer.readers.tables.parquet_groups import read_groups
from cmviewer.readers.tables.readings import READINGS
from cmviewer.readers.tables.table_parts import read_table

_ENDINGS: Final = frozenset({".parquet", ".pq"})

LAYOUT: Final[TableLayout] = Layout(
    "Parquet tables",
    (Task.CLASSIFICATION,),
    _ENDINGS,
    "columns image, truth, score_cat, score_dog",
    Facts(readings=READINGS),
    by_content(_ENDINGS, look_at_parquet),
    FileReader(partial(read_table, read_parquet), read_groups),
)
