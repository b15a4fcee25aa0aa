"""Plain lists: a label, a score or an image a line."""

from functools import partial
from typing import Final

from cmviewer.evaluation import Task
from cmviewer.readers.layout import Facts, Layout
from cmviewer.readers.tables.detecting import by_content, look_at_text
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.readings import READINGS
from cmviewer.readers.tables.table_parts import read_table
from cmviewer.readers.tables.text_lists import read_text_list

_ENDINGS: Final = frozenset({".txt"})

LAYOUT: Final[TableLayout] = Layout(
    "Plain lists",
    (Task.CLASSIFICATION,),
    _ENDINGS,
    "y_true.txt and y_pred.txt, one label a line\nval.txt, with lines such as: cats/001.png 3",
    Facts(readings=READINGS),
    by_content(_ENDINGS, look_at_text),
    FileReader(partial(read_table, read_text_list)),
)
