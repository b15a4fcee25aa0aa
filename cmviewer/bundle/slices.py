"""A part of an evaluation as an evaluation of its own, which has what counting needs and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.ranges import Range
from cmviewer.evaluation import (
    Annotations,
    Checkpoint,
    Evaluation,
    Images,
    LabelMaps,
    PredictedLabels,
    Predictions,
    Truth,
    frozen,
)


class _Nowhere:
    """Finds no image: counting looks at none."""

    def find(self, name: str) -> Path | None:  # noqa: ARG002 - as `ImageFinder` has it
        return None

    def candidates(self, name: str) -> tuple[Path, ...]:  # noqa: ARG002 - as `ImageFinder` has it
        return ()

    def with_root(self, root: Path) -> "_Nowhere":  # noqa: ARG002 - as `ImageFinder` has it
        return self


def bare(
    evaluation: Evaluation, name: str, images: Images, truth: Truth, load: Callable[[], Predictions]
) -> Evaluation:
    """Return an evaluation with what counting needs of another; it goes to other processes if `load` does."""
    return Evaluation(
        task=evaluation.task,
        name="",
        source=evaluation.source,
        files=(),
        recognised="",
        classes=evaluation.classes,
        images=images,
        truth=truth,
        checkpoints=(Checkpoint(name, (), load),),
        positive=evaluation.positive,
    )


def given(predictions: Predictions) -> Predictions:
    """Return predictions that are read already."""
    return predictions


def images_of(images: Images, part: Range) -> Images:
    """Return the images of a range; their names draw among equal pairs: a number where there is none."""
    names = [images.name(image) for image in range(part.start, part.end)]
    return Images(part.end - part.start, names, _Nowhere())


def without_names(images: Images) -> Images:
    """Return as many images, of which nothing is known."""
    return Images(len(images), None, _Nowhere())


def objects_of(side: Annotations, part: Range) -> Annotations:
    """Return the objects of the images of a range, which are counted from its start."""
    start, end = np.searchsorted(side.image, (part.start, part.end)).tolist()
    some = side.take(np.arange(start, end))
    return replace(some, image=frozen(some.image - np.int32(part.start), np.int32), fields=None)


def rows_of(predictions: PredictedLabels, part: Range) -> PredictedLabels:
    """Return the rows of a range, about true rows that are counted from its start."""

    def some(values: NDArray[Any]) -> NDArray[Any]:
        return frozen(values[part.start : part.end], values.dtype)

    return PredictedLabels(
        row=frozen(np.arange(part.end - part.start), np.int32),
        label=None if predictions.label is None else some(predictions.label),
        score=some(predictions.score),
        weight=None if predictions.weight is None else some(predictions.weight),
    )


def with_maps_within(evaluation: Evaluation, part: Range) -> Evaluation:
    """Return the same with the maps of some images alone."""
    checkpoint = evaluation.checkpoints[0]
    truth, predictions = evaluation.truth, checkpoint.load()
    assert isinstance(truth, LabelMaps)
    assert isinstance(predictions, LabelMaps)
    inside = np.zeros(len(truth.has_map), np.bool_)
    inside[part.start : part.end] = True
    some, said = (replace(side, has_map=side.has_map & inside) for side in (truth, predictions))
    return replace(evaluation, truth=some, checkpoints=(replace(checkpoint, load=partial(given, said)),))
