import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import confusion_matrix

from cmviewer.confusion.matrix import matrix_of
from cmviewer.errors import CmviewerError, Problem
from cmviewer.matching.maps import count_maps
from cmviewer.matching.pixels import count_pixels, in_cells, pixel_outcomes
from cmviewer.progress import Cancel, Cancelled
from tests.making import make_maps


def table_of(counts):
    pairs = zip(counts.truth.tolist(), counts.prediction.tolist(), counts.count.tolist(), strict=True)
    return {(t, p): n for t, p, n in pairs}


def naive(truth, prediction):
    found = {}
    for pair in zip(truth.ravel().tolist(), prediction.ravel().tolist(), strict=True):
        found[pair] = found.get(pair, 0) + 1
    return found


shapes = st.tuples(st.integers(1, 12), st.integers(1, 12))


@settings(max_examples=300, deadline=None)
@given(shapes, st.integers(1, 300), st.sampled_from([np.uint8, np.uint16]), st.integers(0, 2**32 - 1))
def test_pairs_of_values_are_counted_as_a_loop_counts_them(shape, values, kind, seed):
    random = np.random.default_rng(seed)
    values = min(values, 256) if kind is np.uint8 else values
    sides = [random.integers(0, values, shape).astype(kind) for _ in range(2)]
    assert table_of(count_pixels(*sides)) == naive(*sides)


@pytest.mark.parametrize("value", [0, 255])
def test_an_image_of_one_class_and_one_pixel_is_counted(value):
    one = np.full((1, 1), value, np.uint8)
    assert table_of(count_pixels(one, one)) == {(value, value): 1}
    many = np.full((300, 200), value, np.uint8)
    assert table_of(count_pixels(many, many)) == {(value, value): 60_000}


def test_smooth_and_noisy_images_give_the_same_counts_by_runs_and_by_pixels():
    random = np.random.default_rng(0)
    noisy = random.integers(0, 20, (64, 64)).astype(np.uint8)
    smooth = np.kron(random.integers(0, 20, (4, 4)), np.ones((16, 16))).astype(np.uint8)
    for truth in (noisy, smooth):
        for prediction in (noisy, smooth):
            assert table_of(count_pixels(truth, prediction)) == naive(truth, prediction)


def test_values_above_a_byte_beside_values_of_a_byte():
    truth = np.array([[150, 40_000], [65_535, 0]], np.uint16)
    prediction = np.array([[150, 1], [255, 0]], np.uint8)
    assert table_of(count_pixels(truth, prediction)) == naive(truth, prediction)


def matrix(truth, predicted, classes, **more):
    maps = make_maps(truth, classes, **more), make_maps(predicted, classes, outside=classes)
    counted = count_maps(*maps)
    return counted, matrix_of(pixel_outcomes(counted.rows, class_count=classes), classes)


def dense(counts, classes):
    table = np.zeros((classes + 1, classes + 1), int)
    table[counts.truth, counts.prediction] = counts.count
    return table


@pytest.mark.parametrize(("kind", "classes"), [(np.uint8, 19), (np.uint8, 150), (np.uint16, 400)])
def test_counts_equal_those_of_scikit_learn_on_the_flattened_pixels(kind, classes):
    random = np.random.default_rng(1)
    sizes = [(1, 1), (33, 47), (64, 64), (7, 200)]
    truth = [random.integers(0, classes, size).astype(kind) for size in sizes]
    predicted = [np.where(random.random(one.shape) < 0.7, one, one[::-1, ::-1]) for one in truth]
    expected = confusion_matrix(
        np.concatenate([one.ravel() for one in truth]),
        np.concatenate([one.ravel() for one in predicted]),
        labels=range(classes),
    )
    counted, found = matrix(truth, predicted, classes)
    assert (dense(found, classes)[:-1, :-1] == expected).all()
    assert (counted.done, counted.is_whole, counted.left_out) == (4, True, 0)


def test_what_the_truth_does_not_judge_is_never_counted_and_how_much_that_is_is_said():
    truth = [np.array([[0, 255], [1, 255]], np.uint8)]
    predicted = [np.array([[0, 1], [0, 255]], np.uint8)]
    counted, found = matrix(truth, predicted, 2)
    assert dense(found, 2).tolist() == [[1, 0, 0], [1, 0, 0], [0, 0, 0]]
    assert counted.rows.not_counted == 2


def test_a_predicted_value_beyond_the_classes_is_outside():
    _, found = matrix([np.zeros((2, 2), np.uint8)], [np.array([[0, 9], [255, 0]], np.uint8)], 2)
    assert dense(found, 2)[0].tolist() == [2, 0, 2]


def test_values_of_one_class_are_counted_together():
    truth = make_maps([np.array([[1, 2, 3]], np.uint8)], 2, table={1: 0, 2: 0, 3: 1})
    predictions = make_maps([np.array([[0, 1, 1]], np.uint8)], 2)
    rows = count_maps(truth, predictions).rows
    assert list(zip(rows.truth.tolist(), rows.prediction.tolist(), rows.count.tolist(), strict=True)) == [
        (0, 0, 1),
        (0, 1, 1),
        (1, 1, 1),
    ]


def test_an_image_whose_sizes_differ_is_left_out_and_named():
    truth = [np.zeros((2, 3), np.uint8), np.ones((2, 2), np.uint8)]
    predicted = [np.zeros((2, 2), np.uint8), np.ones((2, 2), np.uint8)]
    counted, found = matrix(truth, predicted, 2)
    assert (counted.left_out, found.total) == (1, 4)
    assert [problem.code for problem in counted.problems] == ["sizes-differ"]
    assert "3 x 2 and 2 x 2" in counted.problems[0].what


def test_an_image_that_cannot_be_read_is_left_out_with_its_reason():
    def broken(image):
        raise CmviewerError(Problem("image-broken", "cut off", "write it again"))

    truth = make_maps([np.zeros((2, 2), np.uint8)], 1)
    predictions = make_maps([np.zeros((2, 2), np.uint8)], 1, load=broken)
    counted = count_maps(truth, predictions)
    assert [problem.code for problem in counted.problems] == ["image-broken"]
    assert (counted.left_out, len(counted.rows.image)) == (1, 0)


def test_an_image_without_one_of_the_maps_is_not_counted():
    maps = [np.zeros((1, 2), np.uint8)] * 3
    truth, predictions = (
        make_maps(maps, 1, has=[True, True, False]),
        make_maps(maps, 1, has=[False, True, True]),
    )
    counted = count_maps(truth, predictions)
    assert (counted.total, counted.rows.image.tolist()) == (1, [1])


def test_counting_goes_on_from_where_it_stopped():
    random = np.random.default_rng(2)
    maps = [random.integers(0, 3, (5, 5)).astype(np.uint8) for _ in range(7)]
    truth, predictions = make_maps(maps, 3), make_maps(maps[::-1], 3)
    whole = count_maps(truth, predictions)
    known, steps = None, 0
    while known is None or not known.is_whole:
        known = count_maps(truth, predictions, known=known, patience=0)
        steps += 1
    assert steps == 7
    for name in ("image", "truth", "prediction", "count"):
        assert getattr(known.rows, name).tolist() == getattr(whole.rows, name).tolist()


def test_counting_stops_when_it_is_asked_to():
    cancel = Cancel()
    maps = [np.zeros((2, 2), np.uint8)] * 50
    loads = []

    def load(image):
        loads.append(image)
        cancel.set()
        return maps[image]

    with pytest.raises(Cancelled):
        count_maps(make_maps(maps, 1, load=load), make_maps(maps, 1), cancel=cancel)
    assert len(loads) < 10


def test_only_a_few_images_are_in_memory_at_once():
    held, most, lock = set(), [0], threading.Lock()

    class Map(np.ndarray):
        def __del__(self):
            with lock:
                held.discard(id(self))

    def load(image):
        array = np.zeros((4, 4), np.uint8).view(Map)
        with lock:
            held.add(id(array))
            most[0] = max(most[0], len(held))
        return array

    maps = [np.zeros((4, 4), np.uint8)] * 40
    count_maps(make_maps(maps, 1, load=load), make_maps(maps, 1))
    assert most[0] <= 8


def test_outcomes_carry_pixels_as_weight_and_their_image():
    truth = [np.array([[0, 0, 1]], np.uint8), np.array([[0, 1, 1]], np.uint8)]
    predicted = [np.array([[0, 1, 1]], np.uint8), np.array([[1, 1, 1]], np.uint8)]
    rows = count_maps(make_maps(truth, 2), make_maps(predicted, 2)).rows
    outcomes = pixel_outcomes(rows, class_count=2)
    cells = outcomes.cells_of(np.arange(len(outcomes)))
    found = sorted(
        zip(
            outcomes.cell_truth[cells].tolist(),
            outcomes.cell_prediction[cells].tolist(),
            outcomes.image.tolist(),
            outcomes.weight.tolist(),
            strict=True,
        )
    )
    assert found == [(0, 0, 0, 1), (0, 1, 0, 1), (0, 1, 1, 1), (1, 1, 0, 1), (1, 1, 1, 2)]


@settings(max_examples=100, deadline=None)
@given(shapes, st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_the_pixels_of_cells_are_those_that_a_loop_finds(shape, classes, seed):
    random = np.random.default_rng(seed)
    truth = random.integers(-1, classes, shape).astype(np.int32)
    prediction = random.integers(0, classes + 1, shape).astype(np.int32)
    cells = {(int(random.integers(classes)), int(random.integers(classes + 1))) for _ in range(3)}
    found = in_cells(truth, prediction, np.array(sorted(cells), np.int32), class_count=classes)
    pairs = zip(truth.ravel().tolist(), prediction.ravel().tolist(), strict=True)
    assert found.shape == shape
    assert found.ravel().tolist() == [pair in cells for pair in pairs]


def test_an_outcome_knows_how_large_its_image_is_with_what_is_not_judged():
    truth = [np.array([[0, 0, 255, 1]], np.uint8), np.zeros((3, 3), np.uint8)]
    predicted = [np.zeros((1, 4), np.uint8), np.zeros((3, 3), np.uint8)]
    rows = count_maps(make_maps(truth, 2), make_maps(predicted, 2)).rows
    outcomes = pixel_outcomes(rows, class_count=2)
    assert list(
        zip(outcomes.image.tolist(), outcomes.weight.tolist(), outcomes.area.tolist(), strict=True)
    ) == [
        (0, 2, 4),
        (1, 9, 9),
        (0, 1, 4),
    ]
