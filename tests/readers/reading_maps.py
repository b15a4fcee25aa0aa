"""Small sets of label maps, written as their tools write them, and what an opened one says."""

import numpy as np
from PIL import Image

from cmviewer.matching.maps import count_maps

RANDOM = 7


def save(file, values, *, palette=None):
    """Write a map: numbers as L or 16-bit, with `palette` as P; colours as RGB or RGBA; `.npy` as it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    values = np.asarray(values)
    if file.suffix == ".npy":
        np.save(file, values)
        return
    if file.suffix == ".npz":
        np.savez(file, values)
        return
    picture = Image.fromarray(values if values.dtype == np.uint16 else values.astype(np.uint8))
    if palette is not None:
        picture = Image.fromarray(values.astype(np.uint8), "L").convert("P")
        picture = Image.new("P", picture.size)
        picture.putdata(values.ravel().tolist())
        picture.putpalette(np.asarray(palette, np.uint8).ravel().tolist())
    picture.save(file)


def photograph(file, size=(40, 30), mode="RGB"):
    file.parent.mkdir(parents=True, exist_ok=True)
    height, width = size
    pixels = np.random.default_rng(RANDOM).integers(0, 256, (height, width, 3)).astype(np.uint8)
    Image.fromarray(pixels).convert(mode).save(file)


def cells(evaluation, checkpoint=0):
    """Pixels of each pair of class names that occurs."""
    predictions = evaluation.checkpoints[checkpoint].load()
    rows = count_maps(evaluation.truth, predictions).rows
    found = {}
    for truth, prediction, count in zip(
        rows.truth.tolist(), rows.prediction.tolist(), rows.count.tolist(), strict=True
    ):
        names = evaluation.classes.name(truth), evaluation.classes.name(prediction)
        found[names] = found.get(names, 0) + count
    return found


def left_out(evaluation, checkpoint=0):
    """Codes of the problems for which images are left out when a checkpoint is counted."""
    counted = count_maps(evaluation.truth, evaluation.checkpoints[checkpoint].load())
    return [problem.code for problem in counted.problems]


def said_later(evaluation, checkpoint=0):
    """Problems that are noticed only when a checkpoint is counted."""
    count_maps(evaluation.truth, evaluation.checkpoints[checkpoint].load())
    return evaluation.checkpoints[checkpoint].problems()
