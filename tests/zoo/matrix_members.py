"""Members of finished matrices: counts, pairs, shares, with sums and rates."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

import pandas as pd

from cmviewer.readers import OpenRequest
from tests.zoo import count, evaluations
from tests.zoo.count import Cells
from tests.zoo.evaluations import Labels, Recipe
from tests.zoo.files import write_csv, write_json
from tests.zoo.reading import Member, Written

Grid = list[list[int]]
MARGINS: Final = ("Total", "All", "Grand Total", "Sum", "Row Total", "Summe", "Somme", "Total general")
RATES: Final = ("recall", "support", "Producer's accuracy", "F1", "Rappel", "accuracy")
CORNERS: Final = (
    "truth \\ prediction", "Actual", "True label", "Actual / Predicted", "Reference", "True Class", "y_true",
)  # fmt: skip
TURNED: Final = ("Predicted \\ Actual", "Classified \\ Reference", "Prediction / Reference", "Output Class")
PAIRS: Final = (
    ("truth", "prediction", "count"),
    ("Actual", "Predicted", "nPredictions"),
    ("Reference", "Prediction", "Freq"),
    ("Truth", "Prediction", "Freq"),
    ("y_true", "y_pred", "n"),
    ("true_label", "predicted_label", "num_samples"),
    ("actual", "predicted", "value"),
)


def _whole(recipe: Recipe) -> Labels:
    """Make a classification in which each class occurs, as a matrix has a row and a column for each."""
    return evaluations.labels(recipe)


def grid_of(cells: Cells, many: int) -> Grid:
    return [[cells[truth, said] for said in range(many)] for truth in range(many)]


def _larger(cells: Cells, random: Random) -> Cells:
    """Return counts of thousands."""
    factor = random.choice((1_000, 1_237, 40_000))
    return Counter({pair: number * factor for pair, number in cells.items()})


def _dense(evaluation: Labels, top: Path, random: Random, change: Callable[[Any, Random], Any]) -> Written:
    names, cells = evaluation.classes, _larger(count.of_labels(evaluation), random)
    rows = [
        [name, *(change(n, random) for n in row)]
        for name, row in zip(names, grid_of(cells, len(names)), strict=True)
    ]
    write_csv(top / "confusion_matrix.csv", [[random.choice(CORNERS), *names], *rows], random.choice(",;"))
    return Written(OpenRequest(top), names, cells)


def _corner(evaluation: Labels, top: Path, random: Random) -> Written:
    names, cells = evaluation.classes, count.of_labels(evaluation)
    rows = [[name, *row] for name, row in zip(names, grid_of(cells, len(names)), strict=True)]
    write_csv(top / "confusion_matrix.csv", [[random.choice((*CORNERS, "")), *names], *rows])
    return Written(OpenRequest(top), names, cells)


def _turned(evaluation: Labels, top: Path, random: Random) -> Written:
    """Predictions on rows, and the corner says so."""
    names, cells = evaluation.classes, count.of_labels(evaluation)
    turned = [list(column) for column in zip(*grid_of(cells, len(names)), strict=True)]
    rows = [[name, *row] for name, row in zip(names, turned, strict=True)]
    write_csv(top / "confusion_matrix.csv", [[random.choice(TURNED), *names], *rows])
    return Written(OpenRequest(top), names, cells)


def _words_on_each_name(evaluation: Labels, top: Path, random: Random) -> Written:
    """scikit-learn users write `Actual cat` on rows and `Predicted cat` on columns."""
    names, cells = evaluation.classes, count.of_labels(evaluation)
    truth, said = random.choice((("Actual", "Predicted"), ("True", "Pred"), ("Actual:", "Predicted:")))
    rows = [[f"{truth} {name}", *row] for name, row in zip(names, grid_of(cells, len(names)), strict=True)]
    write_csv(top / "confusion_matrix.csv", [["", *(f"{said} {name}" for name in names)], *rows])
    return Written(OpenRequest(top), names, cells)


def _two_levels(evaluation: Labels, top: Path, random: Random) -> Written:
    """Write two levels of names, as pandas does: the side stands above each class, and before each."""
    names, grid = evaluation.classes, grid_of(count.of_labels(evaluation), len(evaluation.classes))
    before, above = random.choice((("Actual", "Predicted"), ("Predicted", "Actual")))
    lines = grid if before == "Actual" else [list(column) for column in zip(*grid, strict=True)]
    rows = [[before, name, *line] for name, line in zip(names, lines, strict=True)]
    write_csv(top / "confusion_matrix.csv", [["", "", *[above] * len(names)], ["", "", *names], *rows])
    return Written(OpenRequest(top), names, count.of_labels(evaluation))


def _with_sums(evaluation: Labels, top: Path, random: Random) -> Written:
    names, cells = evaluation.classes, count.of_labels(evaluation)
    grid, margin = grid_of(cells, len(names)), random.choice(MARGINS)
    rows = [[name, *row, sum(row)] for name, row in zip(names, grid, strict=True)]
    sums = [sum(column) for column in zip(*grid, strict=True)]
    last = [margin.replace("Row", "Column"), *sums, sum(sums)]
    write_csv(top / "confusion_matrix.csv", [["Actual", *names, margin], *rows, last])
    return Written(OpenRequest(top), names, cells)


def _with_rates(evaluation: Labels, top: Path, random: Random) -> Written:
    """A column behind, a row below, or both."""
    names, cells = evaluation.classes, count.of_labels(evaluation)
    grid, rate = grid_of(cells, len(names)), random.choice(RATES)
    whole = rate == "support"
    rows = [[name, *row] for name, row in zip(names, grid, strict=True)]
    header = ["Actual", *names]
    if random.random() < 0.7:
        header.append(rate)
        for place, row in enumerate(rows):
            total = sum(grid[place])
            row.append(total if whole else round(grid[place][place] / max(total, 1), 3))
    if random.random() < 0.5:
        columns = list(zip(*grid, strict=True))
        below = [round(column[n] / max(sum(column), 1), 3) for n, column in enumerate(columns)]
        rows.append(
            [random.choice(("precision", "User's accuracy")), *below, *[""] * (len(header) - len(names) - 1)]
        )
    write_csv(top / "confusion_matrix.csv", [header, *rows])
    return Written(OpenRequest(top), names, cells)


def _without_row_names(evaluation: Labels, top: Path, random: Random) -> Written:
    names, cells = evaluation.classes, count.of_labels(evaluation)
    grid = grid_of(cells, len(names))
    write_csv(top / "confusion_matrix.csv", [list(names), *grid])
    # one sample a class: a truth that is written one-hot looks so, and then nothing predicts
    return Written(OpenRequest(top), names, cells, or_refused=all(sorted(row)[-2:] == [0, 1] for row in grid))


def _numbered(first: int, step: int) -> Callable[..., Written]:
    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        names = tuple(str(first + step * label) for label in range(len(evaluation.classes)))
        cells = count.of_labels(evaluation)
        rows = [[name, *row] for name, row in zip(names, grid_of(cells, len(names)), strict=True)]
        write_csv(top / "confusion_matrix.csv", [["", *names], *rows])
        return Written(OpenRequest(top), names, cells)

    return write


def _pairs(evaluation: Labels, top: Path, random: Random) -> Written:
    """A row a pair, with pairs that do not occur or without them, in any order."""
    names, cells = evaluation.classes, count.of_labels(evaluation)
    every = random.random() < 0.5
    rows = [
        [names[truth], names[said], cells[truth, said]]
        for truth in range(len(names))
        for said in range(len(names))
        if every or cells[truth, said]
    ]
    header = list(random.choice(PAIRS))
    random.shuffle(rows)
    order = random.sample(range(3), 3) if random.random() < 0.5 else [0, 1, 2]
    write_csv(top / "pairs.csv", [[row[place] for place in order] for row in (header, *rows)])
    return Written(OpenRequest(top), names, cells, frozenset({"table"}))


def _shares(evaluation: Labels, top: Path, random: Random) -> Written:
    """Shares are no counts: refused."""
    names, grid = evaluation.classes, grid_of(count.of_labels(evaluation), len(evaluation.classes))
    rows = [
        [name, *(round(n / max(sum(row), 1), 3) for n in row)] for name, row in zip(names, grid, strict=True)
    ]
    write_csv(top / "confusion_matrix.csv", [["Actual", *names], *rows])
    return Written(OpenRequest(top), names, count.of_labels(evaluation), or_refused=True)


def _counts_beside_shares(evaluation: Labels, top: Path, random: Random) -> Written:
    written = _corner(evaluation, top, random)
    grid = grid_of(written.cells, len(evaluation.classes))
    rows = [
        [name, *(round(n / max(sum(row), 1), 4) for n in row)]
        for name, row in zip(evaluation.classes, grid, strict=True)
    ]
    write_csv(top / "confusion_matrix_normalized.csv", [["", *evaluation.classes], *rows])
    return written


def _json(evaluation: Labels, top: Path, random: Random) -> Written:
    names, cells = evaluation.classes, count.of_labels(evaluation)
    grid = grid_of(cells, len(names))
    write_json(top / "confusion_matrix.json", {random.choice(("labels", "classes")): names, "matrix": grid})
    return Written(OpenRequest(top), names, cells)


def _crosstab(evaluation: Labels, top: Path, random: Random) -> Written:
    """Write pandas.crosstab: only classes that occur, in the order of their names, with sums or without."""
    truth = pd.Series([evaluation.classes[label] for label in evaluation.truth], name="actual")
    said = pd.Series([evaluation.classes[label] for label in evaluation.predicted], name="predicted")
    pd.crosstab(truth, said, margins=random.random() < 0.5).to_csv(top / "crosstab.csv")
    # where all names but one stand on one side only, nothing tells that rows and columns are the same classes
    rows, columns = set(evaluation.truth), set(evaluation.predicted)
    vague = len(rows & columns) < min(2, len(rows), len(columns))
    return Written(OpenRequest(top), evaluation.classes, count.of_labels(evaluation), or_refused=vague)


_THOUSANDS: Final[dict[str, Callable[[int, Random], Any]]] = {
    "plain": lambda number, random: number,
    "a comma": lambda number, random: f"{number:,}",
    "a blank": lambda number, random: f"{number:,}".replace(",", " "),
    "a narrow blank": lambda number, random: f"{number:,}".replace(",", "\u202f"),
    "an apostrophe": lambda number, random: f"{number:,}".replace(",", "'"),
    "a k": lambda number, random: f"{number // 1_000}k" if number and not number % 1_000 else number,
    "a fraction of zero": lambda number, random: f"{number}.0",
}


def _member(name: str, kind: str, write: Callable[..., Written]) -> Member:
    return Member(f"{kind}/{name}", "labels", kind, _whole, write)


def _thousands(how: str) -> Member:
    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        written = _dense(evaluation, top, random, _THOUSANDS[how])
        return replace(written, or_refused=how == "a k")

    return _member(f"thousands with {how}", "matrices", write)


MEMBERS: Final = (
    _member("words in the corner", "matrices", _corner),
    _member("predictions on rows", "matrices", _turned),
    _member("words on each name", "matrices", _words_on_each_name),
    _member("two levels", "matrices", _two_levels),
    _member("sums", "matrices", _with_sums),
    _member("rates", "matrices", _with_rates),
    _member("without row names", "matrices", _without_row_names),
    _member("numbers from 0", "matrices", _numbered(0, 1)),
    _member("numbers from 1", "matrices", _numbered(1, 1)),
    _member("codes", "matrices", _numbered(10, 10)),
    _member("pairs", "matrices", _pairs),
    _member("shares", "matrices", _shares),
    _member("counts beside shares", "matrices", _counts_beside_shares),
    _member("json", "matrices", _json),
    _member("crosstab", "matrices", _crosstab),
    *map(_thousands, _THOUSANDS),
)
