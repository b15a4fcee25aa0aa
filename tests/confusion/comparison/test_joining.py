"""Two runs over the same truth, joined by names, classes and geometry."""

from dataclasses import replace

import numpy as np
import pytest
from making import make_detection, make_evaluation, make_maps

from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import NO_IMAGE, Checkpoint, Task, frozen
from cmviewer.matching import CountingRule

BOXES = ((0, 0, 10, 10), (20, 20, 40, 40), (50, 50, 60, 70))


def counted(evaluation):
    return Counted(evaluation, count(evaluation, len(evaluation.checkpoints) - 1, CountingRule()))


def refused(a, b):
    """The code of the problem for which two runs cannot be compared."""
    with pytest.raises(CmviewerError) as error:
        compare_results(counted(a), counted(b))
    (problem,) = error.value.problems
    return problem.code


def detection(labels, said, *, names, images, order=(0, 1, 2)):
    """Three truths, one an image, in some order of images and classes, with predictions that lie on them."""
    truth = [(place, labels[one], *BOXES[one]) for place, one in enumerate(order)]
    predicted = [(place, said[one], 0.9, *BOXES[one]) for place, one in enumerate(order)]
    return make_detection(truth, {"run": predicted}, names=names, images=[images[one] for one in order])


def test_images_and_classes_in_another_order_are_joined_by_name():
    a = detection([0, 1, 1], [0, 0, 1], names=("cat", "dog"), images=("a.png", "b.png", "c.png"))
    b = detection(
        [1, 0, 0], [0, 0, 0], names=("dog", "cat"), images=("x/a.png", "x/b.png", "x/c.png"), order=(2, 0, 1)
    )
    found = compare_results(counted(a), counted(b))
    assert found.classes.names == ("cat", "dog")
    assert [found.changes.sum_of(one) for one in (Change.FIXED, Change.BROKEN, Change.RIGHT)] == [1, 1, 1]
    assert found.problems == ()


def test_a_class_of_one_side_keeps_its_name():
    a = detection([0, 1, 1], [0, 1, 1], names=("cat", "dog"), images=("a", "b", "c"))
    b = detection([0, 1, 1], [0, 2, 1], names=("cat", "dog", "fox"), images=("a", "b", "c"))
    found = compare_results(counted(a), counted(b))
    assert found.classes.names == ("cat", "dog", "fox")
    (broken,) = found.changes.of(Change.BROKEN).tolist()
    assert found.classes.name(int(found.changes.prediction_b[broken])) == "fox"


def test_names_that_differ_in_case_and_signs_alone_are_one_class_and_that_is_said():
    a = detection([0, 1, 1], [0, 1, 1], names=("traffic light", "dog"), images=("a", "b", "c"))
    b = detection([0, 1, 1], [0, 0, 1], names=("Traffic-Light", "DOG"), images=("a", "b", "c"))
    found = compare_results(counted(a), counted(b))
    assert found.classes.names == ("traffic light", "dog")
    assert [found.changes.sum_of(one) for one in (Change.RIGHT, Change.BROKEN)] == [2, 1]
    (problem,) = found.problems
    assert problem.code == "names-alike"
    assert "'Traffic-Light' as 'traffic light', 'DOG' as 'dog'" in problem.what


def test_only_images_and_truths_that_both_have_are_compared_and_that_is_said():
    a = detection([0, 1, 1], [0, 1, 0], names=("cat", "dog"), images=("a", "b", "c"))
    b = detection([0, 0, 1], [0, 1, 1], names=("cat", "dog"), images=("a", "b", "d"))
    found = compare_results(counted(a), counted(b))
    assert [found.changes.sum_of(one) for one in Change] == [1, 0, 0, 0, 0, 0, 0, 0]
    (problem,) = found.problems
    assert problem.code == "partly-in-common"
    assert "2 of 3 and 3 images" in problem.what
    assert "1 of 3 and 3" in problem.what
    assert problem.what.endswith("; the truths differ in 'b'")


def test_images_of_which_the_truths_differ_are_named_some_of_them_and_how_many_there_are():
    names = tuple("abcdefgh")
    a = make_evaluation([0] * 8, {"run": [0] * 8}, names=("cat", "dog"), images=names)
    b = make_evaluation([0] + [1] * 7, {"run": [0] * 8}, names=("cat", "dog"), images=names)
    (problem,) = compare_results(counted(a), counted(b)).problems
    assert problem.what.endswith("; the truths differ in 7 images: 'b', 'c', 'd', 'e', 'f', …")
    fewer = make_evaluation([0] * 3, {"run": [0] * 3}, names=("cat", "dog"), images=names[:3])
    (problem,) = compare_results(counted(a), counted(fewer)).problems
    assert "differ" not in problem.what


def test_label_maps_whose_truths_differ_are_named_and_only_pixels_that_are_true_of_both_are_compared():
    def run(truth):
        made = make_evaluation([0, 0, 0], {"run": [0, 0, 0]}, names=("road", "sky"), images=("a", "b", "c"))
        said = make_maps([np.zeros((2, 2), np.uint8)] * 3, 2, outside=2)
        return replace(
            made,
            task=Task.SEMANTIC_SEGMENTATION,
            truth=make_maps(truth, 2),
            checkpoints=(Checkpoint("run", (), lambda: said),),
        )

    maps = [np.array([[0, 1], [1, 0]], np.uint8) for _ in range(3)]
    other = [maps[0], np.array([[0, 1], [0, 0]], np.uint8), np.array([[0, 9], [1, 0]], np.uint8)]
    found = compare_results(counted(run(maps)), counted(run(other)))
    (problem,) = found.problems
    assert "10 of 12 and 11 pixels" in problem.what
    assert problem.what.endswith("; the truths differ in 'b'")  # of void nothing is said to be true
    assert found.a.total == 10


def test_samples_without_names_are_joined_row_by_row_where_their_truths_are_equal():
    a = make_evaluation([0, 1, 1], {"run": [0, 0, 1]})
    b = make_evaluation([0, 1, 1], {"run": [1, 1, 1]})
    found = compare_results(counted(a), counted(b))
    assert [found.changes.sum_of(one) for one in (Change.FIXED, Change.BROKEN, Change.RIGHT)] == [1, 1, 1]
    assert refused(a, make_evaluation([1, 1, 1], {"run": [1, 1, 1]})) == "truths-differ"


def test_what_shares_no_image_or_no_task_is_refused():
    a = detection([0, 1, 1], [0, 1, 0], names=("cat", "dog"), images=("a", "b", "c"))
    b = detection([0, 1, 1], [0, 1, 0], names=("cat", "dog"), images=("x", "y", "z"))
    assert refused(a, b) == "nothing-in-common"
    assert refused(a, make_evaluation([0], {"run": [0]})) == "tasks-differ"


def test_of_finished_matrices_the_counts_alone_are_compared_and_that_is_said():
    made = make_evaluation([0, 0, 1], {"run": [0, 1, 1]})
    nowhere = replace(made.truth, image=frozen(np.full(3, NO_IMAGE), np.int32))
    finished = replace(made, truth=nowhere)
    found = compare_results(counted(finished), counted(make_evaluation([0, 0, 1], {"run": [0, 0, 1]})))
    assert found.changes is None
    assert [one.code for one in found.problems] == ["counts-only"]
    assert [cells.tolist() for cells in found.cells] == [[0, 0, 1], [0, 1, 1], [1, 1, 1], [2, 0, 1]]
    assert found.verdict.difference == pytest.approx(1 / 3)
    assert found.verdict.test is None
