"""Of two classes the one that a single score is about."""

from collections.abc import Sequence
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.arrays import POSITIVE_UNKNOWN, POSITIVE_UNUSED
from cmviewer.problems.scores import POSITIVE_UNCERTAIN
from cmviewer.problems.truth import ONE_SCORE_OF_MANY
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.labels.label_classes import LabelClasses
from cmviewer.readers.request import OpenRequest
from cmviewer.readers.tables.parts import SamplePart

_KEY: Final = "positive"
_TWO: Final = 2


def is_cut_off(part: SamplePart) -> bool:
    """Tell whether a predicted class follows from a single score alone."""
    return part.prediction is None and part.class_scores is None


def tells_a_class(part: SamplePart, space: LabelClasses, problems: list[Problem]) -> bool:
    """Tell whether a predicted class follows from a part; of a single score it does for two classes."""
    if not is_cut_off(part) or len(space.names) == _TWO:
        return True
    problems.append(ONE_SCORE_OF_MANY.of(part.file, count=len(space.names)))
    return False


def positive_class(
    parts: Sequence[SamplePart],
    space: LabelClasses,
    request: OpenRequest,
    decisions: Decisions,
    problems: list[Problem],
) -> int | None:
    """Find the class that single scores are about: told, or named by the column, or the second."""
    if request.positive is not None and request.positive not in space.names:
        mend, readings = "name one of these", tuple(space.names[:12])
        raise CmviewerError(
            POSITIVE_UNKNOWN.of(
                readings=readings, positive=request.positive, names=", ".join(space.names[:12]), mend=mend
            )
        )
    cut_off = [part for part in parts if is_cut_off(part)]
    told = decisions.told_for(_KEY)
    if request.positive is not None and (not cut_off or len(space.names) != _TWO):
        problems.append(_positive_unused(request.positive, space, request))
        decisions.explained.add(_KEY)
    if not cut_off:
        return None
    if request.positive is not None:
        decisions.take(_KEY, request.positive, Origin.TOLD if told is None else told.origin)
        return space.names.index(request.positive)
    named = [space.names.index(part.score_class) for part in cut_off if part.score_class in space.names]
    if not named and _is_open(space):
        problems.append(_second_taken(space, cut_off[0]))
    taken = named[0] if named else 1
    others = [Alternative(name) for name in space.names if name != space.names[taken]]
    decisions.take(_KEY, space.names[taken], Origin.FILE if named else Origin.CONVENTION, "", others)
    return taken


def _is_open(space: LabelClasses) -> bool:
    """Tell whether names leave open which of two classes a score is about; of numbers it is the larger."""
    second = space.names[1].casefold()
    return not is_number(second) and second not in {"true", "yes", "pos", "positive"}


def _second_taken(space: LabelClasses, part: SamplePart) -> Problem:
    """Say that the second class in the order of their names was taken for the positive one."""
    first, second = space.names
    return POSITIVE_UNCERTAIN.of(part.file, readings=(first,), second=second)


def _positive_unused(name: str, space: LabelClasses, request: OpenRequest) -> Problem:
    """Say that a class was told as the positive one where no single score needs one."""
    why = (
        "every prediction is given, so no score has to be cut off"
        if len(space.names) == _TWO
        else f"it is for two classes with one score, and there are {len(space.names)} classes"
    )
    return POSITIVE_UNUSED.of(request.path, name=name, why=why)
