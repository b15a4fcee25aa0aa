"""Which of several truths the predictions are of."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.labels import SEVERAL_TRUTHS
from cmviewer.problems.truth import TRUTHS_ALIKE
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.paths import path_below
from cmviewer.readers.joining.image_index import image_index
from cmviewer.readers.joining.image_names import stem_of
from cmviewer.readers.objects.evidence import Support
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource
from cmviewer.said import said

_KEY: Final = "truth"
_SPLIT: Final = "split"


@dataclass(frozen=True, eq=False)
class ReadTruth:
    """A truth that was read. problems: those of reading it. shared: how many predicted images it knows.

    support: how well the predictions lie on it, in the reading in which they do best; of a single box, which
    lies by chance on one of several truths in one of several formats, as it is written. split: the part of a
    data set that it is of, where that is known.
    """

    source: ObjectSource
    part: ObjectPart
    problems: tuple[Problem, ...]
    shared: int
    support: Support
    split: str | None = None


def choose_truth(
    read: Sequence[ReadTruth], top: Path, decisions: Decisions, problems: list[Problem]
) -> ReadTruth:
    """Choose the truth, of several the one that knows most of the predicted images, else the preferred one.

    read: at least one, the preferred ones first. Truths of other images that are numbered alike are told
    apart by whether predictions lie on them. Raises `CmviewerError` where they cannot be told apart.
    """
    told = _told(read, decisions)
    if told is not None:
        problems.extend(told.problems)
        return told
    most = max(one.shared for one in read)
    fitting = [one for one in read if one.shared == most]
    best = fitting[0]
    able = [one for one in read if one is not best and one.shared and not _same_images(one.part, best.part)]
    rivals = [one for one in able if one.support.total]
    origin, evidence = (
        Origin.EVIDENCE if len(read) > 1 else Origin.FILE,
        said("{:,} predicted images known", most),
    )
    if able and most:
        surest = max((best, *rivals), key=lambda one: one.support.agreeing)
        others = [one for one in (best, *rivals) if one is not surest]
        if surest.support.is_enough and all(surest.support.clearly_beats(one.support) for one in others):
            best, evidence = surest, str(surest.support)
        elif any(one.shared == most for one in able):
            raise CmviewerError(_cannot_tell([best, *able], top))  # one without a true box, too
    if len(read) > 1 and not any(one.key == _KEY for one in decisions.taken):
        rest = [Alternative(str(one.source.path), str(one.support)) for one in read if one is not best]
        decisions.take(_KEY, str(best.source.path), origin, evidence, rest)
    problems.extend(best.problems)
    others = [one for one in read if not set(one.source.files) <= set(best.source.files)]  # no part of it
    same = [one for one in others if one is not best and _same_images(one.part, best.part)]
    if same:
        problems.append(_several(best, same, top))
    return best


def _told(read: Sequence[ReadTruth], decisions: Decisions) -> ReadTruth | None:
    """The truth that was told, unless it is the very one that was asked for. Raises `CmviewerError`."""
    told = decisions.look_up(_KEY)
    if told is None or any(one.key == _KEY and one.origin is told.origin for one in decisions.taken):
        return None
    paths = [str(one.source.path) for one in read]
    asked = told.value if told.value in paths else str(Path(told.value).absolute())
    if asked not in paths:
        decisions.told_for(_KEY, paths)
    chosen = read[paths.index(asked)]
    others = [Alternative(path) for path in paths if path != asked]
    decisions.take(_KEY, told.value, told.origin, "", others)
    return chosen


def _same_images(one: ObjectPart, other: ObjectPart) -> bool:
    """Tell whether two truths are of the same images by their names; shared numbers do not count."""
    if one.image_names == one.image_ids or other.image_names == other.image_ids:
        return True
    index = image_index(other)
    found = np.fromiter((index.by_stem.get(stem_of(name), -1) for name in one.image_names), np.int64)
    return bool(len(found) and (found >= 0).mean() > 0.5)


def _several(best: ReadTruth, others: Sequence[ReadTruth], top: Path) -> Problem:
    listed = ", ".join(path_below(other.source.path, top) for other in others)
    taken = f"{best.source.layout.name} in {path_below(best.source.path, top)}"
    key, readings = _told_apart_by([best, *others])
    return SEVERAL_TRUTHS.of(
        best.source.path, readings=readings[1:], decision=key, taken=taken, listed=listed
    )


def _cannot_tell(several: Sequence[ReadTruth], top: Path) -> Problem:
    listed = ", ".join(f"{path_below(one.source.path, top)} ({one.support.agreeing:,})" for one in several)
    key, readings = _told_apart_by(several)
    return TRUTHS_ALIKE.of(top, readings=readings, decision=key, listed=listed)


def _told_apart_by(several: Sequence[ReadTruth]) -> tuple[str, tuple[str, ...]]:
    """The decision that tells truths apart, and its value for each: their splits, else their paths."""
    splits = tuple(one.split for one in several if one.split is not None)
    if len(set(splits)) == len(several):
        return _SPLIT, splits
    return _KEY, tuple(str(one.source.path) for one in several)


def no_truth_error(problems: Sequence[Problem]) -> CmviewerError:
    """Return what is raised where no truth can be read."""
    return CmviewerError(*merged_problems(problems))


def shared_images(truth: ObjectPart, predictions: ObjectPart | None) -> NDArray[np.int64]:
    """Positions in a truth of the images of the predictions that it knows, int64."""
    if predictions is None or not predictions.image_names:
        return np.array([], np.int64)
    position = image_index(truth).positions(predictions)
    return position[position >= 0]
