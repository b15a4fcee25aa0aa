"""What names an example for good: across checkpoints, rules, files in another order, and moved folders."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.sentences import shown_name
from cmviewer.evaluation import Annotations, Evaluation, Images, LabelMaps
from cmviewer.examples.crops import Box
from cmviewer.examples.examples import Example, Examples

SAME_OBJECT: Final = 0.5
"""Least IoU of a false alarm with the one of another checkpoint that it is followed to."""


class KeyKind(StrEnum):
    """What an example is, as far as naming it goes."""

    TRUTH = "truth"
    FALSE_ALARM = "false alarm"
    PIXELS = "pixels"


@dataclass(frozen=True)
class ExampleKey:
    """image: its relative path. name: class of the truth, of a false alarm that of the prediction.

    digest: of class and geometry; of pixels, of the names of their cell. box: x0 y0 x1 y1 in pixels, of
    objects only. checkpoint: of a false alarm only, for other checkpoints have others.
    """

    image: str
    kind: KeyKind
    name: str
    digest: str
    box: Box | None = None
    checkpoint: str | None = None


def image_key(images: Images, image: int) -> str:
    """Return the path of an image below the folder that all images share, with `/` between its parts."""
    name = images.name(image).replace("\\", "/")
    folder = images.folder
    return name[len(folder) :] if folder and name.startswith(folder) else name


def key_of(evaluation: Evaluation, example: Example) -> ExampleKey:
    """Return the key of an example."""
    image = image_key(evaluation.images, example.image)
    if example.pixels is not None:
        digest = _digest(example.truth, example.prediction)
        return ExampleKey(image, KeyKind.PIXELS, example.truth, digest)
    if example.is_false_alarm:
        assert example.crop is not None
        box = example.crop.prediction
        checkpoint = evaluation.checkpoint_names[example.counted.checkpoint]
        name = example.prediction
        return ExampleKey(image, KeyKind.FALSE_ALARM, name, _digest(name, box), box, checkpoint)
    box = None if example.crop is None else example.crop.truth
    return ExampleKey(image, KeyKind.TRUTH, example.truth, _digest(example.truth, box), box)


def truth_keys(evaluation: Evaluation, rows: Sequence[int]) -> list[ExampleKey]:
    """Return the keys of truths by their rows, as `key_of` does of their examples, without these."""
    truth, classes, task, images = evaluation.truth, evaluation.classes, evaluation.task, evaluation.images
    assert not isinstance(truth, LabelMaps)
    keys = []
    for row in rows:
        box: Box | None = None
        if isinstance(truth, Annotations):
            x0, y0, x1, y1 = truth.box[row].tolist()
            box = (x0, y0, x1, y1)
        name = shown_name(int(truth.label[row]), classes, task)
        image = image_key(images, int(truth.image[row]))
        keys.append(ExampleKey(image, KeyKind.TRUTH, name, _digest(name, box), box))
    return keys


def place_of_key(examples: Examples, key: ExampleKey, likely: int | None = None) -> int | None:
    """Return the place of an example in a list; None where it is not there.

    likely: the image that the key is most likely of, which is looked at first. A false alarm of another
    checkpoint is followed to the one of its class that overlaps it most, by an IoU of 0.5 at least; one that
    the checkpoint still has is never taken for another: it is no false alarm here, unless it is the truth
    that it was mended to. Of a truth whose label was mended the box stays, and so it is found; of an image
    that is one sample the image.
    """
    evaluation = examples.evaluation
    places = _places_of_image(examples, key, likely).tolist()
    keys = [(place, key_of(evaluation, examples[place])) for place in places]
    same = next((place for place, one in keys if _is_same(one, key)), None)
    if same is not None:
        return int(same)
    if key.box is None:
        samples = [int(place) for place, one in keys if one.kind is KeyKind.TRUTH and one.box is None]
        return samples[0] if key.kind is KeyKind.TRUTH and len(samples) == len(keys) == 1 else None
    if key.kind is KeyKind.TRUTH:
        return next((place for place, one in keys if one.kind is key.kind and one.box == key.box), None)
    itself = _place_of_prediction(examples, places, key)
    if itself is not None:
        return itself if evaluation.mended and _is_its_own_truth(examples[itself]) else None
    overlaps = [
        (_iou(one.box, key.box), -place)
        for place, one in keys
        if one.kind is key.kind and one.name == key.name and one.box is not None
    ]
    best, place = max(overlaps, default=(0.0, 0))
    return -place if best >= SAME_OBJECT else None


def place_near_key(examples: Examples, key: ExampleKey, likely: int | None = None) -> int | None:
    """Return the place of an example, or of the nearest other one of its image; None where there is none.

    A false alarm that is none any more is found in its pair, else it is the first of the image.
    """
    exact = place_of_key(examples, key, likely)
    if exact is not None:
        return exact
    places = _places_of_image(examples, key, likely).tolist()
    itself = _place_of_prediction(examples, places, key)
    return itself if itself is not None else next(iter(places), None)


def _place_of_prediction(examples: Examples, places: Sequence[int], key: ExampleKey) -> int | None:
    """Return which of some places shows the very prediction that a false alarm was, of its own checkpoint."""
    checkpoint = examples.evaluation.checkpoint_names[examples.counted.checkpoint]
    if key.kind is not KeyKind.FALSE_ALARM or key.checkpoint != checkpoint:
        return None
    for place in places:
        example = examples[place]
        box = None if example.crop is None else example.crop.prediction
        if box is not None and _digest(example.prediction, box) == key.digest:
            return place
    return None


def _is_its_own_truth(example: Example) -> bool:
    """Whether a prediction was taken into the truth as it is."""
    return example.crop is not None and example.crop.truth == example.crop.prediction


def _places_of_image(examples: Examples, key: ExampleKey, likely: int | None) -> NDArray[np.int64]:
    """Places of the examples of an image, int64 (n,)."""
    images = examples.evaluation.images
    listed = examples.counted.outcomes.image[examples.rows]
    if likely is not None and likely < len(images) and image_key(images, likely) == key.image:
        return np.flatnonzero(listed == likely)
    wanted = [image for image in np.unique(listed).tolist() if image_key(images, image) == key.image]
    return np.flatnonzero(np.isin(listed, wanted))


def _is_same(one: ExampleKey, key: ExampleKey) -> bool:
    return (one.kind, one.digest, one.checkpoint) == (key.kind, key.digest, key.checkpoint)


def _digest(name: str, geometry: Box | str | None) -> str:
    """Return 16 letters that stand for a class and where it is; coordinates to a thousandth of a pixel."""
    place = geometry if isinstance(geometry, str) else " ".join(f"{x:.3f}" for x in geometry or ())
    return blake2b(f"{name}\0{place}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _iou(one: Box | None, other: Box) -> float:
    """Return the overlap of two boxes."""
    if one is None:
        return 0.0
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return both / (sum(areas) - both)
