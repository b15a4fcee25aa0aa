"""Open a folder and look at all of it, as window and report do; what does not hold together is a fault."""

from pathlib import Path
from stat import S_ISREG

import numpy as np

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import (
    NO_PREDICTION,
    Annotations,
    Evaluation,
    Fields,
    PredictedLabels,
    Predictions,
    Task,
    TruthLabels,
)
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest, PredictionSource, open_evaluation
from cmviewer.readers.files.pictures import thumbnail
from tests.fuzz.folders import Asked

LOOKED_AT = 4
"""Checkpoints, pictures and rows that are looked at."""


def go(asked: Asked) -> bool:
    """Open what lies in the current folder; False where it is refused as a whole."""
    try:
        evaluation = open_evaluation(_request(asked))
    except CmviewerError as error:
        _say(error.problems)
        return False
    _say(evaluation.problems)
    check_truth(evaluation)
    for number, checkpoint in enumerate(evaluation.checkpoints[:LOOKED_AT]):
        try:
            counted = count(evaluation, number, default_rule(evaluation))
        except CmviewerError as error:
            _say(error.problems)
            continue
        _say(checkpoint.problems())
        check_predictions(evaluation, counted.predictions)
        check_counts(evaluation, counted)
    _look_at_pictures(evaluation)
    return True


def check_truth(evaluation: Evaluation) -> None:
    """Classes have names of their own; each truth is of a class and of an image."""
    names = evaluation.classes.names
    assert len(set(names)) == len(names)
    truth = evaluation.truth
    if isinstance(truth, TruthLabels | Annotations):
        assert ((truth.label >= 0) & (truth.label < len(names))).all()
        assert (truth.image < len(evaluation.images)).all()
    if isinstance(truth, Annotations):
        assert np.isfinite(truth.box).all()
    if isinstance(truth, TruthLabels):
        _look_at_fields(truth.fields)


def check_predictions(evaluation: Evaluation, predictions: Predictions) -> None:
    """Classes are known, scores are between 0 and 1, no sample is predicted twice."""
    classes = len(evaluation.classes)
    if isinstance(predictions, PredictedLabels):
        assert len(np.unique(predictions.row)) == len(predictions)
        if predictions.label is not None:
            assert ((predictions.label >= NO_PREDICTION) & (predictions.label < classes)).all()
        known = predictions.score[~np.isnan(predictions.score)]
        assert ((known >= 0) & (known <= 1)).all()
        if predictions.class_scores is not None:
            assert predictions.class_scores().shape == (len(predictions), classes)
        _look_at_fields(predictions.fields)
    if isinstance(predictions, Annotations):
        assert ((predictions.label >= 0) & (predictions.label < classes)).all()
        assert ((predictions.image >= 0) & (predictions.image < len(evaluation.images))).all()
        assert np.isfinite(predictions.box).all()


def check_counts(evaluation: Evaluation, counted: CheckpointResult) -> None:
    """Every count is a number of things, and samples are counted once each."""
    weight = counted.outcomes.weight
    assert (weight >= 0).all()
    assert int(counted.matrix.count.sum()) == int(weight.sum())
    if evaluation.task is Task.CLASSIFICATION and isinstance(counted.predictions, PredictedLabels):
        assert int(weight.sum()) == counted.predictions.sample_count


def _request(asked: Asked) -> OpenRequest:
    def path(name: str | None) -> Path | None:
        return None if name is None else Path(name)

    return OpenRequest(
        path=path(asked.path),
        task=None if asked.task is None else Task(asked.task),
        truth=path(asked.truth),
        predictions=tuple(PredictionSource(Path(name)) for name in asked.predictions),
        classes=path(asked.classes),
    )


def _say(problems: tuple[object, ...]) -> None:
    """Make the words of problems, as the log does."""
    for problem in problems:
        assert str(problem).encode("utf-8", "backslashreplace")


def _look_at_fields(fields: Fields | None) -> None:
    """Read the first rows, as the list of examples does."""
    if fields is None:
        return
    try:
        table = fields.open()
        rows = fields.row[fields.row >= 0][:LOOKED_AT].astype(np.int64)
        assert table.read(rows).shape == (len(rows), len(table.names))
    except CmviewerError as error:
        _say(error.problems)


def _look_at_pictures(evaluation: Evaluation) -> None:
    """Find and decode the first pictures; what is no regular file is not the business of decoding."""
    for image in range(min(len(evaluation.images), LOOKED_AT)):
        file = evaluation.images.find(image)
        if file is None or not S_ISREG(file.stat().st_mode):
            continue
        try:
            thumbnail(file, 64)
        except CmviewerError as error:
            _say(error.problems)
