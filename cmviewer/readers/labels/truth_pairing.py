"""Every prediction gets its truth: one for all, or each its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.labels import TRUTH_OF_OTHERS
from cmviewer.problems.truth import TIMM_WITHOUT_CLASSES, TRUTH_NOT_TOLD, TRUTH_UNUSED
from cmviewer.progress import Cancel
from cmviewer.readers.decision_keys import IMAGE_FOLDERS
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.joining.image_columns import join_by_key
from cmviewer.readers.joining.image_names import JOINS
from cmviewer.readers.labels.join_decision import take_join
from cmviewer.readers.labels.truth_file import choose_truths, shares_samples
from cmviewer.readers.labels.truth_folders import (
    folders_in_names,
    keep_split_of_names,
    truth_of_disk,
    truth_of_names,
)
from cmviewer.readers.tables.parts import TIMM, Labels, SamplePart
from cmviewer.readers.tables.timm import named_after_folders
from cmviewer.said import said


@dataclass(frozen=True, eq=False)
class PairedParts:
    """Predictions, and the one truth that they share; None where each carries its own."""

    predictions: tuple[SamplePart, ...]
    truth: SamplePart | None


def pair(
    predictions: Sequence[SamplePart],
    truths: Sequence[SamplePart],
    decisions: Decisions,
    problems: list[Problem],
) -> PairedParts:
    """Pair predictions with the truths that were found; some may still have none."""
    if not truths or all(part.truth is not None for part in predictions):
        problems += [TRUTH_UNUSED.of(truth.file) for truth in truths]
        return PairedParts(tuple(predictions), None)
    without = [part for part in predictions if part.truth is None]
    chosen = choose_truths(without, truths, decisions, problems)
    if len({id(truth) for truth in chosen}) == 1:
        return PairedParts(tuple(replace(part, truth=None) for part in predictions), chosen[0])
    lent = iter([_lend(*both, decisions, problems) for both in zip(chosen, without, strict=True)])
    return PairedParts(tuple(next(lent) if part.truth is None else part for part in predictions), None)


def _lend(truth: SamplePart, part: SamplePart, decisions: Decisions, problems: list[Problem]) -> SamplePart:
    """Write the labels of a truth beside a prediction; what has none there is missing."""
    if truth.truth is None or not shares_samples(part, truth):
        problems.append(TRUTH_OF_OTHERS.of(part.file, name=truth.file.name))
        return part
    if part.image is None or truth.image is None:
        return replace(part, truth=truth.truth, image=part.image if truth.image is None else truth.image)
    joined = join_by_key(part.image, truth.image, decisions.value_of("join", JOINS, part.file))
    take_join(part, truth, joined, decisions, problems)
    rows = joined.position
    code = np.append(truth.truth.code, np.int32(-1))[rows]  # -1 is the last
    return replace(part, truth=Labels(code, truth.truth.names))


def from_folders(
    predictions: Sequence[SamplePart],
    roots: tuple[Path, ...],
    decisions: Decisions,
    cancel: Cancel,
    problems: list[Problem],
) -> list[SamplePart]:
    """Take the folders of the images for the truth where there is none; leave out what has none then."""
    found = []
    for part in predictions:
        truth = part.truth or _in_names(part, decisions)
        if truth is None:
            told = truth_of_disk(part, roots, decisions, cancel, problems)
        else:
            told = replace(part, truth=truth)
            keep_split_of_names(part, decisions)
        if told is None and part.prediction is None and part.class_scores is None and part.layout == TIMM:
            problems.append(TIMM_WITHOUT_CLASSES.of(part.file))
        elif told is None:
            problems.append(TRUTH_NOT_TOLD.of(part.file, left_out=part.count, readings=_tellable(part)))
        else:
            found.append(named_after_folders(told, _folder_of_classes(told, roots)))
    return found


def _in_names(part: SamplePart, decisions: Decisions) -> Labels | None:
    """Take the folders in the names of the images, and keep that they tell the truth."""
    told = _folders_told(part, decisions)
    truth = truth_of_names(part) if told is None else folders_in_names(part)
    if truth is not None:
        others = [Alternative(name) for name in _labels_of(part)]
        evidence = said("{:,} folders in the names of {:,} images", len(truth.used_names()), part.count)
        origin = Origin.EVIDENCE if told is None else told
        decisions.take("truth", IMAGE_FOLDERS, origin, "" if told else evidence, others, part.file)
    return truth


def _folders_told(part: SamplePart, decisions: Decisions) -> Origin | None:
    """Where it was told that folders in the names of the images are the truth; None where it was not."""
    told = decisions.look_up("truth", (part.file,))
    if told is None or told.value != IMAGE_FOLDERS:
        return None
    return told.origin if decisions.told_for("truth", about=part.file) is not None else None


def _tellable(part: SamplePart) -> tuple[str, ...]:
    """What could be told to be the truth of a part: a column of labels, or the folders of its images."""
    folders = folders_in_names(part)
    several = folders is not None and len(folders.used_names()) > 1
    return (*_labels_of(part), *((IMAGE_FOLDERS,) if several else ()))


def _labels_of(part: SamplePart) -> tuple[str, ...]:
    """Columns of a file that are called labels of no side, and were taken for what the model says."""
    named = {name: set(words.words(name)) for name in part.header}
    return tuple(name for name, its in named.items() if its & words.LABEL and not its & words.PREDICTION)


def _folder_of_classes(part: SamplePart, roots: tuple[Path, ...]) -> Path | None:
    """The first folder in which all true classes are folders."""
    truths = () if part.truth is None else part.truth.used_names()
    return next((root for root in roots if all(is_folder(root / name) for name in truths)), None)
