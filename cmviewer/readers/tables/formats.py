"""The formats that can be read, and how one file of each is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.evaluation import Task
from cmviewer.readers.request import Columns
from cmviewer.readers.tables.arrays import read_npy, read_npz
from cmviewer.readers.tables.delimited import read_delimited
from cmviewer.readers.tables.json_matrices import read_json
from cmviewer.readers.tables.json_records import read_json_lines
from cmviewer.readers.tables.parquet import read_parquet
from cmviewer.readers.tables.parts import Part
from cmviewer.readers.tables.plain_tables import Watch, read_plain
from cmviewer.readers.tables.table_parts import read_table
from cmviewer.readers.tables.text_lists import read_text_list

Read = Callable[[Path, Columns, list[Problem]], list[Part]]
ReadPlain = Callable[[Path, Columns, list[Problem], Watch], list[Part] | None]


@dataclass(frozen=True)
class Format:
    """One kind of file: its name, what it looks like, and who reads it.

    endings: of its files, in lower case. read: the file, the columns that are told, and a list that takes
    what was worked around → what it says; raises `CmviewerError`. read_plain: the same for a large file
    without oddities, much faster; None where there are some.
    """

    name: str
    task: Task
    example: str
    endings: frozenset[str]
    read: Read
    read_plain: ReadPlain | None = None


FORMATS: Final[tuple[Format, ...]] = (
    Format(
        "CSV and TSV tables",
        Task.CLASSIFICATION,
        "image,truth,prediction,score\ncats/001.png,cat,dog,0.81\ncats/002.png,cat,cat,0.97\n"
        "or a finished matrix:\ntruth \\ prediction,cat,dog\ncat,8,2\ndog,1,9\n"
        "or what timm's inference.py writes:\nfilename,index,prob\ncats/001.png,1,0.81",
        frozenset({".csv", ".tsv"}),
        partial(read_table, read_delimited),
        read_plain,
    ),
    Format(
        "Parquet tables",
        Task.CLASSIFICATION,
        "columns image, truth, score_cat, score_dog",
        frozenset({".parquet", ".pq"}),
        partial(read_table, read_parquet),
    ),
    Format(
        "JSON lines",
        Task.CLASSIFICATION,
        '{"image": "cats/001.png", "truth": "cat", "prediction": "dog", "score": 0.81}',
        frozenset({".jsonl", ".ndjson"}),
        partial(read_table, read_json_lines),
    ),
    Format(
        "JSON records",
        Task.CLASSIFICATION,
        '[{"image": "cats/001.png", "truth": "cat", "prediction": "dog"}]\n'
        '{"columns": ["id", "guess", "truth"], "data": [["001", "dog", "cat"]]}\n'
        'or a finished matrix: {"labels": ["cat", "dog"], "matrix": [[8, 2], [1, 9]]}',
        frozenset({".json"}),
        read_json,
    ),
    Format(
        "Plain lists",
        Task.CLASSIFICATION,
        "y_true.txt and y_pred.txt, one label a line\nval.txt, with lines such as: cats/001.png 3",
        frozenset({".txt"}),
        partial(read_table, read_text_list),
    ),
    Format(
        "NumPy arrays",
        Task.CLASSIFICATION,
        "labels.npy           (N,)    whole numbers or text\n"
        "epoch_1/probs.npy    (N, K)  a score for every class, or logits\n"
        "epoch_2/probs.npy\n"
        "classes.txt          one name a line",
        frozenset({".npy"}),
        read_npy,
    ),
    Format(
        "NumPy archives",
        Task.CLASSIFICATION,
        "results.npz with arrays labels (N,), probs (N, K), filenames (N,)",
        frozenset({".npz"}),
        read_npz,
    ),
)

ENDINGS: Final = frozenset(ending for one in FORMATS for ending in one.endings)


def format_of(file: Path) -> Format | None:
    """Return the format that a file's ending says; None where it is none of ours."""
    ending = file.suffix.lower()
    return next((one for one in FORMATS if ending in one.endings), None)
