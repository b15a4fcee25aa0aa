"""What tests of all browsers do with a page: click every cell, and compare it with the file of counts."""

import csv

CLICK_ALL = """
const told = [];
for (const cell of document.querySelectorAll("#matrix [role=gridcell]")) {
  cell.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  told.push([
    cell.dataset.truth, cell.dataset.prediction, cell.dataset.count,
    document.getElementById("examples").hidden ? null : document.getElementById("examples-name").textContent,
    document.getElementById("examples-amount").textContent,
    Array.from(document.querySelectorAll("#cards .example")).length,
    document.getElementById("hovered").textContent,
  ]);
}
return told;
"""


def counts(folder):
    """Cells of `confusion_matrix.csv`, by names."""
    with (folder / "confusion_matrix.csv").open(newline="", encoding="utf-8") as file:
        (_, *names), *lines = csv.reader(file)
    return {(line[0], name): int(n) for line in lines for name, n in zip(names, line[1:], strict=True)}


def check_clicked(told, folder):
    """Every cell has opened its examples and said its full count, and none of the file is missing."""
    expected = counts(folder)
    missing = dict(expected)
    for truth, prediction, count, opened, amount, cards, said in told:
        if not count:
            assert (opened, said) == (None, f"{truth} → {prediction}: there is no such thing")
            continue
        assert opened == f"{truth} → {prediction}"
        assert said.startswith(f"{truth} → {prediction}: {int(count):,}")
        shown = amount.replace(",", "")
        assert f"of {count} shown" in shown or shown.startswith(f"{count} pixels:")
        assert (cards > 0) == (int(count) > 0), (truth, prediction, amount)
        assert int(count) == missing.pop((truth, prediction), 0)
    assert not any(missing.values()), "cells of the file that the page has not"
    assert sum(int(one[2] or 0) for one in told) == sum(expected.values())
