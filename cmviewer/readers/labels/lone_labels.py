"""Labels beside scores, without a word of what they are: the truth, or what the model says."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Origin
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.joining.image_columns import join
from cmviewer.readers.labels.truth_folders import truth_of_names
from cmviewer.readers.tables.parts import MISSING, ClassScores, Labels, SamplePart


def carries_truth(part: SamplePart, truths: Sequence[SamplePart]) -> tuple[Origin, str] | None:
    """Tell whether the label of a part is the truth: what that rests on, else None.

    Beside the scores of all classes it is, unless it is the best class of every row, or contradicts what
    else tells the truth. Beside one score it is where there are two classes, for the score may be that of
    the second; where folders or a file tell the truth, it is what is predicted.
    """
    if part.loose is None:
        return None
    elsewhere = _truth_elsewhere(part, truths)
    if part.class_scores is not None:
        if _is_best(part.loose, part.class_scores):
            return None
        if elsewhere is None:
            return Origin.EVIDENCE, "the scores of all classes stand beside it, and it is not always the best"
        if _agree(part.loose, elsewhere):
            return Origin.EVIDENCE, "it is what else tells the truth, row by row"
        return None
    if part.score is not None and elsewhere is None and not truths and len(part.loose.names) == 2:
        return Origin.CONVENTION, "of two classes, beside one score, which may be that of the second"
    return None


def _truth_elsewhere(part: SamplePart, truths: Sequence[SamplePart]) -> NDArray[np.object_] | None:
    """Return the true label of each row as a file or the folders of the images tell it, object (n,)."""
    for truth in truths:
        if truth.truth is None or part.image is None or truth.image is None:
            continue
        if len(set(truth.image.tolist())) < truth.count or len(set(part.image.tolist())) < part.count:
            continue
        rows = join(part.image, truth.image)
        if (rows >= 0).any():
            names: NDArray[np.object_] = np.array([*truth.truth.text(), None], object)
            return names[rows]
    assert part.loose is not None
    folders = truth_of_names(
        SamplePart(
            part.file, part.count, image=part.image, prediction=part.loose, class_scores=part.class_scores
        )
    )
    return None if folders is None or len(folders.used_names()) < 2 else folders.text()


def _agree(labels: Labels, others: NDArray[np.object_]) -> bool:
    """Tell whether labels are what others say, wherever both say something."""
    mine = labels.text()
    both = np.array([one is not None and other is not None for one, other in zip(mine, others, strict=True)])
    return bool(both.any()) and bool((mine[both] == others[both]).all())


def _is_best(labels: Labels, scores: ClassScores) -> bool:
    """Tell whether labels are the best class of every row, by name or by number."""
    names = {name: i for i, name in enumerate(scores.class_names)}
    used = labels.used_names()
    if not any(name in names for name in used):
        numbers = all(map(is_number, used))
        names = {
            name: i for i, name in enumerate(sorted(used) if not numbers else map(str, range(scores.width)))
        }
    code = labels.translate(names)
    known = (code != MISSING) & (scores.best != MISSING)
    return bool(known.any()) and bool((code[known] == scores.best[known]).all())
