"""Whether a cell, or what is selected, changed by chance: against plain loops, and equal checkpoints."""

import math
from collections import Counter, defaultdict

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from scipy.stats import binomtest, false_discovery_control

from cmviewer.confusion.arranged_result import show
from cmviewer.confusion.comparison.cell_chances import LEAST
from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.exact_swaps import STEPS, swapped
from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.comparison.pair import paired
from cmviewer.confusion.comparison.selection_verdict import selection_sentence, selection_verdict
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, ViewState, Which
from cmviewer.matching import default_rule


def outcomes_by_cell_and_image(result):
    """How many of each image stand in each cell, by a loop."""
    outcomes, found = result.outcomes, defaultdict(Counter)
    cells = outcomes.cells_of(np.arange(len(outcomes))).tolist()
    for image, cell, weight in zip(outcomes.image.tolist(), cells, outcomes.weight.tolist(), strict=True):
        place = int(outcomes.cell_truth[cell]), int(outcomes.cell_prediction[cell])
        found[place][image] += weight
    return found


def results_of(evaluation):
    return [count(evaluation, place, default_rule(evaluation)) for place in range(2)]


def labels(seed=5, images=400):
    random = np.random.default_rng(seed)
    truth = random.integers(0, 3, images)
    sides = {
        name: np.where(random.random(images) < right, truth, random.integers(0, 3, images)).tolist()
        for name, right in (("a", 0.5), ("b", 0.75))
    }
    return make_evaluation(truth.tolist(), sides)


EVALUATIONS = {
    "labels": labels(),
    "objects": make_random_detection(seed=5, checkpoints=2, images=60),
}


@pytest.mark.parametrize("name", EVALUATIONS)
def test_p_of_a_cell_is_that_of_what_each_image_has_more_there_corrected_for_all_that_could_tell(name):
    evaluation = EVALUATIONS[name]
    a, b = results_of(evaluation)
    comparison = compare_results(Counted(evaluation, a), Counted(evaluation, b))
    sides = [outcomes_by_cell_and_image(one) for one in (a, b)]
    truth, prediction, *_ = (column.tolist() for column in comparison.cells)
    wanted = []
    for cell in zip(truth, prediction, strict=True):
        of_a, of_b = (side[cell] for side in sides)
        apart = [of_b[image] - of_a[image] for image in of_a.keys() | of_b.keys()]
        apart = [one for one in apart if one]
        wanted.append(swapped(np.array(apart)) if len(apart) >= LEAST else math.nan)
    told = ~np.isnan(wanted)
    assert np.count_nonzero(told) > 3
    assert np.isnan(comparison.cell_chances[~told]).all()
    corrected = false_discovery_control(np.array(wanted)[told])
    assert comparison.cell_chances[told] == pytest.approx(corrected)
    for one, other, p in zip(truth, prediction, comparison.cell_chances, strict=True):
        assert comparison.chance_of(one, other) == pytest.approx(p, nan_ok=True)
    assert math.isnan(comparison.chance_of(len(evaluation.classes), len(evaluation.classes)))


def test_of_samples_p_of_a_cell_is_the_exact_binomial_test_of_those_that_came_and_went():
    random = np.random.default_rng(1)
    kinds = random.permutation(np.repeat(4, 100) * 0 + np.repeat([0, 1, 2, 3], [14, 3, 40, 43]))
    a = np.choose(kinds, [1, 0, 0, 1])
    b = np.choose(kinds, [0, 1, 0, 1])
    evaluation = make_evaluation([0] * 100, {"a": a.tolist(), "b": b.tolist()}, names=("yes", "no"))
    comparison = compare_results(*(Counted(evaluation, one) for one in results_of(evaluation)))
    p = binomtest(14, 17).pvalue
    assert comparison.cell_chances == pytest.approx([p, p])  # both cells mirror each other


def test_of_cells_that_changed_by_chance_alone_hardly_ever_one_is_called_changed():
    random, called = np.random.default_rng(3), 0
    for _ in range(200):
        truth = random.integers(0, 4, 400)
        a, b = (np.where(random.random(400) < 0.7, truth, random.integers(0, 4, 400)) for _ in range(2))
        evaluation = make_evaluation(truth.tolist(), {"a": a.tolist(), "b": b.tolist()}, names=tuple("abcd"))
        comparison = compare_results(*(Counted(evaluation, one) for one in results_of(evaluation)))
        called += bool((comparison.cell_chances < 0.05).any())
    assert called / 200 <= 0.065


@pytest.mark.parametrize(("images", "size"), [(12, 40_000), (60, 900), (240, 4_000), (600, 90), (1_500, 8)])
def test_large_counts_are_swapped_in_steps_or_taken_as_normal_as_random_swaps_say(images, size):
    random = np.random.default_rng(images)
    differences = np.rint(size * random.standard_t(5, images) + size / math.sqrt(images)).astype(np.int64)
    assert np.abs(differences).sum() > STEPS
    drawn = [(random.integers(0, 2, (2_000, images)) * 2 - 1) @ differences for _ in range(6)]
    wanted = np.mean(np.abs(drawn) >= abs(differences.sum()))
    assert swapped(differences) == pytest.approx(wanted, abs=0.015)


SELECTIONS = {
    "a cell": Selection((0,), (1,)),
    "a right cell": Selection((1,), (1,)),
    "a row": Selection((2,)),
    "a column": Selection(None, (0,)),
    "both ways": Selection((0, 1), (0, 1), Which.ERRORS),
    "false alarms": Selection((3,), (0,)),
}


@pytest.mark.parametrize("name", EVALUATIONS)
@pytest.mark.parametrize("selected", SELECTIONS)
@pytest.mark.parametrize("letter", Letter)
def test_the_verdict_on_what_is_selected_is_on_what_is_wrong_there_in_both(name, selected, letter):
    evaluation, selection = EVALUATIONS[name], SELECTIONS[selected]
    if selected == "false alarms" and name == "labels":
        selection = Selection((2,), (0,))
    state = ViewState(checkpoint=0, rule=default_rule(evaluation), background=True)
    shown = show(evaluation, state)
    pair = paired(shown, evaluation, 1, letter)
    found = selection_verdict(pair, selection, shown.seen)
    sides = [outcomes_by_cell_and_image(one) for one in results_of(evaluation)]
    if letter is Letter.A:  # the compared checkpoint, the second, is A
        sides.reverse()
    is_of_errors = selected != "a right cell"
    totals, per_image = [0, 0], Counter()
    for place, side in enumerate(sides):
        for (truth, said), images in side.items():
            inside = (selection.truth is None or truth in selection.truth) and (
                selection.prediction is None or said in selection.prediction
            )
            if inside and (truth != said) is is_of_errors:
                totals[place] += images.total()
                for image, times in images.items():
                    per_image[image] += times if place else -times
    assert (found.a, found.b, found.is_of_errors) == (*totals, is_of_errors)
    assert found.p == pytest.approx(swapped(np.array(list(per_image.values()))))


def test_the_sentence_says_what_is_wrong_in_both_and_of_one_cell_what_p_is_among_all():
    evaluation = EVALUATIONS["labels"]
    shown = show(evaluation, ViewState(checkpoint=0, rule=default_rule(evaluation), background=True))
    pair = paired(shown, evaluation, 1, Letter.B)
    said = selection_sentence(pair, Selection((0,), (1,)), shown.seen)
    found = selection_verdict(pair, Selection((0,), (1,)), shown.seen)
    assert said.startswith(f"A has {found.a} wrong, B {found.b}: p")
    assert "by itself, " in said
    assert said.endswith(" among all cells")
    assert selection_sentence(pair, Selection((1,), (1,)), shown.seen).count("right") == 1
    assert selection_sentence(pair, Selection((1,)), shown.seen).endswith("by itself")
