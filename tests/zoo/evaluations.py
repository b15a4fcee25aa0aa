"""Random evaluations, each made of a recipe: which model, how many classes and images, and a seed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from typing import Final

import numpy as np
from hypothesis import strategies as st

from tests.zoo.count import NEAR, iou

MODELS: Final = ("good", "bad", "random", "swapped", "untrained")
"""Right of a class: 9 in 10, 4 in 10, by chance, 9 in 10 with two classes swapped, always the same class."""

_RIGHT: Final = {"good": 0.9, "bad": 0.4, "random": 0.0, "swapped": 0.9, "untrained": 0.0}
_THINGS: Final = (
    "cat dog bird fox owl bear wolf deer hare frog swan crow goat seal mole newt lynx ibis orca yak"
)
_KINDS: Final = ("", "red ", "old ", "tall ", "wild ")
NAMES: Final = tuple(kind + thing for kind in _KINDS for thing in _THINGS.split())
"""A hundred names of classes."""


@dataclass(frozen=True)
class Recipe:
    """All that a random evaluation is made of."""

    model: str
    classes: int
    images: int
    seed: int

    def __str__(self) -> str:
        return f"{self.model}:{self.classes}:{self.images}:{self.seed}"

    @classmethod
    def read(cls, text: str) -> "Recipe":
        model, classes, images, seed = text.split(":")
        return cls(model, int(classes), int(images), int(seed))


def recipes() -> st.SearchStrategy[Recipe]:
    """Recipes: mostly of few classes, now and then of up to a hundred."""
    few, many = st.integers(2, 6), st.integers(2, 100)
    return st.builds(
        Recipe,
        st.sampled_from(MODELS),
        st.one_of(few, few, few, many),
        st.one_of(st.integers(1, 4), st.integers(1, 9)),
        st.integers(0, 9_999),
    )


@dataclass(frozen=True)
class Image:
    """name: with its ending, as a picture beside the labels is called."""

    name: str
    width: int
    height: int

    @property
    def stem(self) -> str:
        return self.name.rpartition(".")[0]


@dataclass(frozen=True)
class Box:
    """One object. box: left, top, right, bottom in pixels."""

    image: int
    label: int
    box: tuple[float, float, float, float]
    score: float = 1.0


@dataclass(frozen=True)
class Objects:
    """Objects in images, of both sides."""

    classes: tuple[str, ...]
    images: tuple[Image, ...]
    truth: tuple[Box, ...]
    predicted: tuple[Box, ...]


@dataclass(frozen=True)
class Labels:
    """One label a sample, of both sides. scores: one a class, adding up to 1; the label has the highest."""

    classes: tuple[str, ...]
    images: tuple[str, ...]
    truth: tuple[int, ...]
    predicted: tuple[int, ...]
    scores: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Maps:
    """A label a pixel, of both sides: arrays (height, width) of labels."""

    classes: tuple[str, ...]
    images: tuple[str, ...]
    truth: tuple[np.ndarray, ...]
    predicted: tuple[np.ndarray, ...]


Evaluation = Objects | Labels | Maps


def model_of(recipe: Recipe, random: Random) -> Callable[[int], int]:
    """Return what the model of a recipe says of a thing of a class."""
    right, favourite = _RIGHT[recipe.model], random.randrange(recipe.classes)

    def said(label: int) -> int:
        if recipe.model == "untrained":
            return favourite
        if random.random() >= right:
            return random.randrange(recipe.classes)
        return 1 - label if recipe.model == "swapped" and label < 2 else label

    return said


def names_of_classes(count: int, random: Random) -> tuple[str, ...]:
    """Names in no order."""
    return tuple(random.sample(NAMES[: max(count, 20)], count))


def names_of_images(count: int, random: Random) -> tuple[str, ...]:
    """Names of different stems, in no order."""
    numbers = random.sample(range(1_000), count)
    return tuple(f"{random.choice(('pond', 'road', 'hill'))}_{number:03d}.jpg" for number in numbers)


def labels(recipe: Recipe) -> Labels:
    """Make a classification, of twelve samples for each image of the recipe."""
    random = Random(str(recipe))
    said, count = model_of(recipe, random), 12 * recipe.images
    truth = [random.randrange(recipe.classes) for _ in range(count)]
    predicted = [said(label) for label in truth]
    scores = []
    for label in predicted:
        row = [random.random() for _ in range(recipe.classes)]
        row[label] = max(row) + random.uniform(0.2, 3)
        scores.append(tuple(round(value / sum(row), 6) for value in row))
    classes, images = names_of_classes(recipe.classes, random), names_of_images(count, random)
    return Labels(classes, images, tuple(truth), tuple(predicted), tuple(scores))


def maps(recipe: Recipe) -> Maps:
    """Make label maps of some eight pixels each way; truth and prediction are patches."""
    random = Random(str(recipe))
    said, truths, predictions = model_of(recipe, random), [], []
    for _ in range(recipe.images):
        truth = np.full((random.randint(7, 10), random.randint(7, 10)), random.randrange(recipe.classes))
        for _ in range(random.randint(2, 6)):
            top, left = random.randrange(truth.shape[0]), random.randrange(truth.shape[1])
            truth[top : top + 4, left : left + 4] = random.randrange(recipe.classes)
        truths.append(truth)
        predictions.append(np.array([[said(int(label)) for label in row] for row in truth]))
    names = names_of_images(recipe.images, random)
    return Maps(names_of_classes(recipe.classes, random), names, tuple(truths), tuple(predictions))


def objects(recipe: Recipe) -> Objects:
    """Make a detection: at least one truth, and one prediction above the threshold."""
    random = Random(str(recipe))
    said = model_of(recipe, random)
    names = names_of_images(recipe.images, random)
    images = tuple(Image(name, random.randint(90, 240), random.randint(90, 240)) for name in names)
    truth: list[Box] = []
    predicted: list[Box] = []
    while not truth or not any(one.score > NEAR for one in predicted):
        truth, predicted = [], []
        for number, image in enumerate(images):
            true, found = _scene(recipe, random, said, image)
            truth += [replace(one, image=number) for one in true]
            predicted += [replace(one, image=number) for one in found]
    return Objects(names_of_classes(recipe.classes, random), images, tuple(truth), tuple(predicted))


def _scene(
    recipe: Recipe, random: Random, said: Callable[[int], int], image: Image
) -> tuple[list[Box], list[Box]]:
    """Objects of one image of which nothing hangs on the last digit."""
    while True:
        truth = [
            Box(0, random.randrange(recipe.classes), _somewhere(random, image))
            for _ in range(random.randint(0, 5))
        ]
        scores = random.sample([*range(2, 21), *range(30, 99)], 12)
        found = [
            Box(0, said(one.label), _moved(random, one.box, image), scores.pop() / 100)
            for one in truth
            if recipe.model != "random" and random.random() < 0.85
        ]
        found += [
            Box(0, said(random.randrange(recipe.classes)), _somewhere(random, image), scores.pop() / 100)
            for _ in range(random.randint(0, 4 if recipe.model == "random" else 2))
        ]
        if _is_clear(truth, found):
            return truth, found


def _somewhere(random: Random, image: Image) -> tuple[float, float, float, float]:
    width, height = random.randint(10, image.width // 2), random.randint(10, image.height // 2)
    left, top = random.randint(1, image.width - width - 1), random.randint(1, image.height - height - 1)
    return left, top, left + width, top + height


def _moved(
    random: Random, box: tuple[float, float, float, float], image: Image
) -> tuple[float, float, float, float]:
    """Move each side by at most an eighth, inside the image."""
    x, y = (box[2] - box[0]) / 8, (box[3] - box[1]) / 8
    left, right = (box[side] + random.uniform(-x, x) for side in (0, 2))
    top, bottom = (box[side] + random.uniform(-y, y) for side in (1, 3))
    right, bottom = min(image.width - 0.5, right), min(image.height - 0.5, bottom)
    return round(max(0.5, left), 2), round(max(0.5, top), 2), round(right, 2), round(bottom, 2)


def _is_clear(truth: list[Box], found: list[Box]) -> bool:
    """Whether no pair is nearly at the threshold, and no two pairs of one object overlap nearly alike."""
    table = [[iou(one.box, other.box) for other in found] for one in truth]
    if any(abs(value - 0.5) < 0.03 for row in table for value in row):
        return False
    lines = [*table, *(list(column) for column in zip(*table, strict=True))]
    enough = [sorted(value for value in line if value > 0.4) for line in lines]
    near = any(b - a < 0.01 for line in enough for a, b in pairwise(line))
    boxes = [one.box for one in truth]
    return not near and all(iou(a, b) < 0.8 for n, a in enumerate(boxes) for b in boxes[:n])
