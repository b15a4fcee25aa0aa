"""From training code: one checkpoint of a classification → one file in a folder that the program opens."""

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cmviewer.writers.atomic import encoded, staged
from cmviewer.writers.fields import csv_text, real_field, text_field, text_fields
from cmviewer.writers.logged_images import IMAGES_FOLDER, are_arrays, name_of, pixels_of, png_files
from cmviewer.writers.safe_names import safe_names

CLASSES_NAME = "classes.txt"


def log_checkpoint(
    folder: str | PathLike[str],
    name: str,
    truth: ArrayLike,
    *,
    prediction: ArrayLike | None = None,
    scores: ArrayLike | None = None,
    images: Sequence[Any] | NDArray[Any] | None = None,
    classes: Sequence[str] | None = None,
) -> Path:
    """Write what a model says of N samples as the checkpoint `name`, whole or not at all.

    truth, prediction: (N,), class names, or numbers that count from 0 in `classes`; or one-hot (N, K).
    scores: (N, K), one for each of the K classes, probabilities or logits, or (N,), that of the predicted
    class; without a prediction the highest class score decides. images: N paths, absolute or below the
    folder, or N arrays of pixels, which are written as PNG files into `images`, each once. The same name
    writes the checkpoint anew. Returns the file.

    Raises `ValueError` where lengths or numbers do not fit, `CmviewerError` where nothing can be written.
    """
    labels = _labels("truth", truth, classes)
    pixels = list(map(pixels_of, images)) if images is not None and are_arrays(images) else []
    names = [f"{IMAGES_FOLDER}/{name_of(one)}" for one in pixels] or images
    columns = {} if names is None else {"image": [text_field(str(image)) for image in names]}
    columns["truth"] = labels
    if prediction is not None:
        columns["prediction"] = _labels("prediction", prediction, classes)
    if scores is not None:
        columns |= _score_columns(np.asarray(scores), classes)
    if prediction is None and "score" not in columns and len(columns) < 2 + (images is not None):
        raise ValueError("a checkpoint needs a prediction, or scores")
    for column, values in columns.items():
        if len(values) != len(labels):
            raise ValueError(f"{column} has {len(values)} values, but truth has {len(labels)}")
    target = Path(folder)
    file = f"{safe_names([name])[0]}.csv"
    _write_images(target / IMAGES_FOLDER, pixels)
    with staged(target) as stage:
        (stage / file).write_bytes(encoded(csv_text(list(map(text_field, columns)), list(columns.values()))))
        if classes is not None:
            (stage / CLASSES_NAME).write_bytes(encoded("".join(f"{_one_line(one)}\n" for one in classes)))
    return target / file


def _write_images(folder: Path, pixels: Sequence[NDArray[np.uint8]]) -> None:
    """Write the images that are not there yet; their names are digests of what they hold."""
    new = [one for one in pixels if not (folder / name_of(one)).exists()]
    if new:
        with staged(folder) as stage:
            for name, data in png_files(new).items():
                (stage / name).write_bytes(data)


def _labels(role: str, values: ArrayLike, classes: Sequence[str] | None) -> list[str]:
    """Labels as fields; numbers become the names of their classes, where there are names."""
    labels = np.asarray(values)
    if labels.ndim == 2:
        labels = _of_one_hot(role, labels)
    if labels.ndim != 1:
        raise ValueError(f"{role} must have one label a sample, not the shape {labels.shape}")
    if classes is None or not np.issubdtype(labels.dtype, np.integer):
        distinct, place = np.unique(labels.astype(str), return_inverse=True)
        return _taken(text_fields(map(str, distinct)), place)
    if labels.size and not 0 <= int(labels.min()) <= int(labels.max()) < len(classes):
        raise ValueError(f"{role} holds class {int(labels.max())}, but there are {len(classes)} classes")
    return _taken(text_fields(map(str, classes)), labels)


def _of_one_hot(role: str, rows: NDArray[Any]) -> NDArray[Any]:
    """Return the position of the one in each row; (N, 1) is a label a row."""
    if rows.shape[1] == 1:
        return rows[:, 0]
    ones = rows == 1
    if not ((rows == 0) | ones).all():
        raise ValueError(
            f"{role} must have one label a sample, or be one-hot, with a 1 and else 0 in each row"
        )
    if (ones.sum(axis=1) != 1).any():
        raise ValueError(f"{role} has rows with several ones, or none: a sample has one label")
    return np.asarray(ones.argmax(axis=1))


def _taken(fields: NDArray[np.object_], place: NDArray[np.integer[Any]]) -> list[str]:
    taken: list[str] = fields[place].tolist()
    return taken


def _score_columns(scores: NDArray[Any], classes: Sequence[str] | None) -> dict[str, list[str]]:
    """One column of scores, or one a class."""
    if scores.ndim == 1:
        return {"score": list(map(real_field, scores.tolist()))}
    if scores.ndim != 2 or (classes is not None and scores.shape[1] != len(classes)):
        expected = "(N, K)" if classes is None else f"(N, {len(classes)})"
        raise ValueError(f"scores must have the shape {expected}, not {scores.shape}")
    names = range(scores.shape[1]) if classes is None else classes
    return {
        f"score_{name}": list(map(real_field, column))
        for name, column in zip(names, scores.T.tolist(), strict=True)
    }


def _one_line(name: str) -> str:
    return " ".join(str(name).splitlines()) or "?"
