"""What is wrong in maps is said, and the rest is counted."""

import zipfile

import numpy as np
import pytest
from opening import codes, opened, refusal
from PIL import Image
from reading_maps import cells, left_out, photograph, said_later, save

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.matching.maps import count_maps
from cmviewer.readers import PredictionSource
from cmviewer.readers.maps.decoding import decode

GOOD = [[0, 1], [1, 2]]
DIAGONAL = {("0", "0"): 1, ("1", "1"): 2, ("2", "2"): 1}
TASK = {"task": Task.SEMANTIC_SEGMENTATION}


@pytest.fixture
def maps(tmp_path):
    """Two images, each with the same map on both sides."""
    for side in ("truth", "predictions"):
        for name in "ab":
            save(tmp_path / side / f"{name}.png", GOOD)
    return tmp_path


def cut(file):
    file.write_bytes(file.read_bytes()[:-25])


def problem(evaluation, code):
    return next(one for one in evaluation.problems if one.code == code)


def test_maps_of_different_size_are_left_out(maps):
    save(maps / "predictions" / "b.png", [[0, 1]])
    evaluation = opened(maps)
    assert left_out(evaluation) == ["sizes-differ"]
    assert cells(evaluation) == DIAGONAL


def test_truths_without_a_prediction_are_counted_and_the_first_is_named(maps):
    (maps / "predictions" / "b.png").unlink()
    evaluation = opened(maps)
    said = problem(evaluation, "truth-unpredicted")
    assert "1 map " in said.what
    assert "b.png" in said.what
    assert cells(evaluation) == DIAGONAL


def test_predictions_without_a_truth_are_left_out_and_the_first_is_named(maps):
    save(maps / "predictions" / "c.png", GOOD)
    evaluation = opened(maps)
    assert "c.png" in problem(evaluation, "image-unknown").what
    assert len(evaluation.images) == 2


def test_a_checkpoint_that_shares_no_image_with_the_truth_is_left_out(maps):
    save(maps / "epoch_2" / "z.png", GOOD)
    evaluation = opened(maps)
    assert evaluation.checkpoint_names == ("predictions",)
    assert codes(evaluation) == {"truth-unpredicted", "image-unknown"}


def test_photographs_as_truth_are_refused(tmp_path):
    for name in "ab":
        photograph(tmp_path / "x" / f"{name}.png")
        save(tmp_path / "y" / f"{name}.png", np.zeros((40, 30)))
    told = refusal(tmp_path / "y", truth=tmp_path / "x", predictions=(PredictionSource(tmp_path / "y"),))
    assert told.problems[0].code == "map-photo"


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_photographs_as_predictions_are_refused(tmp_path, mode):
    for name in "ab":
        photograph(tmp_path / "x" / f"{name}.png", mode=mode)
        save(tmp_path / "y" / f"{name}.png", np.zeros((40, 30)))
    told = refusal(tmp_path / "y", truth=tmp_path / "y", predictions=(PredictionSource(tmp_path / "x"),))
    assert "map-photo" in [problem.code for problem in told.problems]


def test_one_photograph_among_the_maps_is_left_out(tmp_path):
    (tmp_path / "classes.txt").write_text("sky\nroad\n", encoding="utf-8")
    for number in range(40):
        for side in ("truth", "predictions"):
            save(tmp_path / side / f"{number}.png", np.zeros((40, 30)))
    photograph(tmp_path / "predictions" / "33.png", mode="L")
    evaluation = opened(tmp_path)
    assert left_out(evaluation) == ["map-photo"]
    assert cells(evaluation) == {("sky", "sky"): 39 * 1200}


def test_colours_that_nobody_knows_are_refused_with_the_first_and_its_place(tmp_path):
    for side in ("truth", "predictions"):
        save(tmp_path / side / "a.png", np.array([[(1, 2, 3), (4, 5, 6)]]))
    said = refusal(tmp_path).problems[0]
    assert said.code == "map-colours-unknown"
    assert said.file == tmp_path / "truth" / "a.png"
    assert said.decision == "classes"


def test_a_few_unknown_colours_are_said_with_number_and_place_and_not_counted(maps):
    (maps / "label_colors.txt").write_text("200 0 0 fire\n0 200 0 wood\n", encoding="utf-8")
    colours = np.array([[(200, 0, 0), (0, 200, 0)], [(0, 200, 0), (1, 2, 3)]])
    save(maps / "truth" / "a.png", colours)
    save(maps / "truth" / "b.png", np.where(colours == 3, 0, colours)[:1])
    for name, height in (("a", 2), ("b", 1)):
        save(maps / "predictions" / f"{name}.png", colours[:height])
    evaluation = opened(maps)
    outside = problem(evaluation, "map-outside")
    assert "1 pixel of the predictions, in 1 map" in outside.what
    assert "colour 1, 2, 3 at x 1, y 1" in outside.what
    beyond = next(one for one in said_later(evaluation) if one.code == "map-beyond-classes")
    assert beyond.file == maps / "truth" / "a.png"
    assert cells(evaluation) == {("fire", "fire"): 2, ("wood", "wood"): 3}


def test_a_map_mostly_of_unknown_colours_is_left_out(maps):
    (maps / "label_colors.txt").write_text("200 0 0 fire\n0 200 0 wood\n", encoding="utf-8")
    known = np.broadcast_to(np.array([200, 0, 0]), (4, 4, 3))
    for name in "abcd":
        for side in ("truth", "predictions"):
            save(maps / side / f"{name}.png", known)
    save(maps / "predictions" / "b.png", np.broadcast_to(np.array([1, 2, 3]), (4, 4, 3)))
    assert left_out(opened(maps)) == ["map-colours-unknown"]


def test_a_class_table_shorter_than_the_values_is_said_and_the_rest_counts(maps):
    (maps / "classes.txt").write_text("background\nroad\n", encoding="utf-8")
    save(maps / "predictions" / "b.png", [[0, 1], [1, 1]])
    evaluation = opened(maps)
    assert cells(evaluation) == {("background", "background"): 2, ("road", "road"): 4}
    said = next(one for one in said_later(evaluation) if one.code == "map-beyond-classes")
    assert "2 pixels of the truth, in 2 maps" in said.what
    assert "value 2" in said.what


def test_predicted_values_beyond_the_classes_are_outside_and_that_is_said(maps):
    (maps / "classes.txt").write_text("sky\nroad\nlake\n", encoding="utf-8")
    save(maps / "predictions" / "b.png", [[0, 1], [1, 77]])
    evaluation = opened(maps)
    assert cells(evaluation)["lake", "(outside)"] == 1
    assert "1 pixel" in problem(evaluation, "map-outside").what


def test_looking_at_a_map_twice_counts_what_is_odd_in_it_once(maps):
    (maps / "classes.txt").write_text("sky\nroad\n", encoding="utf-8")
    evaluation = opened(maps)
    once = said_later(evaluation)
    assert said_later(evaluation) == once


@pytest.mark.parametrize("side", ["truth", "predictions"])
def test_a_png_that_is_cut_off_is_left_out(maps, side):
    save(maps / side / "b.png", np.random.default_rng(0).integers(0, 3, (50, 50)))
    cut(maps / side / "b.png")
    evaluation = opened(maps)
    assert left_out(evaluation) == ["map-unreadable"]
    assert cells(evaluation) == DIAGONAL


def test_a_set_of_which_nothing_can_be_read_is_refused(maps):
    for name in "ab":
        (maps / "truth" / f"{name}.png").write_bytes(b"no image")
    assert {one.code for one in refusal(maps).problems} == {"map-unreadable"}


def test_jpeg_maps_are_refused_with_the_reason(maps):
    for name in "ab":
        (maps / "predictions" / f"{name}.png").unlink()
        Image.fromarray(np.array(GOOD, np.uint8)).save(maps / "predictions" / f"{name}.jpg")
    for error in (
        refusal(maps),
        refusal(maps, predictions=(PredictionSource(maps / "predictions"),), **TASK),
    ):
        assert error.problems[0].code == "map-lossy"
        assert "blurs" in error.problems[0].what


def test_a_jpeg_that_is_called_png_is_left_out(maps):
    Image.fromarray(np.array(GOOD, np.uint8)).save(maps / "predictions" / "b.png", "JPEG")
    assert left_out(opened(maps)) == ["map-lossy"]


def test_alpha_that_is_the_same_everywhere_is_dropped(maps):
    grey = np.array([(value, value, value, 255) for value in np.ravel(GOOD)]).reshape(2, 2, 4)
    save(maps / "predictions" / "b.png", grey)
    Image.fromarray(np.array(GOOD, np.uint8)).convert("LA").save(maps / "predictions" / "a.png")
    assert cells(opened(maps)) == {pair: 2 * count for pair, count in DIAGONAL.items()}


def test_alpha_that_differs_is_a_problem(maps):
    save(maps / "predictions" / "b.png", np.arange(16).reshape(2, 2, 4))
    assert left_out(opened(maps)) == ["map-alpha"]


def test_an_empty_folder_of_predictions_is_refused(maps):
    (maps / "nothing").mkdir()
    told = (PredictionSource(maps / "nothing"),)
    said = refusal(maps, predictions=told, **TASK).problems[0]
    assert (said.code, said.file) == ("predictions-missing", maps / "nothing")


def test_an_empty_folder_is_refused(tmp_path):
    assert refusal(tmp_path, **TASK).problems[0].code == "truth-nowhere"


def test_of_two_files_for_one_image_the_first_counts(maps):
    save(maps / "predictions" / "b.tif", np.zeros((2, 2)))
    save(maps / "predictions" / "b_pred.png", np.zeros((2, 2)))
    evaluation = opened(maps)
    assert problem(evaluation, "map-twice").what.startswith("2 maps")
    assert cells(evaluation) == {pair: 2 * count for pair, count in DIAGONAL.items()}


@pytest.mark.parametrize(
    "values",
    [np.zeros((2, 2, 5), np.float32), np.zeros((2, 2)), np.zeros(4, np.uint8), np.array([[70_000, 0]])],
)
def test_arrays_that_are_no_maps_are_refused(tmp_path, values):
    save(tmp_path / "a.npy", values)
    with pytest.raises(CmviewerError) as error:
        decode(tmp_path / "a.npy")
    assert error.value.problems[0].code == "map-not-labels"


def test_an_archive_of_several_arrays_is_no_map(tmp_path):
    np.savez(tmp_path / "a.npz", a=np.zeros((2, 2), int), b=np.zeros((2, 2), int))
    with pytest.raises(CmviewerError) as error:
        decode(tmp_path / "a.npz")
    assert error.value.problems[0].code == "map-not-labels"


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"\x80\x04pickle"])
def test_a_damaged_array_is_unreadable(tmp_path, content):
    for name in ("a.npy", "a.npz"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CmviewerError) as error:
            decode(tmp_path / name)
        assert error.value.problems[0].code == "map-unreadable"


@pytest.mark.parametrize("member", ["mask.npy", "notes.txt"])
def test_an_archive_of_anything_but_an_array_is_unreadable(tmp_path, member):
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr(member, "a text of somebody")
    with pytest.raises(CmviewerError) as error:
        decode(tmp_path / "a.npz")
    assert error.value.problems[0].code == "map-unreadable"


def test_pickled_arrays_are_never_read(tmp_path):
    np.save(tmp_path / "a.npy", np.array([[None, 1]], object), allow_pickle=True)
    with pytest.raises(CmviewerError):
        decode(tmp_path / "a.npy")


def test_a_panoptic_map_that_its_json_does_not_know_is_left_out(tmp_path):
    for side in ("truth", "predictions"):
        for name in "ab":
            save(tmp_path / side / "panoptic" / f"{name}.png", np.ones((2, 2, 3)))
        (tmp_path / side / "panoptic.json").write_text(
            '{"annotations": [{"file_name": "a.png", "segments_info": [{"id": 65793, "category_id": 1}]}],'
            ' "categories": [{"id": 1, "name": "cat"}]}',
            encoding="utf-8",
        )
    evaluation = opened(tmp_path)
    assert left_out(evaluation) == ["map-unlisted"]
    assert cells(evaluation) == {("cat", "cat"): 4}


def test_a_map_that_is_gone_since_opening_is_left_out(maps):
    evaluation = opened(maps)
    (maps / "predictions" / "b.png").unlink()
    counted = count_maps(evaluation.truth, evaluation.checkpoints[0].load())
    assert [one.code for one in counted.problems] == ["path-missing"]
    assert counted.left_out == 1


def test_an_ignored_label_in_a_manifest_must_be_a_number(maps):
    (maps / "cmviewer.toml").write_text('ignore-label = "road"\n', encoding="utf-8")
    assert refusal(maps).problems[0].code == "manifest-unreadable"


def test_odd_shapes_are_left_out_and_the_others_drawn(tmp_path):
    shapes = (
        '{"label": "cat", "points": 3}, {"label": "cat", "shape_type": [1], "points": [[0, 0]]}, 7,'
        '{"label": "cat", "points": [[0, 0], ["x", 1], [1, 1]]},'
        '{"label": "cat", "shape_type": "rectangle", "points": [[0, 0], [1, 0]]}'
    )
    for side in ("truth", "predictions"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.json").write_text(
            f'{{"imageWidth": 2, "imageHeight": 2, "shapes": [{shapes}]}}', encoding="utf-8"
        )
    told = {"truth": tmp_path / "truth", "predictions": (PredictionSource(tmp_path / "predictions"),)}
    evaluation = opened(tmp_path, **told, **TASK)
    assert cells(evaluation) == {("cat", "cat"): 2, ("_background_", "_background_"): 2}


def test_classes_beyond_what_a_map_can_hold_are_refused(maps):
    file = maps / "mine.json"
    file.write_text('{"label_map": {"0": "sky", "99999": "road"}}', encoding="utf-8")
    assert refusal(maps, classes=file).problems[0].code == "classes-unreadable"


def test_segments_that_are_none_are_passed_over(tmp_path):
    odd = '{"id": 1e9, "category_id": 1}, {"id": 99999999999999999999, "category_id": 1}, 3, {"id": 5}'
    for side in ("truth", "predictions"):
        save(tmp_path / side / "panoptic" / "a.png", np.ones((2, 2, 3)))
        (tmp_path / side / "panoptic.json").write_text(
            f'{{"annotations": [{{"file_name": "a.png", "segments_info": [{odd}]}}, 4,'
            ' {"file_name": "b.png", "segments_info": 1}], "categories": [{"id": 1, "name": "cat"}]}',
            encoding="utf-8",
        )
    assert "map-outside" in codes(opened(tmp_path))


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_folder_of_predictions_that_holds_photographs_says_so(maps, mode):
    for name in "ab":
        photograph(maps / "predictions" / f"{name}.png", mode=mode)
    [said] = refusal(maps).problems
    assert (said.code, said.file) == ("map-photo", maps / "predictions" / "a.png")


def test_jpeg_maps_of_the_truth_say_why_they_are_none(maps):
    for name in "ab":
        (maps / "truth" / f"{name}.png").unlink()
        Image.fromarray(np.array(GOOD, np.uint8)).save(maps / "truth" / f"{name}.jpg")
    assert "map-lossy" in [problem.code for problem in refusal(maps).problems]
