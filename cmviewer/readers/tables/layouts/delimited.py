"""CSV and TSV tables, a row a sample."""

from functools import partial
from typing import Final

from cmviewer.evaluation import Task
from cmviewer.readers.layout import Facts, Layout, Presence
from cmviewer.readers.tables.delimited import read_delimited
from cmviewer.readers.tables.detecting import by_content, look_at_samples
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.plain_tables import read_plain
from cmviewer.readers.tables.readings import READINGS
from cmviewer.readers.tables.table_parts import read_table

_ENDINGS: Final = frozenset({".csv", ".tsv"})

LAYOUT: Final[TableLayout] = Layout(
    "CSV and TSV tables",
    (Task.CLASSIFICATION,),
    _ENDINGS,
    "image,truth,prediction,score\ncats/001.png,cat,dog,0.81\ncats/002.png,cat,cat,0.97",
    Facts(names=Presence.SOMETIMES, readings=READINGS),
    by_content(_ENDINGS, look_at_samples),
    FileReader(partial(read_table, read_delimited), read_plain),
)
