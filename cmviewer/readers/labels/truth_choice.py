"""Which parts are truth, which are predictions, and which truth belongs to which prediction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Role
from cmviewer.readers.files import words
from cmviewer.readers.files.roles import key_of, names_a_split, role_of
from cmviewer.readers.joining.image_columns import join
from cmviewer.readers.labels.lone_labels import carries_truth
from cmviewer.readers.tables.parts import Part


@dataclass(frozen=True)
class PartsByRole:
    """The parts by what they are; `lists` only name the images of arrays."""

    truths: tuple[Part, ...] = ()
    predictions: tuple[Part, ...] = ()
    lists: tuple[Part, ...] = ()


def by_role(parts: Sequence[Part], top: Path, *, truth_named: bool = False) -> PartsByRole:
    """Tell truth from predictions; where a table does not say what its labels are, its name does.

    The name of its folder does too, if that is below `top`. truth_named: whether a person has named the truth
    elsewhere. Raises `CmviewerError` where nothing says it.
    """
    clear = [_by_name(part, top) for part in parts]
    truths = [part for part in clear if part.truth is not None and not part.predicts]
    predictions = [part for part in clear if part.predicts and not _is_open(part)]
    undecided = [part for part in clear if _is_open(part)]
    if not truths:
        found = _truths_among(undecided, predictions)
        truths = [as_truth(part) for part in found]
        undecided = [part for part in undecided if part not in found]
    for part in undecided:
        carries = not truth_named and carries_truth(part, truths)
        predictions.append(as_truth(part) if carries else as_prediction(part))
    lists = [part for part in clear if part.truth is None and not part.predicts and part.loose is None]
    return PartsByRole(tuple(truths), tuple(predictions), tuple(lists))


def _truths_among(undecided: Sequence[Part], predictions: Sequence[Part]) -> list[Part]:
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
    what = f"{names} each hold labels; which of them is the truth, no name says"
    raise CmviewerError(
        Problem(
            "truth-uncertain",
            what,
            "name it as truth in a cmviewer.toml, or say which one it is",
            labels[0].file.parent,
            decision="truth",
            readings=tuple(str(part.file) for part in labels),
        )
    )


def _shares_images(truth: Part, parts: Sequence[Part]) -> bool:
    """Tell whether a table of labels alone is about the images of predictions."""
    return truth.image is not None and all(part.image is not None and fits(part, truth) for part in parts)


def _is_open(part: Part) -> bool:
    return part.loose is not None and part.truth is None and part.prediction is None


def as_prediction(part: Part) -> Part:
    """Return a part whose labels are what the model says."""
    if part.prediction is not None or part.loose is None:
        return part
    return replace(part, prediction=part.loose, loose=None)


def as_truth(part: Part) -> Part:
    """Return a part whose labels are the truth."""
    if part.truth is not None or part.loose is None:
        return part
    return replace(part, truth=part.loose, loose=None)


def only_truth(part: Part) -> Part:
    """Return a part of which only the truth counts: a person named its file as the truth."""
    part = as_truth(replace(part, loose=part.loose or part.unnamed))
    truth = part.truth if part.truth is not None else part.prediction
    return replace(part, truth=truth, prediction=None, score=None, class_scores=None)


def _by_name(part: Part, top: Path) -> Part:
    if (not _is_open(part) and part.unnamed is None) or part.class_scores is not None:
        return part
    named = replace(part, loose=part.loose or part.unnamed)
    folder = part.file.parent
    for name in (part.file.stem, "" if folder == top else folder.name):
        role = role_of(name)
        if role is Role.TRUTH:
            return as_truth(named)
        if role is Role.PREDICTION:
            return as_prediction(named)
    return part


def choose_truth(part: Part, truths: Sequence[Part], problems: list[Problem]) -> Part | None:
    """Choose the truth of a prediction: near it, of its images or its length, with a name like its own."""
    if not truths:
        return None
    fitting = [truth for truth in truths if fits(part, truth)] or list(truths)
    nearest = min(_distance(part.file, truth.file) for truth in fitting)
    near = [truth for truth in fitting if _distance(part.file, truth.file) == nearest]
    alike = max(_likeness(part.file, truth.file) for truth in near)
    best = [truth for truth in near if _likeness(part.file, truth.file) == alike]
    if len(best) > 1:
        what = f"{len(best)} files could hold the truth of it; {best[0].file.name} was taken"
        mend, others = (
            "name it as truth in a cmviewer.toml, or say which one it is",
            tuple(str(truth.file) for truth in best[1:]),
        )
        problems.append(Problem("truth-several", what, mend, part.file, decision="truth", readings=others))
    return best[0]


def fits(part: Part, truth: Part) -> bool:
    """Tell whether a truth has images of this part, or, without images, as many samples."""
    if part.image is not None and truth.image is not None:
        return bool((join(np.unique(part.image), np.unique(truth.image)) >= 0).any())
    return part.count == truth.count


def _distance(file: Path, truth: Path) -> int:
    """Folders between a file and a truth in its own folder or above; far otherwise."""
    parents = list(file.parents)
    return parents.index(truth.parent) if truth.parent in parents else 1000


def _likeness(file: Path, truth: Path) -> int:
    same = set(words.words(file.stem)) & set(words.words(truth.stem))
    return len(same) + (100 if key_of(file.stem) == key_of(truth.stem) else 0)
