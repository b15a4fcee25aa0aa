"""NumPy archives of several arrays."""

from typing import Final

from cmviewer.evaluation import Task
from cmviewer.readers.layout import Facts, Layout, Presence
from cmviewer.readers.tables.arrays import read_arrays
from cmviewer.readers.tables.detecting import by_content, look_at_arrays
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.readings import READINGS

_ENDINGS: Final = frozenset({".npz"})

LAYOUT: Final[TableLayout] = Layout(
    "NumPy archives",
    (Task.CLASSIFICATION,),
    _ENDINGS,
    "results.npz with arrays labels (N,), probs (N, K), filenames (N,)",
    Facts(names=Presence.SOMETIMES, readings=READINGS),
    by_content(_ENDINGS, look_at_arrays),
    FileReader(read_arrays),
)
