"""Pairs of PNG label maps → counts: the whole work beside decoding alone, and counting alone."""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from cmviewer.confusion.matrix import ConfusionMatrix, matrix_of
from cmviewer.evaluation import LabelMaps, frozen
from cmviewer.matching import count_maps, pixel_outcomes
from cmviewer.matching.pixels import count_pixels
from cmviewer.readers.maps.decoding import decode
from tests.benchmarks.measuring import (
    Row,
    against,
    at_most,
    check_equal,
    growth_row,
    medians,
    module,
    seconds,
)

PAIRS = 100
COUNTED_PAIRS = 20
SEED = 0
SETS = (("2048 x 1024, 19 classes", 2048, 1024, 19, 100), ("683 x 512, 150 classes", 683, 512, 150, 400))
GOALS = {"2048 x 1024, 19 classes": 0.65, "683 x 512, 150 classes": 0.8}
IGNORED = 255


def rows(scale: float) -> Iterator[Row]:
    """Decode and count, then count alone."""
    for what, width, height, classes, pairs in SETS:
        with tempfile.TemporaryDirectory() as temporary:
            yield from _whole(what, Path(temporary), width, height, classes, max(2, int(pairs * scale)))
    what, width, height, classes, _ = SETS[0]
    yield from _count_only(what, width, height, classes, max(2, int(COUNTED_PAIRS * scale)))


def growth(scale: float) -> Iterator[Row]:
    """Twice the images."""
    _, width, height, classes, pairs = SETS[1]
    count = max(2, int(pairs * scale))
    with tempfile.TemporaryDirectory() as temporary:
        files = write_pairs(Path(temporary), width, height, classes, 2 * count)
        half = [side[:count] for side in files]
        once, twice = medians(partial(_count_files, half, classes), partial(_count_files, files, classes))
    yield growth_row("decode and count twice as many maps", once, twice)


def made_pair(seed: int, width: int, height: int, classes: int):
    """Truth with wavy borders and some void, and a prediction that is off along them, uint8 (H, W)."""
    random = np.random.default_rng((SEED, seed))
    cells = random.integers(0, classes, (12, 20), dtype=np.uint8)
    y, x = np.mgrid[0:height, 0:width]
    row = (y + 18 * np.sin(x / 41 + seed)) * (12 / height)
    column = (x + 18 * np.cos(y / 37 + seed)) * (20 / width)
    truth = cells[np.clip(row, 0, 11.99).astype(int), np.clip(column, 0, 19.99).astype(int)]
    prediction = np.roll(truth, (3, 5), (0, 1))
    truth = truth.copy()
    truth[: height // 20] = IGNORED
    return truth, prediction


def write_pairs(folder: Path, width: int, height: int, classes: int, count: int) -> list[list[Path]]:
    files: list[list[Path]] = [[], []]
    for place in range(count):
        for side, name, map_ in zip(
            files, ("truth", "prediction"), made_pair(place % 10, width, height, classes), strict=True
        ):
            side.append(folder / f"{place:04}_{name}.png")
            Image.fromarray(map_).save(side[-1])
    return files


def _maps(files: list[Path], classes: int, other: int) -> LabelMaps:
    labels = np.full(256, other, np.int32)
    labels[:classes] = np.arange(classes)
    has = np.ones(len(files), np.bool_)
    return LabelMaps(lambda image: decode(files[image]), frozen(labels, np.int32), has, files.__getitem__)


def _count_files(files: list[list[Path]], classes: int) -> ConfusionMatrix:
    counted = count_maps(_maps(files[0], classes, -1), _maps(files[1], classes, classes))
    return matrix_of(pixel_outcomes(counted.rows, class_count=classes), classes)


def _decode(files: list[list[Path]]) -> None:
    for file in (*files[0], *files[1]):
        with Image.open(file) as image:
            image.load()


def _whole(what: str, folder: Path, width: int, height: int, classes: int, count: int) -> Iterator[Row]:
    files = write_pairs(folder, width, height, classes, count)
    expected = np.zeros((classes, classes), int)
    for place in range(count):
        truth, prediction = made_pair(place % 10, width, height, classes)
        judged = truth != IGNORED
        code = truth[judged].astype(int) * classes + prediction[judged]
        expected += np.bincount(code, minlength=classes**2).reshape(classes, classes)
    matrix = _count_files(files, classes)
    found = np.zeros_like(expected)
    found[matrix.truth, matrix.prediction] = matrix.count
    check_equal(found.tolist(), expected.tolist(), "NumPy")
    mine, bare = medians(partial(_count_files, files, classes), partial(_decode, files), rounds=3)
    yield at_most(
        f"{count} pairs of maps, {what}: decode and count",
        seconds(mine),
        f"Pillow's decode alone, one thread {seconds(bare)}",
        mine / bare,
        GOALS[what],
    )


def _count_only(what: str, width: int, height: int, classes: int, count: int) -> Iterator[Row]:
    pairs = [made_pair(place, width, height, classes) for place in range(count)]
    judged = [(truth[truth != IGNORED], found[truth != IGNORED]) for truth, found in pairs]

    def ours() -> None:
        for truth, prediction in pairs:
            count_pixels(truth, prediction)

    metrics, torch = module("torchmetrics.functional.classification"), module("torch")
    scikit = module("sklearn.metrics")
    peers = {
        "scikit-learn": None
        if scikit is None
        else lambda: [scikit.confusion_matrix(*pair, labels=range(classes)) for pair in judged],
        "torchmetrics": None
        if metrics is None or torch is None
        else lambda: [
            metrics.multiclass_confusion_matrix(
                torch.from_numpy(found), torch.from_numpy(truth), num_classes=classes, ignore_index=IGNORED
            )
            for truth, found in pairs
        ],
    }
    first = count_pixels(*pairs[0])
    mine = np.zeros((256, 256), int)
    mine[first.truth, first.prediction] = first.count
    for name, peer in peers.items():
        if peer is not None:
            check_equal(mine[:classes, :classes].tolist(), np.asarray(peer()[0]).tolist(), name)
    yield from against(f"count {count} pairs of maps, {what}", ours, peers, {"torchmetrics": 35})
