"""JSON lines, a record a sample."""

from functools import partial
from typing import Final

from cmviewer.evaluation import Task
from cmviewer.readers.layout import Facts, Layout
from cmviewer.readers.tables.detecting import by_content, look_at_records
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.json_records import read_json_lines
from cmviewer.readers.tables.readings import READINGS
from cmviewer.readers.tables.table_parts import read_table

_ENDINGS: Final = frozenset({".jsonl", ".ndjson"})

LAYOUT: Final[TableLayout] = Layout(
    "JSON lines",
    (Task.CLASSIFICATION,),
    _ENDINGS,
    '{"image": "cats/001.png", "truth": "cat", "prediction": "dog", "score": 0.81}',
    Facts(readings=READINGS),
    by_content(_ENDINGS, look_at_records),
    FileReader(partial(read_table, read_json_lines)),
)
