"""Truths that are all marked as crowds, as some tools mark every mask: they are objects."""

from dataclasses import replace
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.problems.whole import CROWDS_ONLY
from cmviewer.readers.objects.parts import ObjectPart


def with_crowds_among_objects(part: ObjectPart, file: Path, problems: list[Problem]) -> ObjectPart:
    """Return a truth without the mark where every object has it."""
    if part.crowd is None or not len(part) or not part.crowd.all():
        return part
    problems.append(CROWDS_ONLY.of(file, times=len(part)))
    return replace(part, crowd=None)
