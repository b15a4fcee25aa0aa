"""Plain lists: a label, a score or an image a line."""

from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Task
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.layout import Facts, Layout
from cmviewer.readers.tables.detecting import by_content, look_at_text
from cmviewer.readers.tables.file_reader import FileReader, TableLayout
from cmviewer.readers.tables.json_square import called_matrix
from cmviewer.readers.tables.number_squares import names_above, part_of_square, square_of_text
from cmviewer.readers.tables.parts import SamplePart
from cmviewer.readers.tables.readings import READINGS
from cmviewer.readers.tables.table_parts import read_table
from cmviewer.readers.tables.text_lists import read_text_list

_ENDINGS: Final = frozenset({".txt"})


def _read(file: Path, decisions: Decisions, problems: list[Problem]) -> list[SamplePart]:
    """Read a list; or a finished matrix, where the name of the file or a person says that it is one."""
    told = decisions.told_for("table", ("samples", "counts"), file)
    are_counts = told is not None and told.value == "counts"
    numbers = square_of_text(file, problems) if are_counts or called_matrix(file.stem) else None
    part = None
    if numbers is not None:
        names = names_above(file, len(numbers))
        part = part_of_square(file, numbers, decisions, problems, names)
    if part is not None and (told is None or are_counts):
        if told is not None:
            decisions.take("table", told.value, told.origin, "", (Alternative("samples"),), file)
        return [part]
    return read_table(read_text_list, file, decisions, problems)


LAYOUT: Final[TableLayout] = Layout(
    "Plain lists",
    (Task.CLASSIFICATION,),
    _ENDINGS,
    "y_true.txt and y_pred.txt, one label a line\nval.txt, with lines such as: cats/001.png 3",
    Facts(readings=READINGS),
    by_content(_ENDINGS, look_at_text),
    FileReader(_read),
)
