"""Label arrays → counts."""

import os
import tracemalloc
from collections.abc import Iterator
from functools import partial

import numpy as np
import pandas as pd

from cmviewer.confusion.matrix import ConfusionMatrix, matrix_of
from cmviewer.evaluation import PredictedLabels, TruthLabels, frozen
from cmviewer.matching import CountingRule, match_labels
from cmviewer.readers.labels.label_classes import find_classes
from cmviewer.readers.tables.parts import Labels
from tests.benchmarks.measuring import Row, against, check_equal, growth_row, medians, module, within

COUNT = 1_000_000
MIB = 2**20
SEED = 0


def rows(scale: float) -> Iterator[Row]:
    """Few classes, many, a million, and text."""
    count = int(COUNT * scale)
    yield from _few_classes(count)
    yield from _many_classes(count, max(200, int(21_000 * scale)))
    yield from _a_million_classes(count)
    yield from _text(count)


def growth(scale: float) -> Iterator[Row]:
    """Twice the labels."""
    count = int(COUNT * scale)
    for classes in (100, max(200, int(21_000 * scale))):
        one, two = (values_of(*made_labels(size, classes)) for size in (count, 2 * count))
        once, twice = medians(partial(counted, one, classes), partial(counted, two, classes))
        yield growth_row(f"count twice as many labels, {classes:,} classes", once, twice)


def made_labels(count: int, classes: int):
    """Truth and prediction, int32 (count,); four of five are right."""
    random = np.random.default_rng(SEED)
    truth = random.integers(0, classes, count, dtype=np.int32)
    guess = random.integers(0, classes, count, dtype=np.int32)
    return truth, np.where(random.random(count) < 0.8, truth, guess)


def values_of(truth, prediction) -> tuple[TruthLabels, PredictedLabels]:
    """What a reader hands on: labels as they are, whose scores are not known."""
    every = frozen(np.arange(len(truth)), np.int32)
    unknown = np.broadcast_to(np.float32(np.nan), len(truth))
    return TruthLabels(every, truth), PredictedLabels(every, prediction, unknown)


def counted(values: tuple[TruthLabels, PredictedLabels], classes: int) -> ConfusionMatrix:
    """Count as the window does."""
    return matrix_of(match_labels(*values, CountingRule(), class_count=classes, positive=None), classes)


def cells(matrix: ConfusionMatrix) -> list[list[int]]:
    """Every cell that is not empty, with its count."""
    return [matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist()]


def cells_of_table(table) -> list[list[int]]:
    """The same of a dense table."""
    truth, prediction = np.nonzero(table)
    return [truth.tolist(), prediction.tolist(), table[truth, prediction].tolist()]


def _few_classes(count: int) -> Iterator[Row]:
    classes = 100
    truth, prediction = made_labels(count, classes)
    values = values_of(truth, prediction)
    peers = {
        "scikit-learn": _scikit_learn(truth, prediction),
        "torchmetrics": _torchmetrics(truth, prediction, classes),
        "pandas.crosstab": lambda: pd.crosstab(truth, prediction),
    }
    mine = cells(counted(values, classes))
    for name, peer in peers.items():
        if peer is not None:
            check_equal(mine, cells_of_table(np.asarray(peer())), name)
    yield from against(
        f"count {count:,} labels, {classes} classes",
        lambda: counted(values, classes),
        peers,
        {"scikit-learn": 15},
    )


def _many_classes(count: int, classes: int) -> Iterator[Row]:
    truth, prediction = made_labels(count, classes)
    values = values_of(truth, prediction)
    what = f"count {count:,} labels, {classes:,} classes"
    peer = _scikit_learn(truth, prediction) if _free_bytes() > 4 * 8 * classes**2 else None
    if peer is not None:
        check_equal(
            cells(counted(values, classes)), cells_of_table(peer(labels=range(classes))), "scikit-learn"
        )
    yield from against(what, lambda: counted(values, classes), {"scikit-learn": peer}, {"scikit-learn": 100})
    yield within(f"{what}: memory", _peak(values, classes) / MIB, "MiB", 32)


def _a_million_classes(count: int) -> Iterator[Row]:
    truth, prediction = made_labels(count, count)
    values = values_of(truth, prediction)
    what = f"count {count:,} labels, {count:,} classes"
    matrix = counted(values, count)
    pairs, counts = np.unique(truth.astype(np.int64) << 32 | prediction, return_counts=True)
    expected = [(pairs >> 32).tolist(), (pairs & 0xFFFFFFFF).tolist(), counts.tolist()]
    check_equal(cells(matrix), expected, "numpy.unique")
    yield from against(
        what,
        lambda: counted(values, count),
        {"numpy.unique": lambda: np.unique(truth.astype(np.int64) << 32 | prediction, return_counts=True)},
        {},
    )
    yield within(f"{what}: memory", _peak(values, count) / MIB, "MiB", None)


def _text(count: int) -> Iterator[Row]:
    classes = 100
    names = np.array([f"class {label:02}" for label in range(classes)], dtype=object)
    truth, prediction = (names[labels] for labels in made_labels(count, classes))

    def ours():
        sides = Labels.of_text(truth), Labels.of_text(prediction)
        space = find_classes(sides[:1], sides[1:], (), None, None, [])
        return counted(values_of(space.codes(sides[0]), space.codes(sides[1])), len(space.names))

    def category():
        return pd.Series(truth).astype("category"), pd.Series(prediction).astype("category")

    table = pd.crosstab(truth, prediction)
    check_equal(cells(ours()), cells_of_table(table.to_numpy()), "pandas.crosstab")
    peers = {
        "pandas category, without counting": category,
        "pandas.crosstab": lambda: pd.crosstab(truth, prediction),
        "scikit-learn": _scikit_learn(truth, prediction),
    }
    yield from against(f"count {count:,} text labels, {classes} classes", ours, peers, {})


def _scikit_learn(truth, prediction):
    metrics = module("sklearn.metrics")
    return None if metrics is None else lambda **named: metrics.confusion_matrix(truth, prediction, **named)


def _torchmetrics(truth, prediction, classes: int):
    torch, metrics = module("torch"), module("torchmetrics.functional.classification")
    if torch is None or metrics is None:
        return None
    sides = torch.from_numpy(prediction), torch.from_numpy(truth)
    return lambda: metrics.multiclass_confusion_matrix(*sides, num_classes=classes)


def _peak(values, classes: int) -> int:
    """Most bytes that counting holds at once, beyond the labels; NumPy tells tracemalloc of its arrays."""
    tracemalloc.start()
    counted(values, classes)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _free_bytes() -> int:
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 0
