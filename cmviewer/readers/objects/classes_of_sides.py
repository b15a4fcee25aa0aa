"""The classes of an evaluation of objects: those of the truth, and of predictions what is new."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.arrays import CLASSES_UNUSED
from cmviewer.problems.labels import CATEGORY_NAMES_FOLDED
from cmviewer.readers.decision_keys import NO_NAMES
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_space import ClassSpace
from cmviewer.readers.joining.spelling import decide_spelling
from cmviewer.readers.objects.last_checkpoints import (
    LastCheckpoint,
    classes_of_checkpoints,
)
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource
from cmviewer.readers.objects.source_reader import SourceReader
from cmviewer.readers.objects.truth_reading import JudgedTruth
from cmviewer.readers.objects.used_classes import class_space


def classes_of_sides(
    reader: SourceReader,
    truth: JudgedTruth,
    last: LastCheckpoint,
    named: list[Path],
    problems: list[Problem],
) -> ClassSpace:
    """The classes of the evaluation; files that name some are added to `named`."""
    own_problems: list[Problem] = []
    of_truth, of_last = reader.names(truth.source, own_problems), reader.names(last.source, own_problems)
    named += [one[0] for one in (of_truth, of_last) if one is not None]
    _take_names(truth.source, of_truth, reader.decisions)
    _take_names(last.source, of_last, reader.decisions)
    problems += dict.fromkeys(own_problems)  # both sides may have the same names
    by_ids = truth.part.named and bool(truth.part.class_ids) and _are_ids(last.source)
    problems += _unused_names(reader.request.classes, [of_truth] if by_ids else [of_truth, of_last])
    used = classes_of_checkpoints(reader, truth.part, last)
    listed = None if of_last is None else of_last[1]
    own = truth.part.class_names if truth.part.named else ()
    declared = last.part.class_names if last.part is not None and last.part.named else ()
    others = [*declared, *(name for one in used for name in one.names), *(listed or ())]
    spelling = decide_spelling(
        own, others, reader.decisions, problems, last.source.path, kind=CATEGORY_NAMES_FOLDED
    )
    return class_space(truth.part, used, listed, spelling)


def _take_names(
    source: ObjectSource, named: tuple[Path, tuple[str, ...]] | None, decisions: Decisions
) -> None:
    """Keep which file names the class numbers of a source."""
    if not source.numbered:
        return
    told = decisions.told_for("classes", about=source.path)
    if named is None:
        origin = Origin.CONVENTION if told is None else told.origin
        decisions.take("classes", NO_NAMES, origin, about=source.path)
        return
    origin = Origin.FILE if told is None or Path(told.value) != named[0] else told.origin
    decisions.take("classes", str(named[0]), origin, "", (Alternative(NO_NAMES),), source.path)


def _are_ids(source: ObjectSource) -> bool:
    """Whether class numbers of a layout are usually the ids of the truth."""
    return source.layout.facts.readings.get("class-numbers", ("",))[0] == "plain"


def _unused_names(told: Path | None, needed: list[tuple[Path, tuple[str, ...]] | None]) -> list[Problem]:
    """Say so where names were told, and no class needs them: all have names of their own."""
    if told is None or any(one is not None and one[0] == told for one in needed):
        return []
    return [CLASSES_UNUSED.of(told)]


def pairs_by_label(
    pairs: NDArray[np.int64] | None, part: ObjectPart, classes: ClassSpace
) -> NDArray[np.int64] | None:
    """Pairs of image and class of the evaluation, int64 (p, 2), of such pairs of a part."""
    if pairs is None:
        return None
    return np.column_stack((pairs[:, 0], classes.labels(part.class_names)[pairs[:, 1]]))
