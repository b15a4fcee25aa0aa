"""Which of several truths belongs to a prediction."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Decision, Origin
from cmviewer.problems.labels import TRUTH_SEVERAL
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files import words
from cmviewer.readers.files.roles import key_of
from cmviewer.readers.joining.image_columns import join
from cmviewer.readers.request import is_path
from cmviewer.readers.tables.parts import SamplePart

_KEY: Final = "truth"
_FAR: Final = 1000


def choose_truths(
    predictions: Sequence[SamplePart],
    truths: Sequence[SamplePart],
    decisions: Decisions,
    problems: list[Problem],
) -> list[SamplePart]:
    """Choose the truth of each prediction; of several files, which one it is is kept."""
    taken: list[Decision] = []
    chosen = [_choose_truth(part, truths, decisions, taken, problems) for part in predictions]
    for one in taken:
        is_told = one.origin in {Origin.TOLD, Origin.MANIFEST}
        about = one.about if is_told or len({other.taken for other in taken}) > 1 else None
        decisions.take(one.key, one.taken, one.origin, one.evidence, one.alternatives, about)
    return chosen


def _choose_truth(
    part: SamplePart,
    truths: Sequence[SamplePart],
    decisions: Decisions,
    taken: list[Decision],
    problems: list[Problem],
) -> SamplePart:
    """Choose the truth of a prediction: near it, of its images or its length, with a name like its own."""
    if len(truths) == 1:
        return truths[0]
    told = decisions.look_up(_KEY, (part.file,))
    if told is not None and told.about is not None and is_path(told.value):
        by_file = {str(truth.file): truth for truth in truths}
        value = str(Path(told.value).absolute())
        found = decisions.told_for(_KEY, () if value in by_file else tuple(by_file), part.file)
        if found is not None:
            taken.append(Decision(_KEY, told.value, told.origin, "", (), part.file))
            return by_file[value]
    fitting = [truth for truth in truths if shares_samples(part, truth)] or list(truths)
    nearest = min(_distance(part.file, truth.file) for truth in fitting)
    near = [truth for truth in fitting if _distance(part.file, truth.file) == nearest]
    alike = max(_likeness(part.file, truth.file) for truth in near)
    best = [truth for truth in near if _likeness(part.file, truth.file) == alike]
    others = tuple(str(truth.file) for truth in truths if truth is not best[0])
    origin, why = Origin.CONVENTION, f"{len(best)} files fit alike; it is the first"
    if len(best) == 1:
        origin, why = Origin.EVIDENCE, _why(truths, fitting, near)
    else:
        readings = tuple(str(truth.file) for truth in best[1:])
        problems.append(
            TRUTH_SEVERAL.of(part.file, readings=readings, count=len(best), name=best[0].file.name)
        )
    taken.append(Decision(_KEY, str(best[0].file), origin, why, tuple(map(Alternative, others)), part.file))
    return best[0]


def shares_samples(part: SamplePart, truth: SamplePart) -> bool:
    """Tell whether a truth has images of this part, or, without images, as many samples."""
    if part.image is not None and truth.image is not None:
        return bool((join(np.unique(part.image), np.unique(truth.image)) >= 0).any())
    return part.count == truth.count


def _why(truths: Sequence[SamplePart], fitting: Sequence[SamplePart], near: Sequence[SamplePart]) -> str:
    """Say what set one truth apart from the others."""
    if len(near) > 1:
        return f"of {len(near)} files beside each other its name is most like that of the predictions"
    if len(fitting) > 1:
        return f"of {len(fitting)} files that fit it lies nearest"
    return f"of {len(truths)} files it alone has images, or as many samples, of the predictions"


def _distance(file: Path, truth: Path) -> int:
    """Folders between a file and a truth in its own folder or above; far otherwise."""
    parents = list(file.parents)
    return parents.index(truth.parent) if truth.parent in parents else _FAR


def _likeness(file: Path, truth: Path) -> int:
    same = set(words.words(file.stem)) & set(words.words(truth.stem))
    return len(same) + (100 if key_of(file.stem) == key_of(truth.stem) else 0)
