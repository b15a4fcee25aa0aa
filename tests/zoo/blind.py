"""Files that are, to the last byte, those of a model that is good in the usual reading: nothing is asked.

A model that swaps two of two classes, and numbers them in the less usual of two ways, writes what a good
model writes in the usual way. Evidence decides there, by a margin, as convention does (DESIGN §9.2, §9.3): a
warning at every good model would warn of nothing. What was read must be exactly that other evaluation.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tests.zoo import count
from tests.zoo.conventions import Numbering, ranks
from tests.zoo.evaluations import Objects

_TIMES: Final = 3
"""So many times as many boxes agree in the usual reading as in the true one, or all of them do."""
_FEW: Final = 6
"""Of fewer boxes that lie on a truth one more is enough: of three that are told, two are most."""


def usually(numbering: Numbering, said: str) -> tuple[int, ...]:
    """Return the number that each class has in the usual reading, and the one in front behind them.

    YOLO's labels count the classes of the truth, unless this counts from 0 too.
    """
    if numbering.front:
        return (*numbering.truth, 0)
    return ranks(numbering.truth) if said == "yolo" and 0 not in numbering.truth else numbering.truth


def cells_if_good_as(
    evaluation: Objects, usual: tuple[int, ...], written: tuple[int, ...]
) -> count.Cells | None:
    """Return the cells in the usual reading, where nearly only that makes boxes agree; else None.

    usual: the number that each class has in the usual reading; behind the classes may stand one more, that no
    object has. written: the numbers of the predictions. Of boxes that lie on a truth all have its class, or
    most, and far more than in the reading that is right.
    """
    looks = evaluation, _surest(evaluation), _counted(evaluation)
    is_good = any(_is_good(one, usual, written) for one in looks)
    return relabelled(evaluation, usual, written) if is_good else None


def _is_good(evaluation: Objects, usual: tuple[int, ...], written: tuple[int, ...]) -> bool:
    same = right = total = 0
    for image in range(len(evaluation.images)):
        true = [one for one in evaluation.truth if one.image == image]
        said = [one for one in evaluation.predicted if one.image == image]
        pairs = [(true[t].label, said[p].label) for t, p in count.matches(true, said).items()]
        same += sum(usual[a] == written[b] for a, b in pairs)
        right += sum(a == b for a, b in pairs)
        total += len(pairs)
    times = 1 if total < _FEW else _TIMES
    return same > 0 and (same == total or (2 * same > total and same > right and same >= times * right))


def _surest(evaluation: Objects) -> Objects:
    """Keep the boxes with the highest scores, as many in each image as it has truths: they tell most."""
    kept = []
    for image in range(len(evaluation.images)):
        true = sum(one.image == image for one in evaluation.truth)
        said = [one for one in evaluation.predicted if one.image == image]
        kept += sorted(said, key=lambda one: -(one.score or 0))[:true]
    return replace(evaluation, predicted=tuple(kept))


def _counted(evaluation: Objects) -> Objects:
    """Keep the boxes that are counted unless another score is told."""
    counted = (one for one in evaluation.predicted if one.score >= count.NEAR)
    return replace(evaluation, predicted=tuple(counted))


def relabelled(evaluation: Objects, usual: tuple[int, ...], written: tuple[int, ...]) -> count.Cells | None:
    """Return the cells where written numbers are read as the usual ones; None where one is no class."""
    meant = {number: label for label, number in enumerate(usual)}
    if not {written[one.label] for one in evaluation.predicted} <= meant.keys():
        return None
    predicted = tuple(replace(one, label=meant[written[one.label]]) for one in evaluation.predicted)
    return count.of_objects(replace(evaluation, predicted=predicted))


def cells_if_boxes_fit(
    evaluation: Objects, box: Callable[[tuple[float, ...]], list[float]]
) -> count.Cells | None:
    """Return the cells where boxes as written are read as COCO's, if the surest all fit so; else None.

    box: writes corners.
    """
    read = []
    for one in evaluation.predicted:
        x, y, width, height = box(one.box)
        read.append(replace(one, box=(x, y, x + width, y + height)))
    misread = replace(evaluation, predicted=tuple(read))
    surest = _surest(misread).predicted
    hits = 0
    for image in range(len(evaluation.images)):
        true = [one for one in evaluation.truth if one.image == image]
        hits += len(count.matches(true, [one for one in surest if one.image == image]))
    return count.of_objects(misread) if 0 < hits == len(surest) else None
