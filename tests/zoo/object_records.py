"""Members of objects: masks in each way that they are written, and what data sets of COCO's kind add."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np
from pycocotools import mask as coco_masks

from cmviewer.readers import OpenRequest
from tests.zoo import count, writers_coco
from tests.zoo.evaluations import Box, Image, Objects
from tests.zoo.files import write_json, write_pictures
from tests.zoo.object_conventions import member
from tests.zoo.object_images import EXIF, as_stored
from tests.zoo.object_layouts import told_apart
from tests.zoo.reading import Member, Written
from tests.zoo.sides import Side, ltwh, predictions_of, truth_of

Runs = Callable[[np.ndarray], Any]


def _numbers(pixels: np.ndarray) -> list[int]:
    """Lengths of runs down the columns, of nothing first."""
    flat = pixels.T.ravel()
    cuts = np.flatnonzero(np.diff(flat, prepend=0))
    return np.diff([0, *cuts.tolist(), len(flat)]).tolist()


RUNS: Final[dict[str, Runs]] = {
    "compressed": lambda pixels: coco_masks.encode(np.asfortranarray(pixels))["counts"].decode(),
    "as numbers": _numbers,
    "as printed bytes": lambda pixels: str(coco_masks.encode(np.asfortranarray(pixels))["counts"]),
}


def _mask(box: tuple[float, ...], image: Image, runs: Runs) -> dict[str, Any]:
    pixels = np.zeros((image.height, image.width), np.uint8)
    left, top, right, bottom = map(int, box)
    pixels[top:bottom, left:right] = 1
    return {"size": [image.height, image.width], "counts": runs(pixels)}


def _whole(evaluation: Objects) -> Objects:
    """Return the same with boxes of whole pixels, as masks have them."""

    def rounded(one: Box) -> Box:
        left, top, right, bottom = map(round, one.box)
        return replace(one, box=(left, top, right, bottom))

    return replace(evaluation, predicted=tuple(map(rounded, evaluation.predicted)))


def _with_masks(file: Path, side: Side, runs: Runs) -> None:
    """Write masks into the records of a file, one after the other as the boxes are."""
    value = writers_coco.read(file)
    records = value if isinstance(value, list) else value["annotations"]
    for record, one in zip(records, side.boxes, strict=True):
        record["segmentation"] = _mask(one.box, side.images[one.image], runs)
    write_json(file, value)


def _masks(how: str, *, turned: bool) -> Member:
    """Make masks on both sides; turned: predictions are of photographs as they are stored."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        evaluation = _whole(evaluation)
        truth, side = truth_of(evaluation), predictions_of(evaluation)
        if turned:
            orientation = random.randint(2, 8)
            write_pictures(top / "images", evaluation.images, orientation)
            side = as_stored(side, orientation)
        file = writers_coco.data_set(truth, top / "truth.json")
        said = writers_coco.results(side, top / "predictions.json")
        _with_masks(file, truth, RUNS["compressed"])
        _with_masks(said, side, RUNS[how])
        request = told_apart(top, file, said)
        request = request if turned else replace(request, images=None)
        asks = EXIF if turned else frozenset()
        return Written(request, evaluation.classes, count.of_objects(evaluation), asks)

    return member(f"runs {how}{', photographs turned' if turned else ''}", "masks", write)


def _looked_for(evaluation: Objects, top: Path, random: Random) -> Written:
    """LVIS: of each image some classes are looked for, and some of these are not marked throughout."""
    truth, side = truth_of(evaluation), predictions_of(evaluation)
    file = writers_coco.data_set(truth, top / "lvis_val.json")
    writers_coco.results(side, top / "predictions.json")
    value = writers_coco.read(file)
    cells: count.Cells = Counter()
    classes = range(len(evaluation.classes))
    for number, image in enumerate(value["images"]):
        true = {one.label for one in evaluation.truth if one.image == number}
        none = [label for label in classes if label not in true and random.random() < 0.5]
        vague = [label for label in true if random.random() < 0.5]
        image |= {"neg_category_ids": none, "not_exhaustive_category_ids": vague}
        judged = {*true, *none}
        found = tuple(one for one in evaluation.predicted if one.label in judged)
        of_image = count.of_objects(replace(evaluation, predicted=found), {number})
        for label in vague:
            del of_image[count.NOTHING, label]
        cells += of_image
    write_json(file, value)
    return Written(OpenRequest(top), evaluation.classes, cells, or_refused=not _is_usable(evaluation, cells))


def _is_usable(evaluation: Objects, cells: count.Cells) -> bool:
    """Whether some prediction is judged at all."""
    return any(said != count.NOTHING for _, said in cells) or not evaluation.predicted


def _listed_twice(evaluation: Objects, top: Path, random: Random) -> Written:
    """One file under two ids, each with some of its objects: it is one image."""
    file = writers_coco.data_set(truth_of(evaluation), top / "truth.json")
    said = writers_coco.results(predictions_of(evaluation), top / "predictions.json")
    many = len(evaluation.images)
    value, found = writers_coco.read(file), writers_coco.read(said)
    value["images"] += [one | {"id": one["id"] + many} for one in value["images"]]
    for record in (*value["annotations"], *found):
        record["image_id"] += many * random.randrange(2)
    write_json(file, value)
    write_json(said, found)
    request = replace(told_apart(top, file, said), images=None)
    return Written(request, evaluation.classes, count.of_objects(evaluation))


def _tracked(evaluation: Objects, top: Path, random: Random) -> Written:
    """Records with more fields than a box, a class and a score."""
    file = writers_coco.data_set(truth_of(evaluation), top / "truth.json")
    side = predictions_of(evaluation)
    more = {"track_id": lambda one: random.randrange(9), "keypoints": lambda one: [*ltwh(one.box)[:2], 2]}
    said = writers_coco.results(side, top / "predictions.json", **more)
    request = replace(told_apart(top, file, said), images=None)
    return Written(request, evaluation.classes, count.of_objects(evaluation))


MEMBERS: Final = (
    *(_masks(how, turned=False) for how in RUNS),
    _masks("compressed", turned=True),
    member("lvis", "judged classes", _looked_for),
    member("one file under two ids", "images", _listed_twice),
    member("tracks and key points of coco", "more columns", _tracked),
)
