"""Numbers of classes whose names a file lists, or the truth has: they count from 0, unless they cannot."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.labels import LISTED_NUMBERS_DOUBTFUL, LONE_NUMBER_DOUBTFUL
from cmviewer.problems.objects import LISTED_NUMBERS_SHIFTED
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.labels.truth_pairing import PairedParts
from cmviewer.readers.tables.parts import Labels, SamplePart
from cmviewer.said import said

KEY: Final = "class-numbers"
POSITION: Final = "position"
FROM_ONE: Final = "from-1"
PLAIN: Final = "plain"


def with_listed_numbers(
    paired: PairedParts, listed: Sequence[str] | None, decisions: Decisions, problems: list[Problem]
) -> PairedParts:
    """Bring numbers that count names from 1 to those that count from 0, each side for itself.

    Labels do so where the last of n names would have no number else: n occurs, and 0 does not. Numbers of
    columns of scores always count from 0. Numbers that are told are followed.
    """
    names = tuple(listed or _names_of_truth(paired))
    if not names:
        return paired
    sides = {"truth": _truths(paired), "prediction": [part.prediction for part in paired.predictions]}
    numbers = {side: _numbers(labels, names) for side, labels in sides.items()}
    if not any(numbers.values()):
        return paired
    told = decisions.told_for(KEY, (PLAIN, FROM_ONE, POSITION))
    if told is not None:
        decisions.take(KEY, told.value, told.origin)
        chosen = {side for side, used in numbers.items() if used and told.value == FROM_ONE}
    else:
        chosen = {
            side for side, used in numbers.items() if used and 0 not in used and max(used) == len(names)
        }
        _take(paired, names, chosen, decisions, problems)
        if not chosen and listed and all(0 not in used for used in numbers.values()):
            problems.append(
                LISTED_NUMBERS_DOUBTFUL.of(paired.predictions[0].file, readings=(FROM_ONE,), first=names[0])
            )
        if not listed:
            problems += _lone(numbers["prediction"], names, paired)
    truth = paired.truth if paired.truth is None else _moved(paired.truth, chosen - {"prediction"})
    return PairedParts(tuple(_moved(part, chosen) for part in paired.predictions), truth)


def with_places(paired: PairedParts) -> PairedParts:
    """Take columns of scores that are numbered from 1 for places, where the truth is in words."""
    used = {name for labels in _truths(paired) if labels is not None for name in labels.used_names()}
    if not used or any(map(is_number, used)):
        return paired
    return replace(paired, predictions=tuple(map(_with_places, paired.predictions)))


def _with_places(part: SamplePart) -> SamplePart:
    scores = part.class_scores
    if scores is None or scores.names != tuple(map(str, range(1, scores.width + 1))):
        return part
    return replace(part, class_scores=replace(scores, names=None))


def without_unnamed_first(
    paired: PairedParts, listed: tuple[str, ...] | None, decisions: Decisions
) -> tuple[PairedParts, tuple[str, ...] | None]:
    """Leave the class 0 out of a list that numbers its names from 1, where no label is 0.

    Labels that are numbers then count the names that are left from 0.
    """
    if listed is None or len(listed) < 2 or listed[0] != "0" or any(map(is_number, listed[1:])):
        return paired, listed
    if decisions.look_up(KEY) is not None or any(part.class_scores for part in paired.predictions):
        return paired, listed
    sides = {"truth": _truths(paired), "prediction": [part.prediction for part in paired.predictions]}
    numbers = {side: _numbers(labels, listed) for side, labels in sides.items()}
    if any(0 in used or max(used, default=1) >= len(listed) for used in numbers.values()):
        return paired, listed
    chosen = {side for side, used in numbers.items() if used}
    truth = paired.truth if paired.truth is None else _moved(paired.truth, chosen - {"prediction"})
    return PairedParts(tuple(_moved(part, chosen) for part in paired.predictions), truth), listed[1:]


def _lone(used: set[int], names: Sequence[str], paired: PairedParts) -> list[Problem]:
    """Say that a number may be a name, where it is the only one that is predicted."""
    if len(used) != 1 or not 0 <= max(used) <= len(names):
        return []
    return [LONE_NUMBER_DOUBTFUL.of(paired.predictions[0].file, readings=(PLAIN, FROM_ONE), number=max(used))]


def _take(
    paired: PairedParts, names: Sequence[str], chosen: set[str], decisions: Decisions, problems: list[Problem]
) -> None:
    file = paired.predictions[0].file
    if not chosen:
        decisions.take(
            KEY, POSITION, Origin.CONVENTION, said("they count the names from 0"), (Alternative(FROM_ONE),)
        )
        return
    evidence = said("number {} occurs and 0 does not, and there are {} names", len(names), len(names))
    decisions.take(KEY, FROM_ONE, Origin.EVIDENCE, evidence, (Alternative(POSITION),))
    problems.append(
        LISTED_NUMBERS_SHIFTED.of(file, readings=(POSITION, FROM_ONE), first=names[0], evidence=evidence)
    )


def _names_of_truth(paired: PairedParts) -> list[str]:
    """Names that the truth has in words: numbers of predictions are positions in these, in text order."""
    names = {name for labels in _truths(paired) if labels is not None for name in labels.used_names()}
    return [] if any(map(is_number, names)) else sorted(names)


def _truths(paired: PairedParts) -> list[Labels | None]:
    return [part.truth for part in (paired.truth, *paired.predictions) if part is not None]


def _numbers(sides: Sequence[Labels | None], names: Sequence[str]) -> set[int]:
    """Return the numbers that labels use; none where some are no numbers, or all are names themselves."""
    used = {name for labels in sides if labels is not None for name in labels.used_names()}
    are_numbers = all(is_number(name.removeprefix("-")) for name in used)  # -1 stands for no class
    return set(map(int, used)) if are_numbers and not used <= set(names) else set()


def _moved(part: SamplePart, chosen: set[str]) -> SamplePart:
    if "truth" in chosen and part.truth is not None:
        part = replace(part, truth=_less_one(part.truth))
    if "prediction" in chosen and part.prediction is not None:
        part = replace(part, prediction=_less_one(part.prediction))
    return part


def _less_one(labels: Labels) -> Labels:
    names = [str(int(name) - 1) if is_number(name) and name != "0" else name for name in labels.names]
    return replace(labels, names=tuple(names))
