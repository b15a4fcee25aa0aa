"""JSON records, a record a sample, in all the shapes that libraries dump them."""

from typing import Final

from cmviewer.evaluation import Task
from cmviewer.readers.layout import Facts, Layout
from cmviewer.readers.tables.detecting import by_content, look_at_records
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.json_matrices import read_json
from cmviewer.readers.tables.readings import READINGS

_ENDINGS: Final = frozenset({".json"})

LAYOUT: Final[TableLayout] = Layout(
    "JSON records",
    (Task.CLASSIFICATION,),
    _ENDINGS,
    '[{"image": "cats/001.png", "truth": "cat", "prediction": "dog"}]\n'
    '{"columns": ["id", "guess", "truth"], "data": [["001", "dog", "cat"]]}\n'
    '{"cats/001.png": [{"label": "dog", "score": 0.8}, …]}',
    Facts(readings=READINGS),
    by_content(_ENDINGS, look_at_records),
    FileReader(read_json),
)
