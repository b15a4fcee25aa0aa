"""Intervals of an audit: exact, against SciPy's, and against audits with planted errors."""

import numpy as np
import pytest
from scipy.stats import beta, binom

from cmviewer.examples.marks.audit import (
    Stratum,
    clopper_pearson,
    corrected_errors,
    corrected_words,
    drawn_rows,
)


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
