"""Subsets choose outcomes after matching: the parts of a partition add up to the whole, for every task."""

from collections import Counter
from dataclasses import asdict, replace
from time import perf_counter

import numpy as np
import pytest
from making import make_random_detection

from cmviewer.confusion.count import count, matrix_by, restricted
from cmviewer.confusion.sweep import sweep
from cmviewer.confusion.threshold import Threshold
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Images, frozen
from cmviewer.matching import CountingRule, Crowd, default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample

SIZES = ("area < 32x32", "area >= 32x32, area < 96x96", "area >= 96x96")
WHOLE = {"images", "images_left_out", "images_waiting"}
"""Totals that are not of outcomes: an image may be in several parts."""


def cells(counted):
    matrix = counted.matrix
    triples = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    return Counter({(truth, said): number for truth, said, number in triples})


def totals(counted, left_out=WHOLE):
    return Counter({name: n for name, n in asdict(counted.counts.totals).items() if name not in left_out})


def objects(*, crowd=False):
    made = make_random_detection(seed=11, images=30, class_count=4)
    names = tuple(f"{'night' if i % 3 else 'day'}/{i}.jpg" for i in range(30))
    sizes = frozen([(100 + 20 * (i % 4), 90) for i in range(30)], np.int32)
    truth = made.truth
    if crowd:
        truth = replace(truth, crowd=frozen(np.arange(len(truth)) % 5 == 0, np.bool_))
    images = Images(30, names, made.images.finder, lambda _images: sizes)
    return replace(made, images=images, truth=truth)


@pytest.mark.parametrize("crowd", [False, True])
@pytest.mark.parametrize(
    "parts",
    [
        SIZES,
        ("folder = night", "not folder = night"),
        ("image_width < 120", "image_width >= 120"),
        ("objects < 4", "objects >= 4"),
        ("border", "not border"),
        ("image ~ 1 | width > 25", "not (image ~ 1 | width > 25)"),
    ],
)
def test_parts_of_objects_add_up_to_the_whole_with_all_totals(parts, crowd):
    made = objects(crowd=crowd)
    every = count(made, 0, CountingRule(score=0.4))
    found = [restricted(made, every, part) for part in parts]
    assert sum(map(cells, found), Counter()) == cells(every)
    assert sum((totals(one) for one in found), Counter()) == totals(every) + Counter()
    assert all(one.counts.subset == part for one, part in zip(found, parts, strict=True))


@pytest.mark.parametrize("name", ["digits", "digit-scenes", "digit-maps"])
def test_parts_of_every_sample_add_up_to_the_whole(name):
    evaluation = open_evaluation(OpenRequest(sample(name)))
    every = count(evaluation, len(evaluation.checkpoints) - 1, default_rule(evaluation))
    for parts, are_images in (
        (("image ~ 1", "not image ~ 1, image_width < 100", "not image ~ 1, not image_width < 100"), True),
        (("objects < 9 | image ~ 2", "not (objects < 9 | image ~ 2)"), True),
        ((*SIZES, "not area >= 0"), False),
        (("border", "not border, width < 20", "not border, not width < 20"), False),
    ):
        found = [restricted(evaluation, every, part) for part in parts]
        assert sum(map(cells, found), Counter()) == cells(every), parts
        assert sum((totals(one) for one in found), Counter()) == totals(every) + Counter(), parts
        images = sum(one.counts.totals.images for one in found)
        assert not are_images or images == every.counts.totals.images, parts
        assert sum(len(one.outcomes) for one in found) == len(every.outcomes), parts


def test_columns_part_a_table(tmp_path):
    rows = [f"{i}.png,{'ab'[i % 2]},{'ab'[i % 3 % 2]},{'rain' if i % 4 else ''}" for i in range(20)]
    (tmp_path / "results.csv").write_text("\n".join(["image,truth,prediction,weather", *rows]))
    evaluation = open_evaluation(OpenRequest(tmp_path))
    every = count(evaluation, 0, default_rule(evaluation))
    rain, dry = (
        count(evaluation, 0, every.rule, subset=f"{word}column:weather = rain") for word in ("", "not ")
    )
    assert (rain.matrix.total, dry.matrix.total) == (15, 5)
    assert cells(rain) + cells(dry) == cells(every)
    with pytest.raises(CmviewerError, match="no column 'wether': image, truth, prediction, weather"):
        count(evaluation, 0, every.rule, subset="column:wether = rain")


def test_an_outcome_with_a_truth_is_in_by_its_truth_and_one_without_by_its_prediction():
    made = objects()
    every = count(made, 0, default_rule(made))
    small = restricted(made, every, "area < 32x32")
    outcomes, said = small.outcomes, small.predictions
    of_truth = outcomes.truth_row >= 0
    assert (made.truth.known_area[outcomes.truth_row[of_truth]] < 1024).all()
    assert (said.known_area[outcomes.prediction_row[~of_truth]] < 1024).all()
    pairs = of_truth & (outcomes.prediction_row >= 0)
    assert (said.known_area[outcomes.prediction_row[pairs]] >= 1024).any()


def test_matching_never_knows_of_a_subset():
    made = objects(crowd=True)
    rule = CountingRule(score=0.3, crowd=Crowd.IGNORE)
    every, part = (count(made, 0, rule, subset=text) for text in ("", "folder = night"))
    pairs = [
        set(zip(one.outcomes.truth_row, one.outcomes.prediction_row, strict=True)) for one in (every, part)
    ]
    assert pairs[1] < pairs[0]
    assert np.array_equal(matrix_by(made, every.compared, rule, "folder = night").count, part.matrix.count)


def test_what_stands_behind_a_subset_is_sorted_by_cell_and_keeps_its_causes():
    made = objects()
    every = count(made, 0, default_rule(made))
    part = restricted(made, every, "area >= 32x32")
    outcomes = part.outcomes
    assert outcomes.cell_start[-1] == len(outcomes)
    cell = outcomes.cells_of(np.arange(len(outcomes)))
    known = dict(
        zip(
            zip(every.outcomes.truth_row.tolist(), every.outcomes.prediction_row.tolist(), strict=True),
            every.causes.tolist(),
            strict=True,
        )
    )
    for row in range(len(outcomes)):
        truth, said = int(outcomes.truth_row[row]), int(outcomes.prediction_row[row])
        label = made.truth.label[truth] if truth >= 0 else 4
        assert label == outcomes.cell_truth[cell[row]]
        assert known[truth, said] == part.causes[row]


def test_an_empty_subset_counts_nothing_and_no_subset_everything():
    made = objects()
    every = count(made, 0, default_rule(made))
    nothing = restricted(made, every, "image ~ nowhere")
    assert nothing.matrix.total == nothing.counts.totals.images == 0
    assert restricted(made, nothing, "") is every
    assert restricted(made, nothing, "image ~ nowhere") is nothing


def test_a_sweep_of_a_subset_ends_where_it_is_counted():
    made = objects()
    rule = default_rule(made)
    part = count(made, 0, rule, subset="folder = night")
    swept = sweep(made, 0, rule, Threshold.SCORE, part.compared, subset="folder = night")
    here = int(np.argmin(np.abs(Threshold.SCORE.steps - rule.score)))
    assert swept.micro[here] == pytest.approx(part.counts.headline["micro_f1"])
    assert swept.is_of(Threshold.SCORE, 0, rule, "folder = night")
    assert not swept.is_of(Threshold.SCORE, 0, rule, "")


def test_as_much_as_coco_is_recounted_at_once():
    """42,000 outcomes of 5,000 images; ten times what is promised, for machines that are busy."""
    made = make_random_detection(seed=5, images=5000, per_image=14)
    every = count(made, 0, default_rule(made))
    began = perf_counter()
    restricted(made, every, "area < 32x32, image ~ 7, objects > 3")
    assert perf_counter() - began < 1
