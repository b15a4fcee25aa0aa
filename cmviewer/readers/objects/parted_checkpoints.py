"""Tables of predictions of which a column says whose they are: each of its values is a checkpoint."""

from collections.abc import Sequence
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.tables import CHECKPOINTS_UNCERTAIN
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.objects.found_sources import NamedSource
from cmviewer.readers.objects.parts import ObjectSource, PartedSource
from cmviewer.readers.tables.parts import in_natural_order
from cmviewer.said import said

_KEY: Final = "checkpoint"
_NONE: Final = "none"


def parted_checkpoints(checkpoints: Sequence[NamedSource], decisions: Decisions) -> list[NamedSource]:
    """Return the checkpoints with those of a table each by itself.

    Raises `CmviewerError` where a column of folds or models parts rows of different images: each may be a
    checkpoint, or all together one.
    """
    return [one for source, name in checkpoints for one in _parts(source, name, decisions)]


def _parts(source: ObjectSource, name: str | None, decisions: Decisions) -> list[NamedSource]:
    parted = None if source.parted is None else source.parted()
    if parted is None:
        return [(source, name)]
    told = decisions.told_for(_KEY, (parted.column, _NONE), source.path)
    taken = _usual(source, parted) if told is None else told.value
    origin = Origin.FILE if told is None else told.origin
    evidence = said("other values have most of the images of each as well") if parted.are_alike else ""
    other = parted.column if taken == _NONE else _NONE
    decisions.take(_KEY, taken, origin, evidence, [Alternative(other)], source.path)
    if taken == _NONE:
        return [(source, name)]
    by_value = {one.value: one for one in parted.sources}
    return [(by_value[value], name) for value in in_natural_order(tuple(by_value))]


def _usual(source: ObjectSource, parted: PartedSource) -> str:
    if parted.are_alike:
        return parted.column
    if parted.is_run:
        readings = (parted.column, _NONE)
        problem = CHECKPOINTS_UNCERTAIN.of(source.path, readings=readings, name=repr(parted.column))
        raise CmviewerError(problem)
    return _NONE
