"""Members of objects: ids and names of images, box formats, scores, repeats."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from tests.zoo import count, evaluations, writers_coco, writers_text
from tests.zoo.blind import cells_if_boxes_fit
from tests.zoo.conventions import IMAGE_NAMES
from tests.zoo.evaluations import Objects
from tests.zoo.files import write_pictures
from tests.zoo.object_layouts import (
    BOXES,
    PREDICTIONS,
    TRUTHS,
    asking_of_few,
    told_apart,
    without_blanks,
)
from tests.zoo.reading import Member, Written
from tests.zoo.sides import Side, cxcywh, ltrb, ltwh, predictions_of, shares, truth_of

Say = Callable[[Side, Path, Random], Path]
NUMBERS: Final = frozenset({"class-numbers"})
JOIN: Final = frozenset({"join"})
NAMES: Final = frozenset({"names"})


def member(name: str, kind: str, write: Callable[..., Written]) -> Member:
    return Member(f"{kind}/{name}", "objects", kind, evaluations.objects, asking_of_few(write))


def results(side: Side, top: Path, random: Random) -> Path:
    return writers_coco.results(side, top / "predictions.json")


def numeric_names(number: int, random: Random) -> tuple[str, ...]:
    return tuple(f"{one:06d}.jpg" for one in random.sample(range(1, 4 * number + 1), number))


def _ids(convention: str) -> Member:
    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        many = len(evaluation.images)
        truth, side, asks = truth_of(evaluation), predictions_of(evaluation), frozenset()
        if convention == "in any order":
            ids = tuple(random.sample(range(5 * many), many))
            truth, side = replace(truth, ids=ids), replace(side, ids=ids)
        else:
            names = numeric_names(many, random)
            ids = tuple(int(name[:6]) for name in names)
            truth, side, asks = replace(truth, names=names), replace(side, ids=ids), JOIN
        if convention == "numbers of stems, truth in any order":
            truth = replace(truth, ids=tuple(random.sample(range(1, many + 1), many)))
        if convention == "stems as text":
            side = replace(side, ids=tuple(name[:6] for name in names))
        file = writers_coco.data_set(truth, top / "truth.json")
        said = results(side, top, random)
        request = told_apart(top, file, said)
        return Written(replace(request, images=None), truth.classes, count.of_objects(evaluation), asks)

    return member(f"ids {convention}", "images", write)


def _called(truth: str, said: str, convention: str) -> Member:
    """Make predictions that call images by other names than the truth does."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        evaluation = without_blanks(evaluation)
        side = predictions_of(evaluation)
        side = replace(side, names=tuple(IMAGE_NAMES[convention](name, random) for name in side.names))
        write_pictures(top / "images", evaluation.images)
        file = TRUTHS[truth](truth_of(evaluation), top, random)
        path = PREDICTIONS[said](side, top, random)
        return Written(told_apart(top, file, path), evaluation.classes, count.of_objects(evaluation), JOIN)

    return member(f"{truth}+{said} {convention}", "images", write)


def _equal_names(truth: str, said: str) -> Member:
    """Make images of equal names in two folders: they are different images."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        evaluation = without_blanks(evaluation)
        folders = random.sample(("north", "south", "east/a", "east/b"), 2)
        names = [f"{folders[n % 2]}/kiosk_{n // 2}.jpg" for n in range(len(evaluation.images))]
        images = tuple(replace(one, name=name) for one, name in zip(evaluation.images, names, strict=True))
        evaluation = replace(evaluation, images=images)
        write_pictures(top / "images", images)
        file = TRUTHS[truth](truth_of(evaluation), top, random)
        path = PREDICTIONS[said](predictions_of(evaluation), top, random)
        return Written(told_apart(top, file, path), evaluation.classes, count.of_objects(evaluation))

    return member(f"{truth}+{said} equal names in folders", "images", write)


def _boxed(convention: str) -> Member:
    """Make COCO results whose numbers are not COCO's."""
    numbers = {"ltrb": ltrb, "cxcywh": cxcywh, "ltwh": ltwh}[convention.partition("-")[0]]

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        of_box = {one.box: evaluation.images[one.image] for one in evaluation.predicted}

        def box(corners: tuple[float, ...]) -> list[float]:
            written = numbers(corners)
            return shares(written, of_box[corners]) if convention.endswith("shares") else written

        file = writers_coco.data_set(truth_of(evaluation), top / "truth.json")
        said = writers_coco.results(predictions_of(evaluation), top / "predictions.json", box=box)
        request = replace(told_apart(top, file, said), images=None)
        blind = cells_if_boxes_fit(evaluation, box)
        return Written(request, evaluation.classes, count.of_objects(evaluation), BOXES, blind=blind)

    return member(f"coco results as {convention}", "box formats", write)


def _text_formats(truth: str, said: str) -> Member:
    """Make text files of both sides, each in a format of its own."""
    writers = {"corners": writers_text.corners, "sized": writers_text.sized}

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        evaluation = without_blanks(evaluation)
        write_pictures(top / "images", evaluation.images)
        file = writers[truth](truth_of(evaluation), top / "groundtruths")
        path = writers[said](predictions_of(evaluation), top / "detections")
        asks = frozenset() if truth == said == "corners" else BOXES
        return Written(told_apart(top, file, path), evaluation.classes, count.of_objects(evaluation), asks)

    return member(f"text {truth}+{said}", "box formats", write)


def _percent(said: str) -> Member:
    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        plain = without_blanks(evaluation)
        boxes = tuple(replace(one, score=round(100 * one.score)) for one in plain.predicted)
        write_pictures(top / "images", plain.images)
        file = TRUTHS["coco"](truth_of(plain), top, random)
        path = PREDICTIONS[said](replace(predictions_of(plain), boxes=boxes), top, random)
        return Written(told_apart(top, file, path), plain.classes, count.of_objects(plain))

    return member(f"per cent in {said}", "scores", write)


def _twice(side: str, said: str) -> Member:
    """Make one side that has every row twice."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        evaluation = without_blanks(evaluation)
        write_pictures(top / "images", evaluation.images)
        truth, prediction = truth_of(evaluation), predictions_of(evaluation)
        if side == "truth":
            truth = replace(truth, boxes=truth.boxes * 2)
        else:
            prediction = replace(prediction, boxes=prediction.boxes * 2)
        file = TRUTHS["coco"](truth, top, random)
        path = PREDICTIONS[said](prediction, top, random)
        return Written(told_apart(top, file, path), evaluation.classes, count.of_objects(evaluation))

    return member(f"{side} twice, {said}", "repeats", write)


def _nothing_found(evaluation: Objects, top: Path, random: Random) -> Written:
    """An empty list of results is a checkpoint: everything is missed."""
    evaluation = replace(evaluation, predicted=())
    file = writers_coco.data_set(truth_of(evaluation), top / "truth.json")
    said = writers_coco.results(predictions_of(evaluation), top / "predictions.json")
    request = replace(told_apart(top, file, said), images=None)
    return Written(request, evaluation.classes, count.of_objects(evaluation))


MEMBERS: Final = (
    *map(_ids, ("in any order", "numbers of stems, truth from 0", "numbers of stems, truth in any order")),
    _ids("stems as text"),
    *(_called("coco", said, convention) for said in ("table", "coco") for convention in IMAGE_NAMES),
    *(_called("voc", "table", convention) for convention in IMAGE_NAMES),
    *(_equal_names(truth, said) for truth in ("coco", "cvat", "createml") for said in ("table", "coco")),
    _equal_names("voc", "table"),
    *(
        _boxed(f"{form}{unit}")
        for form in ("ltrb", "cxcywh", "ltwh")
        for unit in ("", "-shares")
        if form + unit != "ltwh"
    ),
    *(_text_formats(truth, said) for truth in ("corners", "sized") for said in ("corners", "sized")),
    *map(_percent, ("coco", "table", "corners", "fiftyone", "kitti", "open-images")),
    *(_twice(side, said) for side in ("truth", "prediction") for said in ("coco", "table", "corners")),
    member("nothing found", "empty", _nothing_found),
)
