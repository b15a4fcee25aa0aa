"""Which parts are truth, which are predictions, and which truth belongs to which prediction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Origin, Role
from cmviewer.problems.truth import TRUTH_UNCERTAIN
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.roles import names_a_split, role_of
from cmviewer.readers.labels.label_roles import as_prediction, as_truth
from cmviewer.readers.labels.lone_labels import carries_truth
from cmviewer.readers.labels.truth_file import shares_samples
from cmviewer.readers.request import is_path
from cmviewer.readers.tables.parts import SamplePart

_THE_ONLY: Final = "other files predict, or its file is called after a part of a data set"
_TOLD_ELSEWHERE: Final = "something else tells the truth, or would have to"


@dataclass(frozen=True)
class PartsByRole:
    """The parts by what they are; `lists` only name the images of arrays."""

    truths: tuple[SamplePart, ...] = ()
    predictions: tuple[SamplePart, ...] = ()
    lists: tuple[SamplePart, ...] = ()


def by_role(
    parts: Sequence[SamplePart], top: Path, decisions: Decisions, *, truth_named: bool = False
) -> PartsByRole:
    """Tell truth from predictions; where a table does not say what its labels are, its name does.

    The name of its folder does too, if that is below `top`. truth_named: whether a person has named the truth
    elsewhere. Raises `CmviewerError` where nothing says it.
    """
    opened = _told_of_one(parts, decisions)
    if opened is not None:
        own = Decisions(decisions.told)
        try:
            found = _by_role(opened, top, own, truth_named=truth_named)
        except CmviewerError:
            own.taken.clear()  # nothing says of which file it was told: of all
        if any(one.origin in {Origin.TOLD, Origin.MANIFEST} for one in own.taken):
            decisions.taken += own.taken
            decisions.used |= own.used
            return found
    return _by_role(parts, top, decisions, truth_named=truth_named)


def _told_of_one(parts: Sequence[SamplePart], decisions: Decisions) -> list[SamplePart] | None:
    """Leave labels open that were told to be all truth, or all prediction, in several files; else None.

    A column that was told is meant of the file that holds the truth, not of that of the predictions, which
    may call its own labels the same.
    """
    for role in (Role.TRUTH, Role.PREDICTION):
        other = Role.PREDICTION if role is Role.TRUTH else Role.TRUTH
        told = decisions.look_up(role.value)
        if told is None or is_path(told.value) or any(getattr(part, other.value) for part in parts):
            continue
        of_told = [part for part in parts if getattr(part, role.value) and told.value in part.header]
        if len(of_told) > 1:
            return [_opened(part, role, told.value) if part in of_told else part for part in parts]
    return None


def _opened(part: SamplePart, role: Role, column: str) -> SamplePart:
    labels = getattr(part, role.value)
    return replace(part, loose=labels, label_column=column, truth=None, prediction=None)


def _by_role(
    parts: Sequence[SamplePart], top: Path, decisions: Decisions, *, truth_named: bool
) -> PartsByRole:
    clear = [_by_name(part, parts, top, decisions) for part in parts]
    truths = [part for part in clear if part.truth is not None and not part.predicts]
    predictions = [part for part in clear if part.predicts and not _is_open(part)]
    undecided = [part for part in clear if _is_open(part)]
    if not truths:
        found = _truths_among(undecided, predictions)
        truths = [as_truth(part, decisions, Origin.EVIDENCE, _THE_ONLY) for part in found]
        undecided = [part for part in undecided if part not in found]
    for part in undecided:
        carried = None if truth_named else carries_truth(part, truths)
        if carried is not None:
            predictions.append(as_truth(part, decisions, *carried))
        else:
            predictions.append(as_prediction(part, decisions, Origin.EVIDENCE, _TOLD_ELSEWHERE))
    lists = [part for part in clear if part.truth is None and not part.predicts and part.loose is None]
    return PartsByRole(tuple(truths), tuple(predictions), tuple(lists))


def _truths_among(undecided: Sequence[SamplePart], predictions: Sequence[SamplePart]) -> list[SamplePart]:
    """Find the truth among tables of labels that do not say what they are.

    Where other files predict, it is what these labels are for; else one of them has to be named after a
    part of a data set. Raises `CmviewerError` where it could be any.
    """
    labels = [part for part in undecided if not part.predicts]
    if predictions and any(part.truth is None for part in predictions):
        return labels
    predicting = [part for part in undecided if part.predicts]
    if predicting and len(labels) == 1 and _shares_images(labels[0], predicting):
        return labels
    if predictions or len(undecided) < 2:
        return []
    splits = [part for part in labels if names_a_split(part.file.stem)]
    if len(splits) == 1:
        return splits
    if len(labels) < 2:
        return labels
    names = " and ".join(part.file.name for part in labels[:3])
    raise CmviewerError(
        TRUTH_UNCERTAIN.of(
            labels[0].file.parent, readings=tuple(str(part.file) for part in labels), names=names
        )
    )


def _shares_images(truth: SamplePart, parts: Sequence[SamplePart]) -> bool:
    """Tell whether a table of labels alone is about the images of predictions."""
    return truth.image is not None and all(
        part.image is not None and shares_samples(part, truth) for part in parts
    )


def _is_open(part: SamplePart) -> bool:
    return part.loose is not None and part.truth is None and part.prediction is None


def _by_name(part: SamplePart, parts: Sequence[SamplePart], top: Path, decisions: Decisions) -> SamplePart:
    """Let the name of a file say what its labels are, else its folder's; where files share theirs, this."""
    if (not _is_open(part) and part.unnamed is None) or part.class_scores is not None:
        return part
    named = replace(part, loose=part.loose or part.unnamed)
    folder = part.file.parent
    names = [("file", part.file.stem), ("folder", "" if folder == top else folder.name)]
    if any(one.file.name == part.file.name and one.file.parent != folder for one in parts):
        names.reverse()
    for what, name in names:
        role, why = role_of(name), f"its {what} is called {name!r}"
        if role is Role.TRUTH:
            return as_truth(named, decisions, Origin.FILE, why)
        if role is Role.PREDICTION:
            return as_prediction(named, decisions, Origin.FILE, why)
    return part
