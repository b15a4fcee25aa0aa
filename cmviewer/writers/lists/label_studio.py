"""Lists as tasks that Label Studio imports: truths as annotations, predictions as pre-annotations."""

from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np

from cmviewer.confusion.view_state import Side
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Annotations, Unit
from cmviewer.problems.lists import NO_IMAGE_SIZE
from cmviewer.writers.lists.brush import brush_runs
from cmviewer.writers.lists.listed import Listed, Writing, file_name
from cmviewer.writers.lists.shapes import filled

FROM: Final = "label"
TO: Final = "image"
"""Names of the control and of the object in the labelling set-up of a project."""
Result = dict[str, Any]


def write_label_studio(listed: Listed, place: Path, writing: Writing) -> None:
    """Write a task an image.

    An image of which nobody knows how large it is is left out where it has objects, and said: their places
    are per cent of it. Raises `CmviewerError` where no image is left, `OSError`, and `Cancelled`.
    """
    results = _choices if listed.evaluation.task.profile.unit is Unit.SAMPLE else _objects
    truths, predictions, images = results(listed, writing)
    tasks = []
    for image in writing.cancel.checked(images):
        task: dict[str, Any] = {"data": {TO: file_name(listed, image)}}
        if image in truths:
            task["annotations"] = [{"result": truths[image]}]
        if image in predictions:
            task["predictions"] = [_prediction(listed.checkpoint, predictions[image])]
        tasks.append(task)
    place.write_bytes(msgspec.json.format(msgspec.json.encode(tasks), indent=1))


def _prediction(checkpoint: str, results: list[Result]) -> dict[str, Any]:
    """What a checkpoint says of an image; its score is the mean of those that it is made of."""
    told: dict[str, Any] = {"model_version": checkpoint, "result": results}
    scores = [one["score"] for one in results if "score" in one]
    return told | {"score": float(np.mean(scores))} if scores else told


Results = tuple[dict[int, list[Result]], dict[int, list[Result]], list[int]]
"""Of truths and of predictions by image, and the images in their order."""


def _choices(listed: Listed, _writing: Writing) -> Results:
    """Classes of samples."""
    classes, outcomes = listed.evaluation.classes, listed.counted.outcomes
    sides: tuple[dict[int, list[Result]], dict[int, list[Result]]] = ({}, {})
    scores = outcomes.score[listed.rows].tolist()
    for side, labels in zip(sides, listed.labels, strict=True):
        for image, label, score in zip(listed.image.tolist(), labels.tolist(), scores, strict=True):
            if label == classes.background or image < 0:
                continue
            value = {"choices": [classes.names[label]]}
            result = {"type": "choices", "from_name": FROM, "to_name": TO, "value": value}
            has_score = side is sides[1] and score == score
            side.setdefault(image, []).append(result | ({"score": score} if has_score else {}))
    return *sides, listed.images.tolist()


def _objects(listed: Listed, writing: Writing) -> Results:
    """Boxes, polygons and masks of objects."""
    sizes = listed.evaluation.images.sizes
    images = [image for image in listed.images.tolist() if sizes[image].all()]
    unknown = len(listed.images) - len(images)
    if unknown:
        problem = NO_IMAGE_SIZE.of(times=unknown, left_out=unknown)
        if not images:
            raise CmviewerError(problem)
        writing.problems.append(problem)
    sides: list[dict[int, list[Result]]] = []
    for of, (side, rows) in ((Side.TRUTH, listed.truths()), (Side.PREDICTION, listed.predictions())):
        said = listed.marks_of(of)
        found: dict[int, list[Result]] = {}
        for row in writing.cancel.checked(rows.tolist()):
            image = int(side.image[row])
            width, height = sizes[image].tolist()
            if width and height:
                name = listed.evaluation.classes.names[side.label[row]]
                result = _result(side, row, (width, height), name, f"{of.value[0]}{row}")
                if row in said:
                    result["meta"] = {"text": list(said[row].values())}
                found.setdefault(image, []).append(result)
        sides.append(found)
    return sides[0], sides[1], images


def _result(side: Annotations, row: int, size: tuple[int, int], name: str, identity: str) -> Result:
    kind, value = _shape(side, row, size)
    result: Result = {
        "id": identity,
        "type": kind,
        "from_name": FROM,
        "to_name": TO,
        "original_width": size[0],
        "original_height": size[1],
        "image_rotation": 0,
        "value": value | {kind: [name]},
    }
    return result if side.score is None else result | {"score": float(str(side.score[row]))}


def _shape(side: Annotations, row: int, size: tuple[int, int]) -> tuple[str, dict[str, Any]]:
    """What kind of labels it has, and where it is in per cent; what has several outlines is brushed."""
    if side.region is not None:
        rings = side.region.rings(row)
        if side.region.is_mask[row] or len(rings) > 1:
            return "brushlabels", {"format": "rle", "rle": brush_runs(filled(side.region, row, size))}
        if rings:
            return "polygonlabels", {"points": (100 * rings[0] / size).tolist(), "closed": True}
    (x0, y0), (x1, y1) = (100 * side.box[row].reshape(2, 2) / size).tolist()
    return "rectanglelabels", {"x": x0, "y": y0, "width": x1 - x0, "height": y1 - y0, "rotation": 0}
