"""The one right matrix, in plain Python: how the rule says it, one thing after the other."""

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.zoo.evaluations import Box, Labels, Maps, Objects

NOTHING: Final = -1
"""The background, as a label."""
NEAR: Final = 0.25
"""Score under which an object is left out."""
ENOUGH: Final = 0.5
"""IoU from which a pair matches."""

Cells = Counter[tuple[int, int]]


def iou(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    """IoU of two boxes left, top, right, bottom."""
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    whole = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1])
    return width * height / (whole - width * height)


def of_labels(evaluation: "Labels") -> Cells:
    return Counter(zip(evaluation.truth, evaluation.predicted, strict=True))


def of_maps(evaluation: "Maps") -> Cells:
    cells: Cells = Counter()
    for truth, predicted in zip(evaluation.truth, evaluation.predicted, strict=True):
        for true_row, said_row in zip(truth.tolist(), predicted.tolist(), strict=True):
            cells.update(zip(true_row, said_row, strict=True))
    return cells


def of_objects(evaluation: "Objects", images: set[int] | None = None) -> Cells:
    """Count objects; of `images` only, where they are given."""
    cells: Cells = Counter()
    for image in range(len(evaluation.images)) if images is None else images:
        truth = [one for one in evaluation.truth if one.image == image]
        found = [one for one in evaluation.predicted if one.image == image and one.score >= NEAR]
        _count_image(truth, found, cells)
    return cells


def matches(truth: "list[Box]", found: "list[Box]") -> dict[int, int]:
    """Return the place of the prediction that each matched truth of an image has: the highest IoU first."""
    pairs = [(iou(a.box, b.box), t, p) for t, a in enumerate(truth) for p, b in enumerate(found)]
    of_truth: dict[int, int] = {}
    for overlap, t, p in sorted(pairs, reverse=True):
        if overlap >= ENOUGH and t not in of_truth and p not in of_truth.values():
            of_truth[t] = p
    return of_truth


def _count_image(truth: "list[Box]", found: "list[Box]", cells: Cells) -> None:
    of_truth = matches(truth, found)
    for t, one in enumerate(truth):
        cells[one.label, found[of_truth[t]].label if t in of_truth else NOTHING] += 1
    for p, one in enumerate(found):
        if p not in of_truth.values():
            cells[NOTHING, one.label] += 1
