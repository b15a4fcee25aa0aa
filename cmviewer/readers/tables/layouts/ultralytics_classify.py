"""The folders of `yolo classify predict save_txt=True`: a text file an image, `0.97 cat` a line."""

from typing import Final

from cmviewer.evaluation import Role, Task
from cmviewer.readers.layout import Facts, Layout, Presence
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.parts import ULTRALYTICS
from cmviewer.readers.tables.ranked_texts import find_ranked_texts, read_ranked_texts

LAYOUT: Final[TableLayout] = Layout(
    ULTRALYTICS,
    (Task.CLASSIFICATION,),
    frozenset(),
    "predict/labels/cat_001.txt, the best five classes of cat_001.jpg:\n0.81 dog\n0.17 cat",
    Facts(roles=frozenset({Role.PREDICTION}), scores=Presence.ALWAYS, names=Presence.ALWAYS),
    find_ranked_texts,
    FileReader(read_ranked_texts),
)
