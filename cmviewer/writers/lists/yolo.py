"""Lists as YOLO writes data sets: a text file an image, in shares of it, and `data.yaml` with the names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

import numpy as np
import yaml
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Annotations
from cmviewer.limits import IMAGE_ENDINGS
from cmviewer.problems.lists import NAME_REPEATS, NO_IMAGE_SIZE, NO_YOLO_SHAPE, ONE_OUTLINE
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.lists.shapes import outlines

LABELS: Final = "labels"
PREDICTIONS: Final = "predictions"
DATA: Final = "data.yaml"
ENTRIES: Final = (LABELS, PREDICTIONS, DATA)
"""What a folder of this kind holds."""


def write_yolo(listed: Listed, place: Path, writing: Writing) -> None:
    """Write true objects into `labels`, predicted ones with their scores into `predictions`.

    An image whose size nobody knows is left out, and said; so is one whose file would be called as
    that of another. Of an object with several rings the largest is written, and said.
    Raises `CmviewerError` where no image is left, `OSError`, and `Cancelled`.
    """
    sizes = listed.evaluation.images.sizes
    known = [image for image in listed.images.tolist() if sizes[image].all()]
    unknown = len(listed.images) - len(known)
    if unknown:
        problem = NO_IMAGE_SIZE.of(times=unknown, left_out=unknown)
        if not known:
            raise CmviewerError(problem)
        writing.problems.append(problem)
    images = _named(listed, known, writing)
    for folder, (side, rows) in ((LABELS, listed.truths()), (PREDICTIONS, listed.predictions())):
        lines = _lines(side, rows, sizes, writing)
        for name, image in writing.cancel.checked(images.items()):
            file = place / folder / f"{name}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("".join(lines[image]), encoding="utf-8")
    (place / DATA).write_text(_data(listed), encoding="utf-8")


def _named(listed: Listed, images: Sequence[int], writing: Writing) -> dict[str, int]:
    """Images by the names of their files; those whose name another has already are left out, and said."""
    named: dict[str, int] = {}
    again = []
    for image, name in zip(images, _names(listed, images), strict=True):
        if named.setdefault(name, image) != image:
            again.append(name)
    if again:
        writing.problems.append(NAME_REPEATS.of(times=len(again), left_out=len(again), name=again[0]))
    return named


def _names(listed: Listed, images: Iterable[int]) -> list[str]:
    """Names of files without their endings; in the folders of the images where two have the same name."""
    folder = len(listed.evaluation.images.folder)
    names = [listed.evaluation.images.name(image).replace("\\", "/")[folder:] for image in images]
    parts = [[part for part in PurePosixPath(name).parts if not _leads_out(part)] for name in names]
    paths = ["/".join((*one[:-1], _stem(one[-1]))) for one in parts]
    stems = [_stem(one[-1]) for one in parts]
    return stems if len(set(stems)) == len(stems) else paths


def _leads_out(part: str) -> bool:
    """Whether a part of a path is a root, a drive or a host, or goes up."""
    return part in {"..", "/", "//"} or part.endswith(":")


def _stem(name: str) -> str:
    """A name without the ending of an image; `frame.0001` has none."""
    path = PurePosixPath(name)
    return path.stem if path.suffix.lower() in IMAGE_ENDINGS else name


def _lines(
    side: Annotations, rows: NDArray[np.int64], sizes: NDArray[np.int32], writing: Writing
) -> dict[int, list[str]]:
    """Lines of the objects of each image."""
    lines: dict[int, list[str]] = defaultdict(list)
    lost = simpler = 0
    for row in writing.cancel.checked(rows.tolist()):
        image = int(side.image[row])
        size = sizes[image].astype(np.float64)
        if not size.all():
            continue
        rings = _rings(side, row)
        simpler += len(rings) > 1
        if not rings and side.region is not None and side.region.is_mask[row]:
            lost += 1
            continue
        shares = (rings[0] / size).reshape(-1).tolist() if rings else _box_shares(side, row, size)
        score = [] if side.score is None else [str(side.score[row])]
        lines[image].append(" ".join((str(side.label[row]), *map(repr, shares), *score)) + "\n")
    if lost:
        writing.problems.append(NO_YOLO_SHAPE.of(times=lost, left_out=lost))
    if simpler:
        writing.problems.append(ONE_OUTLINE.of(times=simpler))
    return lines


def _rings(side: Annotations, row: int) -> list[NDArray[np.float64]]:
    """Rings of an object in pixels, the largest first; none where it is its box."""
    return [] if side.region is None else outlines(side.region, row)


def _box_shares(side: Annotations, row: int, size: NDArray[np.float64]) -> list[float]:
    """Centre, width and height of a box in shares of the image."""
    x0, y0, x1, y1 = (side.box[row] / np.tile(size, 2)).tolist()
    return [(x0 + x1) / 2, (y0 + y1) / 2, x1 - x0, y1 - y0]


def _data(listed: Listed) -> str:
    values: dict[str, Any] = {
        "path": ".",
        "train": "images",
        "val": "images",
        "names": dict(enumerate(listed.evaluation.classes.names)),
    }
    return f"# {listed.told}\n" + yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
