"""CSV file → matrix."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from cmviewer.confusion.count import count
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from tests.benchmarks.labels import cells, cells_of_table, made_labels
from tests.benchmarks.measuring import Row, at_most, check_equal, growth_row, medians, seconds

COUNT = 1_000_000
CLASSES = 100
NAMES = [f"class_{label:02}" for label in range(CLASSES)]


def rows(scale: float) -> Iterator[Row]:
    """Two columns, at two lengths; then the columns that a real file has."""
    for rows_in_file in (int(COUNT * scale), int(10 * COUNT * scale)):
        with tempfile.TemporaryDirectory() as folder:
            yield _two_columns(Path(folder) / "epoch_1.csv", rows_in_file)
    with tempfile.TemporaryDirectory() as folder:
        yield _four_columns(Path(folder) / "epoch_1.csv", int(COUNT * scale))


def growth(scale: float) -> Iterator[Row]:
    """Twice the rows."""
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder) / "one.csv", Path(folder) / "two.csv"
        write_labels(one, int(COUNT * scale))
        write_labels(two, int(2 * COUNT * scale))
        once, twice = medians(lambda: matrix_of_file(one), lambda: matrix_of_file(two))
        yield growth_row("CSV with twice the rows → matrix", once, twice)


def write_labels(file: Path, count: int) -> None:
    """Write truth and prediction, a line each."""
    truth, prediction = made_labels(count, CLASSES)
    lines = [f"{one},{other}\n" for one in NAMES for other in NAMES]
    codes = (truth * CLASSES + prediction).tolist()
    file.write_text("truth,prediction\n" + "".join(map(lines.__getitem__, codes)))


def write_samples(file: Path, count: int) -> None:
    """Write image, truth, prediction and score, a line each."""
    truth, prediction = made_labels(count, CLASSES)
    scores = np.random.default_rng(1).integers(0, 10_000, count).tolist()
    sides = zip(range(count), truth.tolist(), prediction.tolist(), scores, strict=True)
    with file.open("w") as out:
        out.write("image,truth,prediction,score\n")
        out.writelines(
            f"images/{row:07}.jpg,{NAMES[one]},{NAMES[other]},0.{score:04}\n"
            for row, one, other, score in sides
        )


def matrix_of_file(file: Path):
    """The whole way from a file to its counts."""
    evaluation = open_evaluation(OpenRequest(path=file))
    return count(evaluation, 0, default_rule(evaluation)).matrix


def _two_columns(file: Path, rows_in_file: int) -> Row:
    write_labels(file, rows_in_file)
    read = lambda: pd.read_csv(file, dtype="category")
    return _row(f"CSV of {rows_in_file:,} rows → matrix", file, read, 1.4)


def _four_columns(file: Path, rows_in_file: int) -> Row:
    write_samples(file, rows_in_file)
    kinds = {"image": str, "truth": "category", "prediction": "category", "score": np.float32}
    read = lambda: pd.read_csv(file, dtype=kinds)
    return _row(f"CSV of {rows_in_file:,} rows, with images and scores → matrix", file, read, None)


def _row(what: str, file: Path, read, goal: float | None) -> Row:
    frame = read()
    table = pd.crosstab(frame["truth"], frame["prediction"]).to_numpy()
    check_equal(cells(matrix_of_file(file)), cells_of_table(table), "pandas")
    ours, theirs = medians(lambda: matrix_of_file(file), read)
    return at_most(what, seconds(ours), f"pandas.read_csv alone {seconds(theirs)}", ours / theirs, goal)
