"""Shorthands for what an opened folder says."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import NO_PREDICTION, Evaluation
from cmviewer.readers import OpenRequest, open_evaluation

NONE = "(no prediction)"


def opened(path: Path, **options: object) -> Evaluation:
    return open_evaluation(replace(OpenRequest(path), **options))


def said(evaluation: Evaluation, checkpoint: int | str = 0) -> list[tuple[str, str, str]]:
    """List (image, truth, prediction) of a checkpoint, as names."""
    names = evaluation.checkpoint_names
    number = names.index(checkpoint) if isinstance(checkpoint, str) else checkpoint
    predictions = evaluation.checkpoints[number].load()
    assert predictions.label is not None
    assert len(set(predictions.row.tolist())) == len(predictions), "no row twice"
    return [
        (
            evaluation.images.name(evaluation.truth.image[row]),
            evaluation.classes.names[evaluation.truth.label[row]],
            NONE if label == NO_PREDICTION else evaluation.classes.names[label],
        )
        for row, label in zip(predictions.row.tolist(), predictions.label.tolist(), strict=True)
    ]


def pairs(evaluation: Evaluation, checkpoint: int | str = 0) -> list[tuple[str, str]]:
    """List (truth, prediction) of a checkpoint, as names."""
    return [(truth, prediction) for _, truth, prediction in said(evaluation, checkpoint)]


def scores(evaluation: Evaluation, checkpoint: int = 0) -> list[float | None]:
    """List the scores of a checkpoint, rounded; None where unknown."""
    values = evaluation.checkpoints[checkpoint].load().score
    return [None if np.isnan(value) else round(float(value), 3) for value in values]


def class_scores(evaluation: Evaluation, checkpoint: int = 0) -> np.ndarray:
    read = evaluation.checkpoints[checkpoint].load().class_scores
    assert read is not None
    return read()


def codes(evaluation: Evaluation) -> set[str]:
    return {problem.code for problem in evaluation.problems}


def refusal(path: Path, **options: object) -> CmviewerError:
    """Return the error with which a path is refused."""
    try:
        opened(path, **options)
    except CmviewerError as error:
        return error
    raise AssertionError("it was opened")
