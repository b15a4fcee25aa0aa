"""Telling a decision of something that was opened, after all, and taking back what was told."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.readers.decision_keys import NO_NAMES, told
from cmviewer.readers.request import OpenRequest, PredictionSource, is_path, told_by, with_told

FILES: Final = {
    "images": "folder of the images",
    "predictions": "file, or folder, of the predictions",
}
"""Files that a request names beside its decisions; a problem may lead to them as it leads to a decision."""


def told_anew(request: OpenRequest, key: str, value: str) -> OpenRequest:
    """Return a request in which a decision is told so, whatever it told of it before.

    key: one of `KEYS`, also as `KEY@PATH`, or of `FILES`. Raises `ValueError` with what would fit.
    """
    match key:
        case "classes" if value != NO_NAMES:
            _file(value)
        case "images":
            return replace(request, images=_file(value))
        case "predictions":
            return replace(request, predictions=(PredictionSource(_file(value)),))
        case "truth" if not is_path(value.strip()):
            one = told(key, value)  # a column: in which file it stands is another question
            return with_told(replace(taken_back(request, [key]), truth=request.truth), [one])
    one = told(key, value)
    return with_told(taken_back(request, [key]), [one])


def taken_back(request: OpenRequest, keys: Iterable[str]) -> OpenRequest:
    """Return a request that leaves these decisions and files open again."""
    for key in keys:
        kept = tuple(one for one in request.told if key not in (one.key, one.name))
        request = _emptied(replace(request, told=kept), key)
    return request


def told_keys(request: OpenRequest) -> frozenset[str]:
    """Names of the decisions, `KEY` or `KEY@PATH`, and keys of the files that a request tells."""
    named = {"images": request.images, "predictions": request.predictions}
    # without a path the predictions are what is opened, and nothing that could be left open
    files = {key for key, value in named.items() if value and (key != "predictions" or request.path)}
    return frozenset({one.name for one in told_by(request)} | files)


def _emptied(request: OpenRequest, key: str) -> OpenRequest:
    """Return a request whose fields leave a decision open."""
    match key:
        case "task":
            return replace(request, task=None)
        case "positive":
            return replace(request, positive=None)
        case "boxes.prediction":
            return replace(request, boxes=None)
        case "ignore":
            return replace(request, ignore_labels=())
        case "classes":
            return replace(request, classes=None)
        case "images":
            return replace(request, images=None)
        case "predictions":
            return replace(request, predictions=())
        case "truth":
            return replace(request, truth=None, columns=replace(request.columns, truth=None))
        case "prediction" | "image" | "score" | "checkpoint":
            return replace(request, columns=replace(request.columns, **{key: None}))
    return request


def _file(value: str) -> Path:
    """Raise `ValueError` where nothing is there."""
    if not value.strip() or not is_path(value.strip()):
        raise ValueError(f"there is no file or folder {value!r}")
    return Path(value.strip())
