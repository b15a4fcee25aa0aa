"""NumPy arrays, a file each."""

from typing import Final

from cmviewer.evaluation import Task
from cmviewer.readers.layout import Facts, Layout, Presence
from cmviewer.readers.tables.arrays import read_arrays
from cmviewer.readers.tables.detecting import by_content, look_at_arrays
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.readings import READINGS

_ENDINGS: Final = frozenset({".npy"})

LAYOUT: Final[TableLayout] = Layout(
    "NumPy arrays",
    (Task.CLASSIFICATION,),
    _ENDINGS,
    "labels.npy           (N,)    whole numbers or text\n"
    "epoch_1/probs.npy    (N, K)  a score for every class, or logits\n"
    "epoch_2/probs.npy\n"
    "classes.txt          one name a line",
    Facts(names=Presence.NEVER, readings=READINGS),
    by_content(_ENDINGS, look_at_arrays),
    FileReader(read_arrays),
)
