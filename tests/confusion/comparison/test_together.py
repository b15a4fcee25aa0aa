"""Images that belong together are drawn and swapped as one."""

import numpy as np
import pytest
from making import make_evaluation

from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.together import groups_of
from cmviewer.confusion.comparison.verdict_words import verdict_sentence
from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, open_evaluation


def verdict(evaluation, together):
    a, b = (Counted(evaluation, count(evaluation, place, CountingRule())) for place in range(2))
    comparison = compare_results(a, b, together=together)
    return comparison.verdict, comparison.class_chances


def scenes(copies):
    """Five scenes, of each so many images that say the same: four are fixed, one is broken."""
    truth, a = [0] * 5 * copies, [1] * 4 * copies + [0] * copies
    b = [1 - label for label in a]
    names = tuple(f"scene{scene}/{image}.png" for scene in range(5) for image in range(copies))
    return make_evaluation(truth, {"a": a, "b": b}, names=("yes", "no"), images=names)


def test_many_images_of_few_scenes_say_no_more_than_the_scenes():
    evaluation = scenes(20)
    alone, of_class_alone = verdict(evaluation, "")
    together, of_class = verdict(evaluation, "folder")
    assert alone.p < 1e-6
    assert of_class_alone[0] < 1e-6
    # of 32 swaps of five scenes, those of 5 and of 4 to one side differ as much: 2 · (1 + 5)
    assert together.p == pytest.approx(12 / 32, abs=0.03)
    assert of_class[0] == pytest.approx(12 / 32)
    assert (together.groups, together.images, alone.groups) == (5, 100, None)
    wide = np.subtract(*together.interval[::-1]), np.subtract(*alone.interval[::-1])
    assert wide[0] > 3 * wide[1]
    assert "these 100 images in 5 groups cannot tell" in verdict_sentence(together)
    assert "groups" not in verdict_sentence(alone)


def test_groups_of_one_image_each_are_images_by_themselves():
    evaluation = scenes(1)
    together, _ = verdict(evaluation, "folder")
    assert together.groups == together.images == 5
    assert together.p == pytest.approx(12 / 32, abs=0.03)  # McNemar's exact p of 4 against 1
    assert verdict(evaluation, "")[0].p == pytest.approx(12 / 32)


def test_a_column_of_the_truth_groups_its_images_and_one_without_a_value_is_alone(tmp_path):
    rows = [("a", "x", "p1"), ("b", "x", "p1"), ("c", "y", "p2"), ("d", "y", ""), ("e", "y", "")]
    text = "".join(f"{name}.png,{truth},{patient}\n" for name, truth, patient in rows)
    (tmp_path / "truth.csv").write_text("image,truth,patient\n" + text)
    said = "".join(f"{name}.png,x\n" for name, *_ in rows)
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text("image,prediction\n" + said)
    evaluation = open_evaluation(OpenRequest(path=tmp_path))
    groups = groups_of(evaluation, count(evaluation, 0, CountingRule()), "column:patient")
    names = [evaluation.images.name(image)[0] for image in range(5)]
    of = dict(zip(names, groups.tolist(), strict=True))
    assert of["a"] == of["b"]
    assert len({of[name] for name in "acde"}) == 4


@pytest.mark.parametrize(
    ("together", "why"), [("folder", "of one group"), ("column:patient", "there is no column 'patient'")]
)
def test_what_makes_no_groups_is_refused(together, why):
    evaluation = make_evaluation([0, 1], {"a": [0, 1]}, images=("a.png", "b.png"))
    counted = count(evaluation, 0, CountingRule())
    with pytest.raises(CmviewerError, match=why) as raised:
        groups_of(evaluation, counted, together)
    assert [problem.code for problem in raised.value.problems] == ["nothing-together"]
    assert groups_of(evaluation, counted, "") is None
