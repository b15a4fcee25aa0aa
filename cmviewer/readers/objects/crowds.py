"""Truths that are all marked as crowds, as some tools mark every mask: they are objects."""

from dataclasses import replace
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.readers.objects.parts import ObjectPart


def with_crowds_among_objects(part: ObjectPart, file: Path, problems: list[Problem]) -> ObjectPart:
    """Return a truth without the mark where every object has it."""
    if part.crowd is None or not len(part) or not part.crowd.all():
        return part
    what = "every object of the truth is marked as a crowd; they count as objects"
    mend = "mark only groups of objects with iscrowd"
    problems.append(Problem("crowds-only", what, mend, file, None, len(part)))
    return replace(part, crowd=None)
