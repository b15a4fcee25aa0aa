"""Which of several arrays holds the scores of every class, and which numbers are none."""

from pathlib import Path

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Role
from cmviewer.problems.scores import SCORES_UNCERTAIN
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.tables.npy_loading import Array
from cmviewer.readers.tables.parts import SamplePart


def chosen_scores(part: SamplePart, wide: dict[str, Array], told: str | None) -> str:
    """Choose the scores of every class by the names of the arrays, then by how many classes are true.

    told: the one that a person has named. Raises `CmviewerError` where several may be them.
    """
    if told in wide:
        return told
    named = [name for name in wide if role_of(name) is Role.PREDICTION] or list(wide)
    alike = len({wide[name].shape[1] for name in named}) == 1 and role_of(named[0]) is Role.PREDICTION
    if len(named) == 1 or alike:
        return named[0]
    fitting = [name for name in named if wide[name].shape[1] == _true_classes(part)]
    if len(fitting) != 1:
        raise CmviewerError(_uncertain(part.file, wide))
    return fitting[0]


def _true_classes(part: SamplePart) -> int:
    """Count the classes that are true; numbers may leave some out."""
    names = () if part.truth is None else part.truth.names
    return max(len(names), max((int(name) + 1 for name in names if is_number(name)), default=0))


def _uncertain(file: Path, wide: dict[str, Array]) -> Problem:
    several = " and ".join(f"{name!r} ({array.shape[1]} columns)" for name, array in list(wide.items())[:3])
    return SCORES_UNCERTAIN.of(file, readings=tuple(wide), several=several)
