"""Sums, rates and supports beside a finished matrix are no classes, however they are called or written."""

import pytest
from opening import opened
from small_sets import matrices

NAMES = ("cat", "dog", "owl")
COUNTS = ((50, 3, 2), (4, 60, 1), (0, 5, 70))
CELLS = {(t, p): COUNTS[i][j] for i, t in enumerate(NAMES) for j, p in enumerate(NAMES) if COUNTS[i][j]}
OF_ROWS = [sum(row) for row in COUNTS]
OF_COLUMNS = [sum(row[i] for row in COUNTS) for i in range(3)]
RECALL = [COUNTS[i][i] / OF_ROWS[i] for i in range(3)]
PRECISION = [COUNTS[i][i] / OF_COLUMNS[i] for i in range(3)]
SUMS = (
    "Total",
    "All",
    "Σ",
    "Summe",
    "Gesamt",
    "合计",
    "Итого",
    "Support",
    "n",
    "Grand Total",
    "Toplam",
)
RATES = (
    "Recall (%)", "PPV", "User's accuracy", "Producer's accuracy", "Omission", "Kappa", "F1-score", "F-Score",
    "IoU", "Treffsicherheit", "精确率", "Полнота", "Exhaustividad", "Hit rate", "Per-class accuracy",
)  # fmt: skip
FORMS = {
    "share": lambda rate: f"{rate:.3f}",
    "per cent": lambda rate: f"{100 * rate:.1f}",
    "per cent with its sign": lambda rate: f"{100 * rate:.1f} %",
    "decimal comma": lambda rate: f"{100 * rate:.1f}".replace(".", ","),
    "whole per cent": lambda rate: f"{100 * rate:.0f}",
}


def read(folder, beside, below):
    """Read the matrix with columns beside it, and rows below."""
    header = ["truth", *NAMES, *(name for name, _ in beside)]
    rows = [[NAMES[i], *COUNTS[i], *(values[i] for _, values in beside)] for i in range(3)]
    rows += [[name, *values, *[""] * (len(header) - 1 - len(values))] for name, values in below]
    text = "\n".join(";".join(map(str, row)) for row in (header, *rows)) + "\n"
    return matrices(opened(folder({"results.csv": text})))["checkpoint results"]


@pytest.mark.parametrize("name", SUMS)
def test_sums_are_no_classes(folder, name):
    beside, below = [(name, OF_ROWS)], [(name, [*OF_COLUMNS, sum(OF_ROWS)])]
    assert read(folder, beside, below) == CELLS
    assert read(folder, beside, []) == CELLS
    assert read(folder, [], below) == CELLS


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", RATES)
def test_rates_are_no_classes(folder, name, form):
    recall, precision = ([FORMS[form](rate) for rate in rates] for rates in (RECALL, PRECISION))
    sums = ("Total", OF_ROWS), ("Total", [*OF_COLUMNS, sum(OF_ROWS)])
    assert read(folder, [(name, recall)], []) == CELLS
    assert read(folder, [], [(name, precision)]) == CELLS
    assert read(folder, [sums[0], (name, recall)], [sums[1], (name, precision)]) == CELLS


@pytest.mark.parametrize("rates", [RECALL, PRECISION])
def test_whole_per_cent_that_are_the_rates_of_the_classes_are_none_in_any_words(folder, rates):
    assert read(folder, [("Xyz", [f"{100 * rate:.0f}" for rate in rates])], []) == CELLS


@pytest.mark.parametrize("called", ["{} %", "{} (%)", "% {}", "{}_pct", "{}_share", "norm {}"])
@pytest.mark.parametrize("form", ["{:.1f}", "{:.0f}"])
def test_shares_of_each_class_beside_its_counts_are_no_classes(folder, called, form):
    beside = [
        (called.format(name), [form.format(100 * COUNTS[i][j] / OF_ROWS[i]) for i in range(3)])
        for j, name in enumerate(NAMES)
    ]
    assert read(folder, beside, []) == CELLS


@pytest.mark.parametrize("name", ["support", "instances", "hits", "# images", "num_samples", "Häufigkeit"])
def test_pairs_beside_their_number_are_counts(folder, name):
    rows = [f"{p},{COUNTS[i][j]},{t}" for i, t in enumerate(NAMES) for j, p in enumerate(NAMES)]
    text = "\n".join([f"predicted,{name},actual", *rows]) + "\n"
    assert matrices(opened(folder({"results.csv": text})))["checkpoint results"] == CELLS


def test_class_numbers_as_pandas_writes_them_are_numbers(folder):
    text = "truth,0.0,1.0,2.0\n0.0,5,1,0\n1.0,2,7,1\n2.0,1,0,9\n"
    assert matrices(opened(folder({"results.csv": text})))["classes"] == ("0", "1", "2")


def test_counts_that_are_no_rates_are_of_a_class_that_is_only_predicted(folder):
    found = read(folder, [("fox", [9, 5, 3])], [])
    assert found == CELLS | {("cat", "fox"): 9, ("dog", "fox"): 5, ("owl", "fox"): 3}


@pytest.mark.parametrize("name", ["Σ", "Toplam", "Celkem", "Total", "Yhteensä"])
def test_sums_of_few_samples_are_known_by_what_they_are_called(folder, name):
    """Of twelve samples a class may add up the others by chance, so that numbers alone do not tell."""
    rows = ("cat,1,0,0,1", "dog,4,3,0,7", "owl,0,1,3,4", f"{name},5,4,3,12")
    path = folder({"m.csv": "\n".join((f"Actual,cat,dog,owl,{name}", *rows)) + "\n"})
    assert opened(path).classes.names == ("cat", "dog", "owl")
