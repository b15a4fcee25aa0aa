"""The difference of two matrices on the page, against counts of a plain loop."""

import re
from collections import Counter
from html import unescape

import numpy as np
import pytest
from making import make_evaluation, make_random_detection

from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Side, View, ViewState
from cmviewer.matching import CountingRule
from cmviewer.writers.facts import ReportedComparison
from cmviewer.writers.page.difference import page_difference
from cmviewer.writers.report import write_report


def compared(evaluation):
    a, b = (Counted(evaluation, count(evaluation, place, CountingRule())) for place in range(2))
    return ReportedComparison(a, b, compare_results(a, b))


def cells_of(result):
    outcomes = result.outcomes
    cells = outcomes.cells_of(np.arange(len(outcomes)))
    return Counter(
        zip(outcomes.cell_truth[cells].tolist(), outcomes.cell_prediction[cells].tolist(), strict=True)
    )


def said(drawn):
    """Counts of both by the names of each cell, as the page says them."""
    found = {}
    for row in drawn.rows:
        for cell in row:
            if cell.says:
                truth, prediction, a, b = re.fullmatch(
                    r"(.+) → (.+): (\d+) in A, (\d+) in B", cell.says
                ).groups()
                found[truth, prediction] = int(a), int(b), cell
    return found


@pytest.mark.parametrize("rows", Side)
def test_each_cell_has_the_counts_of_both_and_their_difference_with_its_sign(rows):
    evaluation = make_random_detection(seed=8, checkpoints=2)
    facts = compared(evaluation)
    state = ViewState(view=View.COUNTS, rows=rows)
    found = said(page_difference(facts, state))
    assert page_difference(facts, state).unit == "counts, with the background"
    names = (*evaluation.classes.names, evaluation.classes.background_name)
    one, other = cells_of(facts.a.result), cells_of(facts.b.result)
    assert len(found) == len(names) ** 2 - 1  # background that is taken for background is no cell
    largest = max(abs(b - a) for a, b, _ in found.values())
    for place, truth in enumerate(names):
        for at, prediction in enumerate(names):
            if (place, at) == (len(names) - 1, len(names) - 1):
                continue
            a, b, cell = found[truth, prediction]
            assert (a, b) == (one[place, at], other[place, at])
            assert cell.words == (f"{b - a:+d}".replace("-", "−") if b != a else "")
            assert cell.side == ("more" if b > a else "less" if b < a else "same")
            assert (cell.level == 0) == (a == b)
            assert (cell.level == 9) == (abs(b - a) == largest) or abs(b - a) > 0.9 * largest


def test_shares_differ_in_points_and_names_are_text_only(tmp_path):
    truth, a, b = [0] * 10 + [1] * 4, [0] * 6 + [1] * 8, [0] * 9 + [1] * 5
    evaluation = make_evaluation(truth, {"a": a, "b": b}, names=("<i>cat</i>", "dog"))
    facts = compared(evaluation)
    cells = said(page_difference(facts, ViewState(view=View.TRUTH)))
    assert page_difference(facts, ViewState(view=View.TRUTH)).unit == "points by truth"
    assert cells["<i>cat</i>", "<i>cat</i>"][2].words == "+30.0"
    assert cells["<i>cat</i>", "dog"][2].words == "−30.0"
    state = ViewState(view=View.TRUTH)
    write_report(tmp_path / "out", evaluation, facts.a.result, state, None, {}, compared=facts)
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    drawing = page[page.index('<svg class="difference"') :]
    drawing = drawing[: drawing.index("</svg>")]
    assert "<i>" not in drawing
    assert (
        unescape(re.search(r"<title>(.*?)</title>", drawing)[1]) == "<i>cat</i> → <i>cat</i>: 6 in A, 9 in B"
    )
    assert "3 fixed, 0 broken" in page
    assert re.search(
        r'<tr><th class="name" scope="row">all</th><td>10</td><td>0</td><td>3</td><td>1</td>', page
    )
