"""The tables of timm's `inference.py`."""

from typing import Final

from cmviewer.evaluation import Role, Task
from cmviewer.readers.layout import Facts, Layout, Presence
from cmviewer.readers.tables.detecting import by_content, look_at_timm
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.layouts import delimited
from cmviewer.readers.tables.parts import TIMM
from cmviewer.readers.tables.readings import TIMM_READINGS

LAYOUT: Final[TableLayout] = Layout(
    TIMM,
    (Task.CLASSIFICATION,),
    delimited.LAYOUT.endings,
    "filename,index,prob\ncats/001.png,1,0.81",
    Facts(roles=frozenset({Role.PREDICTION}), names=Presence.NEVER, readings=TIMM_READINGS),
    by_content(delimited.LAYOUT.endings, look_at_timm),
    FileReader(delimited.LAYOUT.read.read),
)
