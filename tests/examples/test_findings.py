"""Subsets that are worse than the rest: found where they are, and hardly ever where there is nothing."""

from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from cmviewer.confusion.adjusted import adjusted
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.evaluation import Fields, FieldTable, Images, frozen
from cmviewer.examples.examples import examples_of
from cmviewer.examples.findings.chance import tail_probabilities
from cmviewer.examples.findings.image_sums import image_sums, subset_sums
from cmviewer.examples.findings.properties import Part
from cmviewer.examples.findings.search import findings_of, search
from cmviewer.examples.query import ExampleQuery
from cmviewer.matching import default_rule
from cmviewer.progress import Cancel, Cancelled, silent
from cmviewer.query import Named
from tests.making import FolderFinder, make_detection, make_evaluation


def test_adjusted_p_values_are_those_of_scipy():
    p = np.random.default_rng(1).random(40) ** 3
    assert adjusted(p) == pytest.approx(false_discovery_control(p))


def found_in(sums, parts):
    return search(sums, parts, silent, Cancel(), whole_errors=True).found


def world(seed, *, images=80, most=8, rate=0.2, together=None):
    """Errors that no property has anything to do with; `together`: those of an image resemble each other."""
    random = np.random.default_rng(seed)
    size = random.integers(1, most + 1, images)
    image = np.repeat(np.arange(images), size)
    of_image = np.full(images, rate)
    if together is not None:
        of_image = random.beta(rate * together, (1 - rate) * together, images)
    error = (random.random(len(image)) < of_image[image]).astype(np.float64)
    values = {
        "folder": random.choice(4, images, p=(0.4, 0.3, 0.2, 0.1))[image],
        "weather": random.choice(3, images)[image],
        "objects": np.digitize(size, (most / 3, 2 * most / 3))[image],
        "area": np.digitize(random.random(images)[image] + random.random(len(image)), (0.6, 1.2)),
        "border": (random.random(len(image)) < 0.2).astype(int),
    }
    parts = tuple(
        Part(name, Named("folder", f"{name} {value}"), of_all == value)
        for name, of_all in values.items()
        for value in np.unique(of_all).tolist()
    )
    return image_sums(image, error), parts


def runs_with_findings(seeds):
    """How many of the worlds have any finding; in half of them the errors of an image go together."""
    return sum(bool(found_in(*world(seed, together=2.0 if seed % 2 else None))) for seed in seeds)


def test_where_properties_say_nothing_hardly_anything_is_found():
    assert runs_with_findings(range(30)) <= 5  # of as many with 0.05 each more than 5 are found once in 300


@pytest.mark.long
def test_of_a_thousand_runs_without_a_bad_subset_at_most_65_find_anything():
    found = runs_with_findings(range(1_000))
    assert found <= 65, f"{found} of 1,000 runs find anything"


def test_a_planted_subset_of_two_properties_is_found_and_nothing_that_has_nothing_to_do_with_it():
    for seed in range(3):
        sums, parts = world(seed, images=200)
        bad = np.logical_and(*(part.mask for part in parts if part.term.name in ("folder 0", "weather 1")))
        error = np.where(bad & (np.random.default_rng(seed).random(len(bad)) < 0.6), 1.0, sums.error)
        found = found_in(image_sums(sums.image, error), parts)
        queries = [one.query for one in found]
        assert 'folder = "folder 0", folder = "weather 1"' in queries[:2]
        planted = next(one for one in found if "folder 0" in one.query and "weather 1" in one.query)
        assert planted.rate == error[bad].mean()
        assert planted.rest == pytest.approx(error[~bad].mean())
        assert planted.outcomes == bad.sum()
        assert planted.images == len(np.unique(sums.image[bad]))
        assert planted.chance <= planted.adjusted <= 0.05


def test_moments_are_those_of_all_exchanges_of_images_and_within_them():
    error = [np.array(one, float) for one in ((1.0,), (0.0, 1.0), (0.0,), (1.0, 1.0, 0.0))]
    taken = [(True,), (True, False), (False,), (False, True, True)]
    image = np.repeat(np.arange(4), [len(one) for one in error])
    sums = image_sums(image, np.concatenate(error))
    one = subset_sums(sums, np.concatenate([np.array(part) for part in taken])[None, :])
    share = np.array([np.mean(part) for part in taken])
    between = [share @ (sums.spread * np.array(order)) for order in permutations(sums.residual)]
    within = [
        sum(
            (np.array(order) - values.mean()) @ np.array(part)
            for order, values, part in zip(orders, error, taken, strict=True)
        )
        for orders in product(*(list(permutations(values)) for values in error))
    ]
    every = np.add.outer(between, within).ravel()
    assert one.mean[0] == pytest.approx(every.mean())
    assert one.variance[0] == pytest.approx(every.var())
    assert one.third[0] == pytest.approx(((every - every.mean()) ** 3).mean())
    assert one.excess[0] == pytest.approx(2 - sums.rate * 4)


def test_the_curve_of_the_moments_is_near_the_share_of_real_exchanges():
    random = np.random.default_rng(1)
    error = (random.random(300) < 0.1).astype(float)
    sums, mask = image_sums(np.arange(300), error), random.random((5, 300)) < 0.2
    subsets = subset_sums(sums, mask)
    drawn = np.stack([random.permutation(error) for _ in range(20_000)]) @ mask.T
    share = (drawn >= mask @ error).mean(0)
    near = tail_probabilities(subsets, whole_errors=True)
    assert near == pytest.approx(share, rel=0.1, abs=0.002)


def test_probabilities_are_corrected_for_how_many_there_are():
    random = np.random.default_rng(0)
    for chance in (random.random(9), np.array([0.04, 0.01, 0.01, 0.9])):
        ranked = sorted(chance)
        wanted = [
            min([1.0] + [value * len(ranked) / rank for rank, value in enumerate(ranked, 1) if value >= one])
            for one in chance
        ]
        assert adjusted(chance).tolist() == pytest.approx(wanted)


def table(names, rows):
    text = np.array(rows, object).reshape(len(rows), len(names))
    return Fields(frozen(np.arange(len(rows)), np.int32), lambda: FieldTable(names, text.__getitem__))


def counted(evaluation):
    return count(evaluation, 0, default_rule(evaluation))


def night_scenes(seed=0):
    """Objects of 80 images, half of them at night, where small ones are missed."""
    random = np.random.default_rng(seed)
    truth, said = [], []
    for image in range(80):
        for place in range(4):
            side = 20 if random.random() < 0.5 else 60
            box = (100 * place + 10, 10, 100 * place + 10 + side, 10 + side)
            label = int(random.integers(0, 2))
            truth.append((image, label, *box))
            if random.random() < (0.3 if image % 2 and side == 20 else 0.95):
                said.append((image, label, 0.9, *box))
    made = make_detection(truth, {"last": said}, names=["cat", "dog"])
    names = tuple(f"{('day', 'night')[image % 2]}/{image:03}.jpg" for image in range(80))
    images = Images(80, names, FolderFinder(), lambda _images: frozen([(450, 100)] * 80, np.int32))
    weather = [[("rain", "sun", "fog")[row % 3], str(row)] for row in range(len(truth))]
    fields = table(("weather", "number"), weather)
    return replace(made, images=images, truth=replace(made.truth, fields=fields))


def test_images_that_are_dark_or_blurred_are_tried_where_they_are_not_too_many():
    made = night_scenes()
    night = np.arange(80) % 2 == 1
    looks = np.stack([np.where(night, 0.125, 0.5), np.full(80, 0.25)], axis=1)
    made = replace(made, images=replace(made.images, look=lambda _images, _progress, _cancel: looks))
    findings = findings_of(made, counted(made), silent, Cancel())
    assert "area < 32x32, brightness = 0.125" in [one.query for one in findings.found]
    assert "brightness" in findings.properties
    assert "blur" not in findings.properties  # all have the same


def test_a_finding_is_a_query_that_lists_what_it_says():
    evaluation = night_scenes()
    made = counted(evaluation)
    findings = findings_of(evaluation, made, silent, Cancel())
    assert findings.found[0].query == "area < 32x32, folder = night"
    assert "weather" in findings.properties
    assert not any("weather" in one.query or "number" in one.query for one in findings.found)
    for one in findings.found:
        query = ExampleQuery(text=one.query)
        listed = examples_of(evaluation, made, Selection(), ViewState(background=True), query, Cancel())
        wrong = sum(not example.correct for example in listed)
        assert (len(listed), listed.image_count, wrong) == (one.outcomes, one.images, one.errors)
        assert one.rate == wrong / len(listed)


def test_samples_are_parted_by_columns_but_not_by_what_names_their_class():
    random = np.random.default_rng(2)
    truth = random.integers(0, 2, 300)
    weather = random.choice(["rain", "sun"], 300)
    wrong = random.random(300) < np.where(weather == "rain", 0.4, 0.05)
    said = np.where(wrong, 1 - truth, truth)
    names = ["cat", "dog"]
    evaluation = make_evaluation(truth.tolist(), {"a": said.tolist()}, names=names)
    rows = [
        [names[t], names[s], w, f"{random.random():.4f}"]
        for t, s, w in zip(truth, said, weather, strict=True)
    ]
    fields = table(("really", "said", "weather", "light"), rows)
    evaluation = replace(evaluation, truth=replace(evaluation.truth, fields=fields))
    findings = findings_of(evaluation, counted(evaluation), silent, Cancel())
    assert findings.properties == ("weather", "light")
    assert [one.query for one in findings.found] == ["column:weather = rain"]
    assert findings.found[0].rate == wrong[weather == "rain"].mean()


def test_trying_subsets_stops_when_it_is_asked_to():
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        findings_of(night_scenes(), counted(night_scenes()), silent, cancel)
