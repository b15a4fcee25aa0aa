"""Of two classes the one that a single score is about: told, named by its column, or the second."""

from collections.abc import Sequence

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.labels.label_classes import LabelClasses
from cmviewer.readers.request import OpenRequest
from cmviewer.readers.tables.parts import Part


def _is_cut_off(part: Part) -> bool:
    return part.prediction is None and part.class_scores is None


def tells_a_class(part: Part, space: LabelClasses, problems: list[Problem]) -> bool:
    """Tell whether a predicted class follows from a part; of a single score it does for two classes."""
    if not _is_cut_off(part) or len(space.names) == 2:
        return True
    what = f"there is one score a row and no prediction, but there are {len(space.names)} classes"
    mend = "write a prediction, or a score for every class"
    problems.append(Problem("prediction-missing", what, mend, part.file))
    return False


def positive_class(
    parts: Sequence[Part], space: LabelClasses, request: OpenRequest, problems: list[Problem]
) -> int | None:
    """Find the class that single scores are about: told, or named by the column, or the second."""
    if request.positive is not None and request.positive not in space.names:
        what = f"there is no class {request.positive!r}; the classes are {', '.join(space.names[:12])}"
        mend, readings = "name one of these", tuple(space.names[:12])
        raise CmviewerError(Problem("positive-unknown", what, mend, decision="positive", readings=readings))
    cut_off = [part for part in parts if _is_cut_off(part)]
    if request.positive is not None and (not cut_off or len(space.names) != 2):
        problems.append(_positive_unused(request.positive, space, request))
    if not cut_off:
        return None
    if request.positive is not None:
        return space.names.index(request.positive)
    named = [space.names.index(part.score_class) for part in cut_off if part.score_class in space.names]
    if not named and _is_open(space):
        problems.append(_second_taken(space, cut_off[0]))
    return named[0] if named else 1


def _is_open(space: LabelClasses) -> bool:
    """Tell whether names leave open which of two classes a score is about; of numbers it is the larger."""
    second = space.names[1].casefold()
    return not is_number(second) and second not in {"true", "yes", "pos", "positive"}


def _second_taken(space: LabelClasses, part: Part) -> Problem:
    """Say that the second class in the order of their names was taken for the positive one."""
    first, second = space.names
    what = f"nothing says of which class the scores are; they were taken as those of {second!r}"
    mend = "name the class that they are about"
    return Problem("score-of-positive", what, mend, part.file, decision="positive", readings=(first,))


def _positive_unused(name: str, space: LabelClasses, request: OpenRequest) -> Problem:
    """Say that a class was told as the positive one where no single score needs one."""
    why = (
        "every prediction is given, so no score has to be cut off"
        if len(space.names) == 2
        else f"it is for two classes with one score, and there are {len(space.names)} classes"
    )
    what = f"the positive class {name!r} changes nothing: {why}"
    return Problem("positive-unused", what, "leave it out", request.path, decision="positive")
