"""Intervals of an audit: exact, against SciPy's, and against audits with planted errors."""

import numpy as np
import pytest
from making import make_evaluation
from scipy.stats import beta, binom, hypergeom

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.examples.keys import ExampleKey, KeyKind
from cmviewer.examples.marks.audit import (
    Stratum,
    clopper_pearson,
    corrected_errors,
    corrected_words,
    drawn_rows,
)
from cmviewer.examples.marks.audit_draw import (
    Kind,
    LabelVerdict,
    answers,
    drawn_audit,
    label_verdict_of,
    sizes_of,
)
from cmviewer.examples.marks.mark import Mark
from cmviewer.matching import CountingRule
from cmviewer.query.mark_kinds import MarkKind


@pytest.mark.parametrize("drawn", [1, 2, 7, 60, 1_000])
def test_bounds_are_quantiles_of_beta(drawn):
    for hits in {0, 1, drawn // 3, drawn - 1, drawn}:
        found = clopper_pearson(hits, drawn)
        low = 0 if hits == 0 else beta.ppf(0.025, hits, drawn - hits + 1)
        high = 1 if hits == drawn else beta.ppf(0.975, hits + 1, drawn - hits)
        assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)
        assert found.share == hits / drawn


@pytest.mark.parametrize("share", [0.001, 0.02, 0.3, 0.5, 0.97])
def test_an_interval_covers_the_planted_share_in_at_least_95_of_100_audits(share):
    drawn = 40
    chance = binom.pmf(np.arange(drawn + 1), drawn, share)
    found = [clopper_pearson(hits, drawn) for hits in range(drawn + 1)]
    assert sum(p for p, one in zip(chance, found, strict=True) if one.low <= share <= one.high) >= 0.95


@pytest.mark.parametrize("drawn", [20, 60])
def test_whatever_share_is_wrong_at_least_95_of_100_audits_cover_it(drawn):
    """Exactly, for draws without putting back of as many errors as the help tells of."""
    total, found = 1_214, [clopper_pearson(hits, drawn) for hits in range(drawn + 1)]
    low, high = np.array([(one.low, one.high) for one in found]).T
    for wrong in range(1, total, 12):
        covers = (low <= wrong / total) & (wrong / total <= high)
        assert hypergeom.pmf(np.arange(drawn + 1), total, wrong, drawn)[covers].sum() >= 0.95


def test_simulated_audits_of_both_strata_cover_the_corrected_figure():
    random = np.random.default_rng(0)
    errors, correct = np.arange(300) < 120, np.arange(2_000) < 60  # which labels are wrong
    truth = ((~errors).sum() + correct.sum()) / 2_300
    covered = 0
    for seed in range(100):
        strata = []
        for name, labels in (("errors", errors), ("correct", correct)):
            looked = drawn_rows(np.arange(len(labels)), 50, int(random.integers(1 << 30)) + seed)
            strata.append(Stratum(name, len(labels), 50, int(labels[looked].sum())))
        found = corrected_errors(*strata)
        covered += found.low <= truth <= found.high
    assert covered >= 95


def test_words_say_what_was_looked_at_and_what_it_speaks_for():
    errors = Stratum("errors", 1_214, 60, 38)
    assert errors.words == "38 of 60 errors looked at are wrong labels: 63 % (50 to 75 %) of 1,214"
    assert Stratum("errors", 60, 60, 38).words.endswith("wrong labels, which are all there are")
    assert corrected_words(errors, Stratum("correct", 9_000, 0, 0)) == ""
    told = corrected_words(errors, Stratum("correct", 8_786, 60, 0))
    assert told.startswith("12.1 % of 10,000 are errors as labelled; with wrong labels mended 4.5 % (2.")


def test_rows_are_drawn_once_each_and_alike_for_a_seed_whatever_their_order():
    rows = np.arange(100, 200)
    drawn = drawn_rows(rows, 30, seed=4)
    assert len(set(drawn.tolist())) == 30
    assert np.array_equal(drawn, drawn_rows(rows[::-1], 30, seed=4))
    assert not np.array_equal(drawn, drawn_rows(rows, 30, seed=5))
    assert sorted(drawn_rows(rows, 500).tolist()) == rows.tolist()


@pytest.mark.parametrize(("hits", "drawn"), [(0, 0), (2, 1), (-1, 4)])
def test_what_was_not_drawn_has_no_interval(hits, drawn):
    with pytest.raises(ValueError, match="of"):
        clopper_pearson(hits, drawn)


def test_an_audit_draws_of_each_kind_and_its_answer_is_of_what_was_looked_at():
    random = np.random.default_rng(4)
    truth = random.integers(0, 2, 300)
    said = np.where(random.random(300) < 0.3, 1 - truth, truth)
    made = make_evaluation(truth.tolist(), {"one": said.tolist()}, images=tuple(map(str, range(300))))
    counted = count(made, 0, CountingRule())
    state = ViewState(selection=Selection((0,), (1,)))
    wrong = int((truth != said).sum())
    sizes = sizes_of(made, counted, state)
    assert sizes == {
        Kind.ERRORS: wrong,
        Kind.CORRECT: 300 - wrong,
        Kind.SELECTED: int(((truth == 0) & (said == 1)).sum()),
    }
    audit = drawn_audit(made, counted, state, [Kind.ERRORS, Kind.CORRECT], 20, seed=7)
    again = drawn_audit(made, counted, state, [Kind.ERRORS, Kind.CORRECT], 20, seed=7)
    assert audit.examples.rows.tolist() == again.examples.rows.tolist()
    assert len(set(audit.examples.rows.tolist())) == 40
    is_error = [not audit.examples[place].correct for place in range(40)]
    assert sum(is_error) == 20
    assert 3 < sum(is_error[:20]) < 17, "the order tells nothing of what was drawn from"
    looked = dict.fromkeys(audit.strata[0].rows.tolist()[:15], LabelVerdict.RIGHT)
    looked |= dict.fromkeys(audit.strata[0].rows.tolist()[:5], LabelVerdict.WRONG)
    bounds = clopper_pearson(5, 15).words
    assert answers(audit, looked) == (
        f"5 of 15 errors looked at are wrong labels: {bounds} of {wrong}",
        "25 of 40 are still to be looked at",
    )
    looked |= dict.fromkeys(audit.strata[1].rows.tolist(), LabelVerdict.RIGHT)
    told = answers(audit, looked)
    assert len(told) == 4, "both were drawn from: the corrected figure is said too"
    looked |= dict.fromkeys(audit.strata[0].rows.tolist()[:5], LabelVerdict.BOTH_WRONG)
    again = answers(audit, looked)
    assert again[0] == told[0], "their labels are wrong all the same"
    as_labelled = f"{100 * wrong / 300:.1f} %"
    assert f"mended {as_labelled} (" in again[2], "but none of them becomes right"
    assert f"mended {as_labelled} (" not in told[2]
    assert answers(audit, {}) == ()


@pytest.mark.parametrize(
    ("kind", "right_class", "expected"),
    [
        (None, "dog", None),
        (MarkKind.AMBIGUOUS, None, LabelVerdict.RIGHT),
        (MarkKind.MODEL_WRONG, None, LabelVerdict.RIGHT),
        (MarkKind.LABEL_WRONG, None, LabelVerdict.WRONG),
        (MarkKind.LABEL_WRONG, "dog", LabelVerdict.WRONG),
        (MarkKind.LABEL_WRONG, "cow", LabelVerdict.BOTH_WRONG),
    ],
)
def test_a_mark_says_of_a_label_whether_it_is_wrong_and_whether_the_prediction_is_too(
    kind, right_class, expected
):
    mark = Mark(ExampleKey("a.png", KeyKind.TRUTH, "cat", "0"), kind, right_class=right_class)
    assert label_verdict_of(mark, "dog") is expected
