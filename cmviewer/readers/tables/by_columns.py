"""Large tables of which only the columns that tell something are read, as the first rows show them."""

from collections.abc import Callable
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.tables.block_columns import WantedColumns
from cmviewer.readers.tables.column_roles import Roles
from cmviewer.readers.tables.columns import recognise
from cmviewer.readers.tables.list_cells import has_list_cells
from cmviewer.readers.tables.parts import SamplePart
from cmviewer.readers.tables.table import ReadTable, Table
from cmviewer.readers.tables.table_parts import fields_of_table, parts_of_table
from cmviewer.readers.tables.timm_columns import is_timm

ReadWanted = Callable[[WantedColumns], Table]
"""Reads some columns of all rows."""
NumbersAgain = Callable[[Path, list[Problem], tuple[int, ...]], Table]
"""Reads columns of numbers once more, by their positions."""


def parts_by_columns(
    head: Table,
    read: ReadWanted,
    again: NumbersAgain,
    careful: ReadTable,
    decisions: Decisions,
    problems: list[Problem],
) -> list[SamplePart] | None:
    """Read what the columns of a table say; None where it needs care.

    head: its first rows. careful: reads all of the file. Raises what these do; then nothing is decided, and
    nothing said.
    """
    own_problems: list[Problem] = []
    own = Decisions(decisions.told)
    roles = recognise(head, own)
    wanted = _wanted(roles)
    if wanted is None or is_timm(head) or has_list_cells(head):
        return None
    table = read(wanted)

    def numbers(file: Path, found: list[Problem]) -> Table:
        return again(file, found, wanted.numbers)

    parts = parts_of_table(table, roles, numbers, fields_of_table(table, careful), decisions, own_problems)
    problems += own_problems
    decisions.taken += own.taken
    decisions.used |= own.used
    return parts


def _wanted(roles: Roles) -> WantedColumns | None:
    """Return the columns to be read; None where one of them would be two things, or nothing is told."""
    classes = () if roles.classes is None else roles.classes.positions
    labels = {roles.truth, roles.prediction, roles.loose, roles.unnamed, *roles.checkpoints} - {None}
    text = {roles.image, roles.index} - {None}
    numbers = {roles.score, *classes} - {None}
    told = not roles.tells_nothing or roles.image is not None
    marked = roles.marks is not None or roles.loose_marks is not None
    odd = roles.count is not None or marked or roles.split is not None or roles.containers
    if not told or odd or labels & text or labels & numbers or text & numbers:
        return None
    return WantedColumns(
        *(tuple(i for i in sorted(kind, key=str) if i is not None) for kind in (labels, text, numbers))
    )
