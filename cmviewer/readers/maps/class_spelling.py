"""Class names that predicted maps write otherwise than the truth: `traffic_light`, `Traffic Light`."""

from dataclasses import replace
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Classes, Origin
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.maps.class_table import ClassTable
from cmviewer.readers.tables.role_words import folded

_KEY = "names"
_EXACT, _FOLDED = "exact", "folded"


def with_one_spelling(
    table: ClassTable, truth: Classes, decisions: Decisions, problems: list[Problem], path: Path
) -> ClassTable:
    """Write the names of predicted classes as the truth does, where case, blanks and signs alone differ.

    Only names that the truth does not have, and of which one name of the truth is meant.
    """
    told = decisions.told_for(_KEY, (_EXACT, _FOLDED), path)
    if told is not None:
        decisions.take(_KEY, told.value, told.origin, about=path)
    by_fold: dict[str, list[str]] = {}
    for name in truth.names:
        by_fold.setdefault(folded(name), []).append(name)
    meant = {name: by_fold.get(folded(name), []) for name in table.names if name not in truth.names}
    changed = {name: found[0] for name, found in meant.items() if len(found) == 1 and folded(name)}
    changed = {name: right for name, right in changed.items() if right not in table.names}
    if not changed or (told is not None and told.value == _EXACT):
        return table
    if told is None:
        old, new = next(iter(changed.items()))
        said = f"{old!r} is {new!r}" + (f" and {len(changed) - 1} more" if len(changed) > 1 else "")
        decisions.take(_KEY, _FOLDED, Origin.EVIDENCE, said, (Alternative(_EXACT),), path)
        what = f"some classes are written in two ways and were taken for the same: {said}"
        mend = "write them in one way"
        problems.append(Problem("names-folded", what, mend, path, decision=_KEY, readings=(_EXACT,)))
    return replace(table, names=tuple(changed.get(name, name) for name in table.names))
