"""From Python: paths, or plain arrays, → results that are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from weakref import finalize

from numpy.typing import ArrayLike

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import ViewState
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.matching import Match, default_rule
from cmviewer.notebooks.results import Results
from cmviewer.problems.window import UNKNOWN_CHECKPOINT
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.request import PredictionSource
from cmviewer.writers.checkpoint_log import log_checkpoint

AnyPath = str | PathLike[str]


def open_results(
    path: AnyPath | None = None,
    *,
    truth: AnyPath | None = None,
    predictions: AnyPath | Mapping[str, AnyPath] | None = None,
    images: AnyPath | None = None,
    classes: AnyPath | None = None,
    task: str | None = None,
    checkpoint: str | None = None,
    match: str | None = None,
    iou: float | None = None,
    score: float | None = None,
    subset: str = "",
) -> Results:
    """Open what the program opens, and count one checkpoint of it, the last one unless told.

    Options mean what those of the command line of the same names mean; predictions may have names.

    >>> import cmviewer, cmviewer.resources
    >>> results = cmviewer.open(cmviewer.resources.sample("digits"))
    >>> results
    <digits, epoch_12: 843 correct, 55 errors>
    >>> results.list("9 -> 4")["image"].tolist()[:2]
    ['images/digit_0665.png', 'images/digit_0677.png']

    Raises `CmviewerError` where nothing can be opened, or something is unknown.
    """
    named = predictions if isinstance(predictions, Mapping) else {None: predictions}
    sources = [PredictionSource(Path(one), name) for name, one in named.items() if one is not None]
    request = OpenRequest(
        path=_path(path),
        task=None if task is None else Task(task),
        truth=_path(truth),
        predictions=tuple(sources),
        images=_path(images),
        classes=_path(classes),
    )
    evaluation = open_evaluation(request)
    names = evaluation.checkpoint_names
    if checkpoint is not None and checkpoint not in names:
        problem = UNKNOWN_CHECKPOINT.of(evaluation.source, name=checkpoint, names=", ".join(names), more="")
        raise CmviewerError(problem)
    place = len(names) - 1 if checkpoint is None else names.index(checkpoint)
    told = {"iou": iou, "score": score, "match": None if match is None else Match(match)}
    known: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    rule = replace(default_rule(evaluation), **known)
    counted = count(evaluation, place, rule, subset=subset)
    return Results(evaluation, counted, ViewState(checkpoint=place, rule=rule, subset=subset))


def report(
    truth: AnyPath | ArrayLike,
    prediction: AnyPath | ArrayLike | None = None,
    *,
    scores: ArrayLike | None = None,
    images: Any = None,  # noqa: ANN401 - a folder, paths, or pixels
    classes: Sequence[str] | AnyPath | None = None,
    **options: Any,  # noqa: ANN401 - as `open_results` has them
) -> Results:
    """Count a classification of plain arrays, or what files of truth and predictions say.

    Of arrays everything is as of `log_checkpoint`; they are written to a folder that goes with the results.
    Of paths the prediction, the images and the classes are paths, too, and the options are those of
    `open_results`.

    >>> import cmviewer
    >>> results = cmviewer.report(["cat", "cat", "dog"], ["cat", "dog", "dog"])
    >>> results.matrix
    array([[1, 1],
           [0, 1]])
    >>> results.frame.loc["cat", "dog"]
    np.int64(1)
    >>> round(results.metrics["accuracy"], 3)
    0.667
    >>> results.list("errors")[["truth", "prediction"]].values.tolist()
    [['cat', 'dog']]

    Raises `CmviewerError` where nothing can be counted, `ValueError` where lengths differ, and where
    arrays and paths are mixed.
    """
    told: dict[str, Any] = {"prediction": prediction, "scores": scores, "images": images, "classes": classes}
    if isinstance(truth, str | PathLike):
        _refuse_arrays(told)
        return open_results(
            truth=truth, predictions=told["prediction"], images=images, classes=told["classes"], **options
        )
    are_of_file = isinstance(classes, str | PathLike)
    if are_of_file:
        raise ValueError("truth is no path: classes must be names")
    folder = TemporaryDirectory(prefix="cmviewer-", ignore_cleanup_errors=True)
    log_checkpoint(folder.name, "results", truth, **told)
    results = open_results(folder.name, **options)
    results = replace(results, evaluation=replace(results.evaluation, name="results"))
    finalize(results, folder.cleanup)
    return results


def _refuse_arrays(told: Mapping[str, Any]) -> None:
    """Raise `ValueError` for what is said beside files and is no path; predictions may be named paths."""
    for name, value in told.items():
        is_named = name == "prediction" and isinstance(value, Mapping)
        is_path = name != "scores" and isinstance(value, str | PathLike)
        if value is not None and not is_named and not is_path:
            files = "files of predictions hold them" if name == "scores" else f"{name} must be one, too"
            raise ValueError(f"truth is a path: {files}")


def _path(path: AnyPath | None) -> Path | None:
    return None if path is None else Path(path)
