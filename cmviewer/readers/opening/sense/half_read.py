"""Of a source the greater part was left out."""

from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, Role
from cmviewer.problems.whole import SOURCE_HALF_READ, SOURCE_UNUSABLE
from cmviewer.readers.opening.sense.whole import Whole

_LEAST: Final = 0.05
"""Of the records of a source so many at least must be usable; of fewer the source is of something else."""
_HALF: Final = 0.5
"""What is left out is said anyway; above a half the rest is not what a person thinks it is."""
_FEW: Final = 20
"""Of fewer records, a person sees which; and 1 in 20 is less than one."""
_REPEATS: Final = {"rows-repeated", "image-duplicate", "image-listed-again", "map-twice", "id-duplicate"}
"""Records that stand there once more have been used."""
_OTHERS: Final = {"truth-unpredicted", "image-unknown", "classes-not-judged"}
"""A truth of some of the images, or predictions of more, or of classes that were not looked for, is read
whole; the number is said."""


def half_read(whole: Whole) -> list[Problem]:
    """Say of which side more than half was left out.

    Raises `CmviewerError` where fewer than 1 record in 20 can be used, and nothing else is left to look at.
    """
    evaluation, found_problems = whole.evaluation, []
    known = (*evaluation.problems, *whole.checkpoint.problems())
    for role, used in ((Role.TRUTH, len(evaluation.truth)), (Role.PREDICTION, whole.used)):
        places = _places(whole, role)
        lost = [one for one in known if one.left_out and _is_in(one.file, places)]
        count = sum(one.left_out for one in lost if one.code not in _REPEATS | _OTHERS)
        total = used + count
        if total < _FEW or count <= _HALF * total:
            continue
        what = f"{count:,} of {total:,} records of the {role.value} were left out"
        alone = role is Role.TRUTH or len(evaluation.checkpoints) == 1
        if alone and used < _LEAST * total:
            raise CmviewerError(SOURCE_UNUSABLE.of(places[0], what=what), *known)
        found_problems.append(SOURCE_HALF_READ.of(places[0], decision=_key(lost), what=what))
    return found_problems


def _key(lost: list[Problem]) -> str | None:
    """The decision to look at: that of what has cost most."""
    return max(lost, key=lambda one: one.left_out).decision


def _places(whole: Whole, role: Role) -> list[Path]:
    """Files of a side, or folders of files; of predictions those of this checkpoint."""
    if role is Role.PREDICTION:
        return [whole.file, *whole.checkpoint.files]
    return _files_of(whole.evaluation, role)


def _files_of(evaluation: Evaluation, role: Role) -> list[Path]:
    return [one.path for one in evaluation.interpretation.files if one.role is role]


def _is_in(file: Path | None, places: list[Path]) -> bool:
    return file is not None and any(place == file or place in file.parents for place in places)
