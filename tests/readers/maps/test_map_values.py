"""What stored values stand for is told by both sides; what no value tells is said, and can be told."""

import numpy as np
import pytest
from opening import codes, opened
from PIL import Image
from reading_maps import cells, said_later, save

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Origin
from cmviewer.readers.decision_keys import told_in

SIZE = (12, 16)
RANDOM = 3


def told(*words):
    return {"told": tuple(told_in(one) for one in words)}


def drawn(count, number, seed=RANDOM):
    """A map of some classes in blocks of 2 x 2, int (12, 16)."""
    blocks = np.random.default_rng([seed, number]).integers(0, count, (6, 8))
    return np.kron(blocks, np.ones((2, 2), int))


def good(truth, count, number):
    """What a good model says: a tenth of the pixels are of another class."""
    random = np.random.default_rng([RANDOM + 1, number])
    other = random.integers(0, count, truth.shape)
    return np.where(random.random(truth.shape) < 0.1, other, truth)


def write(top, count, *, truth=lambda values: values, predicted=lambda values: values, model=good, images=4):
    """Write maps as both sides store them; return the pixels of each pair of classes, as numbers."""
    expected = {}
    for number in range(images):
        true = drawn(count, number)
        said = model(true, count, number)
        save(top / "masks" / f"{number}.png", truth(true))
        save(top / "predictions" / f"{number}.png", predicted(said))
        for pair in zip(true.ravel().tolist(), said.ravel().tolist(), strict=True):
            expected[pair] = expected.get(pair, 0) + 1
    return expected


def named(expected, names):
    return {(names[truth], names[said]): pixels for (truth, said), pixels in expected.items()}


def decided(evaluation, key):
    return [(one.taken, one.origin) for one in evaluation.interpretation.decisions if one.key == key]


def white(high):
    return lambda values: values * high


@pytest.mark.parametrize("high", [255, 254, 128])
@pytest.mark.parametrize("side", ["truth", "predicted"])
def test_one_class_as_0_and_white_on_one_side_is_the_1_of_the_other(tmp_path, side, high):
    expected = write(tmp_path, 2, **{side: white(high)})
    evaluation = opened(tmp_path)
    assert cells(evaluation) == named(expected, ["0", str(high) if side == "truth" else "1"])
    assert ("binary", Origin.EVIDENCE) in decided(evaluation, "map-values")
    assert "map-numbers-differ" in codes(evaluation)


@pytest.mark.parametrize("sides", [("truth",), ("predicted",), ("truth", "predicted")])
def test_white_is_the_second_of_two_names(tmp_path, sides):
    (tmp_path / "classes.txt").write_text("background\ncrack\n", encoding="utf-8")
    expected = write(tmp_path, 2, **dict.fromkeys(sides, white(255)))
    assert cells(opened(tmp_path)) == named(expected, ["background", "crack"])


@pytest.mark.parametrize("channels", [1, 3])
def test_white_in_a_table_of_colours_is_its_class_in_grey_maps_too(tmp_path, channels):
    (tmp_path / "class_dict.csv").write_text("name,r,g,b\nroad,255,255,255\nrest,0,0,0\n", encoding="utf-8")

    def stored(values):
        grey = values * 255
        return grey if channels == 1 else np.repeat(grey[..., None], 3, axis=2)

    expected = write(tmp_path, 2, truth=stored, predicted=stored)
    assert cells(opened(tmp_path)) == named(expected, ["rest", "road"])


LEVELS = np.array([0, 128, 255])


@pytest.mark.parametrize("sides", [("truth",), ("truth", "predicted")])
@pytest.mark.parametrize("names", [None, ["cup", "disc", "rest"]])
def test_255_is_a_class_among_levels_of_grey(tmp_path, sides, names):
    if names:
        (tmp_path / "classes.txt").write_text("\n".join(names), encoding="utf-8")
    expected = write(tmp_path, 3, **dict.fromkeys(sides, LEVELS.__getitem__))
    assert cells(opened(tmp_path)) == named(expected, names or ["0", "128", "255"])


def test_255_that_is_copied_from_the_truth_into_predictions_stays_void(tmp_path):
    for number in range(3):
        true = drawn(3, number)
        said = np.where(true == 2, 255, good(np.minimum(true, 1), 2, number))
        save(tmp_path / "masks" / f"{number}.png", np.where(true == 2, 255, true))
        save(tmp_path / "predictions" / f"{number}.png", said)
    evaluation = opened(tmp_path)
    assert evaluation.classes.names == ("0", "1")
    assert decided(evaluation, "ignore") == [("255", Origin.CONVENTION)]
    assert "255" in opened(tmp_path, **told("ignore=none")).classes.names


def test_255_beside_levels_of_grey_is_not_judged_and_that_is_said(tmp_path):
    for number in range(3):
        true = drawn(3, number)
        save(tmp_path / "masks" / f"{number}.png", np.where(drawn(5, number, 9) == 0, 255, true * 60))
        save(tmp_path / "predictions" / f"{number}.png", good(true, 3, number) * 60)
    evaluation = opened(tmp_path)
    assert "255" not in evaluation.classes.names
    assert "map-void" in codes(evaluation)
    assert "map-void" not in codes(opened(tmp_path, **told("ignore=255")))


@pytest.mark.parametrize("mark", [5, 6, 7, 8])
def test_predictions_of_lying_photographs_tell_by_what_is_on_the_truth_once_they_are_turned(tmp_path, mark):
    turns = {
        5: np.transpose,
        6: lambda one: np.rot90(one, -1),
        7: lambda one: np.rot90(one.T, 2),
        8: np.rot90,
    }
    expected = write(tmp_path, 5, truth=turns[mark], predicted=lambda values: values + 1)
    exif = Image.Exif()
    exif[0x0112] = mark
    (tmp_path / "images").mkdir()
    for number in range(4):
        Image.new("RGB", SIZE[::-1]).save(tmp_path / "images" / f"{number}.jpg", exif=exif)
    evaluation = opened(tmp_path)
    assert decided(evaluation, "exif.prediction") == [("stored", Origin.FILE)]
    assert decided(evaluation, "map-values") == [("shifted", Origin.EVIDENCE)]
    assert cells(evaluation) == named(expected, "01234")


@pytest.mark.parametrize("count", [3, 5, 12])
@pytest.mark.parametrize(("truth", "predicted"), [(1, 0), (0, 1)])
def test_predictions_shifted_by_one_are_noticed_and_said(tmp_path, count, truth, predicted):
    expected = write(
        tmp_path, count, truth=lambda values: values + truth, predicted=lambda values: values + predicted
    )
    evaluation = opened(tmp_path)
    assert cells(evaluation) == named(expected, [str(truth + one) for one in range(count)])
    assert decided(evaluation, "map-values") == [("shifted", Origin.EVIDENCE)]
    plain = opened(tmp_path, **told("map-values=plain"))
    assert decided(plain, "map-values") == [("plain", Origin.TOLD)]
    assert sum(cells(plain).get((str(one), str(one)), 0) for one in range(count + 1)) < 400


def test_a_class_that_is_not_judged_is_left_out_of_training_and_the_rest_counts_from_0(tmp_path):
    (tmp_path / "classes.txt").write_text("nodata\nroad\nhouse\nwater\n", encoding="utf-8")
    expected = write(tmp_path, 3, truth=lambda values: values + 1)
    evaluation = opened(tmp_path, ignore_labels=(0,))
    assert cells(evaluation) == named(expected, ["road", "house", "water"])


def test_a_first_name_that_no_truth_has_and_that_the_network_leaves_out_is_said_with_what_to_tell(tmp_path):
    (tmp_path / "classes.txt").write_text("nodata\nroad\nhouse\nwater\n", encoding="utf-8")
    expected = write(tmp_path, 3, truth=lambda values: values + 1)
    [problem] = [one for one in opened(tmp_path).problems if one.code == "map-order"]
    assert (problem.decision, problem.readings) == ("ignore", ("0",))
    told_so = opened(tmp_path, told=(told_in("ignore=0"),))
    assert cells(told_so) == named(expected, ["road", "house", "water"])


@pytest.mark.parametrize("count", [2, 3, 4, 8, 20])
@pytest.mark.parametrize("model", ["random", "constant", "blocks", "one an image"])
def test_a_bad_model_stays_bad(tmp_path, model, count):
    def said(true, count, number):
        random = np.random.default_rng([9, number])
        return {
            "random": random.integers(0, count, true.shape),
            "constant": np.zeros(true.shape, int),
            "blocks": drawn(count, number, seed=77),
            "one an image": np.full(true.shape, random.integers(0, count)),
        }[model]

    expected = write(tmp_path, count, truth=lambda values: values + 1, model=said)
    counted = cells(opened(tmp_path))
    numbers = [*map(str, range(count + 1)), "(outside)"]
    assert {pair: pixels for pair, pixels in counted.items() if pair[0] != "0"} == {
        (numbers[truth + 1], numbers[one]): pixels for (truth, one), pixels in expected.items()
    }


@pytest.mark.parametrize("order", [(1, 0, 2), (0, 2, 1), (1, 2, 0)])
def test_a_model_that_swaps_classes_is_counted_as_it_is(tmp_path, order):
    expected = write(tmp_path, 3, predicted=np.array(order).__getitem__)
    evaluation = opened(tmp_path)
    assert cells(evaluation) == {
        (str(truth), str(order[said])): pixels for (truth, said), pixels in expected.items()
    }
    is_said = "map-order" in codes(evaluation)
    assert is_said is (order == (1, 2, 0))


def test_a_checkpoint_that_tells_nothing_is_read_as_those_that_do(tmp_path):
    for number in range(3):
        true = drawn(4, number)
        save(tmp_path / "masks" / f"{number}.png", true + 1)
        save(tmp_path / "epoch_1" / f"{number}.png", np.zeros_like(true))
        save(tmp_path / "epoch_9" / f"{number}.png", true)
    evaluation = opened(tmp_path)
    assert [taken for taken, _ in decided(evaluation, "map-values")] == ["shifted", "shifted"]
    assert {said for _, said in cells(evaluation, 0)} == {"1"}


def test_names_that_leave_out_the_background_count_from_1(tmp_path):
    (tmp_path / "classes.txt").write_text("cat\ndog\nbird\n", encoding="utf-8")
    expected = write(tmp_path, 4)
    evaluation = opened(tmp_path)
    assert cells(evaluation) == named(expected, ["background", "cat", "dog", "bird"])
    assert codes(evaluation) == {"map-names-moved"}
    plain = opened(tmp_path, **told("class-numbers=plain"))
    assert plain.classes.names == ("cat", "dog", "bird")
    assert "map-beyond-classes" in {one.code for one in (*plain.problems, *said_later(plain))}


def test_a_value_beyond_the_names_that_is_never_predicted_is_no_background(tmp_path):
    (tmp_path / "classes.txt").write_text("cat\ndog\nbird\n", encoding="utf-8")
    write(tmp_path, 4, predicted=lambda values: np.minimum(values, 2))
    assert opened(tmp_path).classes.names == ("cat", "dog", "bird")


def test_a_palette_that_was_numbered_anew_is_read_by_its_colours(tmp_path):
    palette = np.array([(0, 0, 0), (200, 0, 0), (0, 200, 0), (0, 0, 200)])
    order = np.array([2, 0, 3, 1])
    moved = np.empty_like(palette)
    moved[order] = palette
    for number in range(3):
        true = drawn(4, number)
        save(tmp_path / "masks" / f"{number}.png", true, palette=palette)
        save(tmp_path / "predictions" / f"{number}.png", order[true], palette=moved)
    evaluation = opened(tmp_path)
    assert {truth == said for truth, said in cells(evaluation)} == {True}
    assert decided(evaluation, "map-values") == [("colours", Origin.EVIDENCE)]


def test_a_reading_that_does_not_fit_is_refused_with_those_that_do(tmp_path):
    write(tmp_path, 3)
    with pytest.raises(CmviewerError, match="map-values=plain"):
        opened(tmp_path, **told("map-values=colours"))
