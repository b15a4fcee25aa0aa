"""What the values of maps do not tell is said, with the readings that could be told instead."""

import numpy as np
from opening import codes, opened
from PIL import Image
from reading_maps import cells, save

from cmviewer.evaluation import Task
from cmviewer.readers.decision_keys import told_in
from cmviewer.readers.maps.sampling import sampled_places

UNTOLD = "map-numbers-untold"


def write(top, truth, predicted, images=3):
    for number in range(images):
        save(top / "masks" / f"{number}.png", np.asarray(truth))
        save(top / "predictions" / f"{number}.png", np.asarray(predicted))


def only(evaluation, code):
    (problem,) = [one for one in evaluation.problems if one.code == code]
    return problem


def read(top, *words, **options):
    return opened(top, told=tuple(map(told_in, words)), task=Task.SEMANTIC_SEGMENTATION, **options)


def test_readings_that_agree_equally_often_and_differ_are_said(tmp_path):
    """An untrained model says one value, which is a class in both readings and true in none."""
    write(tmp_path, [[0, 1, 1, 4]] * 4, np.full((4, 4), 3))
    problem = only(read(tmp_path), UNTOLD)
    assert (problem.decision, problem.readings) == ("map-values", ("shifted",))
    assert cells(read(tmp_path)) == {("0", "3"): 12, ("1", "3"): 24, ("4", "3"): 12}
    shifted = cells(read(tmp_path, "map-values=shifted"))
    assert shifted == {("0", "2"): 12, ("1", "2"): 24, ("4", "2"): 12}


def test_values_without_a_class_that_another_reading_gives_one_are_said_whatever_agrees(tmp_path):
    """Predictions count from 1, and two classes are swapped: as they are, most agree, but 3 is no class."""
    true = np.array([[0, 1, 1, 1, 1, 1, 2]] * 6)
    write(tmp_path, true, np.array([2, 1, 3])[true])
    problem = only(read(tmp_path), UNTOLD)
    assert problem.readings == ("shifted",)
    assert cells(read(tmp_path, "map-values=shifted")) == {
        ("0", "1"): 18,
        ("1", "0"): 90,
        ("2", "2"): 18,
    }


def test_a_truth_without_0_allows_one_shift_only(tmp_path):
    """Two shifts would share one word."""
    write(tmp_path, [[1, 2, 3, 4]] * 4, [[3, 1, 3, 2]] * 4)
    assert only(read(tmp_path), UNTOLD).readings == ("shifted",)
    assert cells(read(tmp_path, "map-values=shifted")) == {
        ("1", "4"): 12,
        ("2", "2"): 12,
        ("3", "4"): 12,
        ("4", "3"): 12,
    }


def test_a_value_that_no_truth_has_is_no_class_where_values_are_the_names(tmp_path):
    """Two classes are swapped and predictions count from 0: as they are most agree, but nothing is 0."""
    true = np.array([[1, 2, 2, 2, 2, 2, 3]] * 6)
    write(tmp_path, true, np.array([0, 1, 2, 0])[true])
    assert only(read(tmp_path), UNTOLD).readings == ("shifted",)


def test_a_network_without_the_value_that_is_not_judged_may_say_nothing_but_0(tmp_path):
    (tmp_path / "classes.txt").write_text("nodata\nroad\nhouse\n")
    write(tmp_path, [[0, 1, 2, 2]] * 4, np.zeros((4, 4), int))
    assert only(read(tmp_path, "ignore=0"), UNTOLD).readings == ("shifted",)
    right = {("road", "road"): 12, ("house", "road"): 24}
    assert cells(read(tmp_path, "ignore=0", "map-values=shifted")) == right


def test_a_value_that_is_told_to_be_no_class_takes_no_name(tmp_path):
    (tmp_path / "classes.txt").write_text("road\nhouse\ntree\n")
    write(tmp_path, [[0, 1, 250, 1]] * 4, [[0, 1, 2, 2]] * 4)
    evaluation = read(tmp_path, "ignore=250")
    assert codes(evaluation) == set()
    assert cells(evaluation) == {("road", "road"): 12, ("house", "house"): 12, ("house", "tree"): 12}


def test_one_value_more_than_names_may_be_the_last_of_classes_that_count_from_1(tmp_path):
    (tmp_path / "classes.txt").write_text("road\nhouse\n")
    write(tmp_path, [[0, 1, 2, 2]] * 4, np.zeros((4, 4), int))
    problem = only(read(tmp_path), UNTOLD)
    assert (problem.decision, problem.readings) == ("class-numbers", ("from-1",))
    right = {(name, "background"): times for name, times in (("background", 12), ("road", 12), ("house", 24))}
    assert cells(read(tmp_path, "class-numbers=from-1")) == right


def test_a_last_value_that_is_seen_only_once_all_is_counted_says_so_too(tmp_path):
    """A sample of the maps decides, and the value stands in one of many."""
    (tmp_path / "classes.txt").write_text("road\nhouse\n")
    write(tmp_path, [[0, 1, 1, 1]] * 4, [[0, 1, 1, 1]] * 4, images=40)
    for number in range(40):
        write_one = tmp_path / "masks" / f"{number}.png"
        save(write_one, np.array([[0, 1, 1, 2]] * 4))
        evaluation = read(tmp_path)
        if codes(evaluation) == set():  # not in the sample
            break
        save(write_one, np.array([[0, 1, 1, 1]] * 4))
    cells(evaluation)
    (problem,) = [one for one in evaluation.problems_with(0) if one.code == UNTOLD]
    assert (problem.decision, problem.readings) == ("class-numbers", ("from-1",))
    assert cells(read(tmp_path, "class-numbers=from-1"))["house", "road"] == 4


def test_a_background_without_a_name_that_the_sample_does_not_have_is_a_class_of_its_own(tmp_path):
    """The two names count from 1, and 0 stands in one of the maps that are not looked at before."""
    (tmp_path / "classes.txt").write_text("road\nhouse\n")
    images = 10
    write(tmp_path, [[1, 1, 2, 2]] * 4, [[1, 1, 2, 2]] * 4, images=images)
    sampled = sampled_places([f"{number}.png" for number in range(images)])
    other = next(number for number in range(images) if number not in sampled)
    save(tmp_path / "masks" / f"{other}.png", np.array([[0, 1, 2, 2]] * 4))
    right = {("background", "road"): 4, ("road", "road"): 76, ("house", "house"): 80}
    assert cells(read(tmp_path)) == right


def test_an_ignore_label_that_a_map_outside_of_the_sample_predicts_may_be_a_class_and_is_said(tmp_path):
    images = 10
    write(tmp_path, [[0, 1, 2, 255]] * 4, [[0, 1, 2, 2]] * 4, images=images)
    sampled = sampled_places([f"{number}.png" for number in range(images)])
    other = next(number for number in range(images) if number not in sampled)
    save(tmp_path / "predictions" / f"{other}.png", np.array([[255, 1, 2, 2]] * 4))
    evaluation = read(tmp_path)
    assert {pair: times for pair, times in cells(evaluation).items() if len(set(pair)) > 1} == {
        ("0", "(outside)"): 4
    }
    said = (*evaluation.problems, *evaluation.problems_with(0))
    (problem,) = {one for one in said if one.code == "map-void"}
    assert (problem.decision, problem.readings) == ("ignore", ("none",))
    right = {("0", "0"): 36, ("0", "255"): 4, ("1", "1"): 40, ("2", "2"): 40, ("255", "2"): 40}
    assert cells(read(tmp_path, "ignore=none")) == right


def test_palettes_in_another_order_are_said_where_values_agree(tmp_path):
    colours = [(10, 20, 30), (90, 80, 70), (200, 10, 200)]
    stored = np.array([[0, 1, 2, 2]] * 4, np.uint8)
    for folder, order in (("masks", (0, 1, 2)), ("predictions", (1, 0, 2))):
        (tmp_path / folder).mkdir()
        picture = Image.fromarray(stored, "L").convert("L")
        picture = Image.frombytes("P", picture.size, picture.tobytes())
        picture.putpalette([part for place in order for part in colours[place]])
        picture.save(tmp_path / folder / "1.png")
    assert only(read(tmp_path), UNTOLD).readings == ("colours",)
    assert cells(read(tmp_path, "map-values=colours")) == {("0", "1"): 4, ("1", "0"): 4, ("2", "2"): 8}


def without_zero(top):
    """A truth from 1 with nothing at 0, three names, and predictions that count these from 0."""
    (top / "classes.txt").write_text("road\nhouse\ntree\n")
    true = np.array([[0, 1, 1, 2, 2, 3, 3]] * 6)
    predicted = np.maximum(true - 1, 0)
    predicted[0, 1] = 2
    write(top, true, predicted)


def test_a_network_that_was_trained_without_0_agrees_where_names_begin_at_1(tmp_path):
    without_zero(tmp_path)
    evaluation = read(tmp_path)
    assert codes(evaluation) == {"map-names-moved", "map-numbers-differ", UNTOLD}
    problem = only(evaluation, UNTOLD)
    assert (problem.decision, problem.readings) == ("ignore", ("0",))
    right = {("road", "road"): 33, ("road", "tree"): 3, ("house", "house"): 36, ("tree", "tree"): 36}
    assert cells(read(tmp_path, "ignore=0")) == right
    assert cells(evaluation) == right | {("background", "road"): 18}


def test_random_predictions_of_as_many_numbers_as_names_are_not_moved(tmp_path):
    (tmp_path / "classes.txt").write_text("road\nhouse\ntree\n")
    for seed in range(30):
        draw = np.random.default_rng(seed)
        write(tmp_path, draw.integers(0, 4, (6, 7)), draw.integers(0, 3, (6, 7)))
        assert not codes(read(tmp_path)) & {"map-names-moved", "map-numbers-differ"}, seed


def test_a_value_far_above_the_others_that_is_never_predicted_may_be_void_and_is_said(tmp_path):
    true = np.array([[0, 1, 2, 2, 254]] * 5)
    write(tmp_path, true, np.array([[0, 1, 2, 1, 0]] * 5))
    problem = only(read(tmp_path), "map-void")
    assert (problem.decision, problem.readings) == ("ignore", ("254",))
    assert cells(read(tmp_path))["254", "0"] == 15
    without = {("0", "0"): 15, ("1", "1"): 15, ("2", "2"): 15, ("2", "1"): 15}
    assert cells(read(tmp_path, "ignore=254")) == without


def test_a_high_number_of_a_class_that_is_predicted_too_or_not_far_above_is_no_question(tmp_path):
    true = np.array([[0, 1, 2, 2, 254]] * 5)
    write(tmp_path, true, np.array([[0, 1, 2, 254, 0]] * 5))
    assert "map-void" not in codes(read(tmp_path))
    write(tmp_path, np.array([[0, 50, 60, 70, 80]] * 5), np.array([[0, 50, 60, 70, 70]] * 5))
    assert "map-void" not in codes(read(tmp_path))
