"""`comparison.csv` and the page's table of cells: counts, their difference, and p of it."""

import csv
import io
import math

from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.verdict_words import p_words
from cmviewer.confusion.count import count
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample
from cmviewer.writers.comparison_csv import comparison_csv
from cmviewer.writers.comparison_page import CELL_LIMIT, compared_part
from cmviewer.writers.facts import ReportedComparison


def of_digits():
    evaluation = open_evaluation(OpenRequest(path=sample("digits")))
    return [Counted(evaluation, count(evaluation, place, default_rule(evaluation))) for place in (0, 11)]


def test_each_cell_has_p_of_its_difference_and_none_where_too_few_images_differ_to_tell():
    comparison = compare_results(*of_digits())
    rows = list(csv.DictReader(io.StringIO(comparison_csv(comparison, {"rule": "x"}))))
    assert list(rows[0]) == ["truth", "prediction", "a", "b", "difference", "p", "rule"]
    for row, p in zip(rows, comparison.cell_chances.tolist(), strict=True):
        assert row["p"] == "" if math.isnan(p) else float(row["p"]) == p
    assert any(row["p"] and float(row["p"]) < 0.001 for row in rows)
    assert all(row["p"] == "" for row in rows if abs(int(row["a"])) + abs(int(row["b"])) < 6)


def test_the_page_lists_the_cells_that_differ_most_with_p():
    a, b = of_digits()
    comparison = compare_results(a, b)
    part = compared_part(ReportedComparison(a, b, comparison))
    places = comparison.heaviest(CELL_LIMIT)
    assert [line.p for line in part.cells] == [p_words(p) for p in comparison.cell_chances[places].tolist()]
    assert [(line.a, line.b) for line in part.cells] == list(
        zip(*(column[places].tolist() for column in comparison.cells[2:]), strict=True)
    )
