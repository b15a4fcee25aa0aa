"""What reading maps decides is recorded, can be told, and what is told reads back to the same counts."""

import numpy as np
import pytest
from opening import codes, opened
from reading_maps import cells, left_out, save
from real_data import real_data
from thinning import some_now

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Origin, Role
from cmviewer.matching.maps import count_maps
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decision_keys import Told, told_in
from cmviewer.readers.request import with_told
from cmviewer.resources import resource

TRUTH = [[0, 1], [1, 2]]
PREDICTED = [[0, 1], [2, 2]]


def told(*words):
    return {"told": tuple(told_in(one) for one in words)}


def decisions(evaluation):
    return {one.key: (one.taken, one.origin) for one in evaluation.interpretation.decisions}


@pytest.fixture
def maps(tmp_path):
    for name in "ab":
        save(tmp_path / "truth" / f"{name}.png", TRUTH)
        save(tmp_path / "predictions" / f"{name}.png", PREDICTED)
    return tmp_path


def test_every_folder_and_file_has_a_role_and_a_layout(maps):
    (maps / "classes.txt").write_text("sky\nroad\nlake\n", encoding="utf-8")
    found = {(one.path.name, one.role, one.layout) for one in opened(maps).interpretation.files}
    assert found == {
        ("classes.txt", Role.NAMES, "Class names"),
        ("truth", Role.TRUTH, "Label maps"),
        ("predictions", Role.PREDICTION, "Label maps"),
    }


def test_decisions_say_what_was_taken_and_why(maps):
    found = decisions(opened(maps))
    assert found["task"] == ("semantic-segmentation", Origin.CONVENTION)
    assert found["truth"][0] == "truth"
    assert found["join"] == ("path", Origin.EVIDENCE)
    assert found["ignore"] == ("255", Origin.CONVENTION)
    assert found["map-values"] == ("plain", Origin.CONVENTION)


@pytest.mark.parametrize("value", ["1,255", "none", "0"])
def test_ignore_labels_that_are_told_are_those_of_the_option(maps, value):
    save(maps / "truth" / "a.png", [[0, 255], [1, 2]])
    evaluation = opened(maps, **told(f"ignore={value}"))
    assert decisions(evaluation)["ignore"] == (value, Origin.TOLD)
    if value != "none":
        labels = tuple(int(one) for one in value.split(","))
        assert cells(evaluation) == cells(opened(maps, ignore_labels=labels))
    else:
        assert cells(evaluation)["255", "1"] == 1


def test_of_several_truths_one_is_told_by_its_folder(maps):
    for name in "ab":
        save(maps / "masks" / f"{name}.png", PREDICTED)
    said = opened(maps).problems[0]
    assert (said.code, said.decision, said.readings) == ("truth-several", "truth", ("truth",))
    evaluation = opened(maps, **told("truth=truth"))
    assert decisions(evaluation)["truth"] == ("truth", Origin.TOLD)
    assert codes(evaluation) == set()
    with pytest.raises(CmviewerError, match="truth=masks"):
        opened(maps, **told("truth=elsewhere"))


def splits(top, predicted):
    for split in ("train", "val"):
        save(top / "annotations" / split / f"{split}_1.png", TRUTH)
    for split in predicted:
        save(top / "predictions" / f"{split}_1.png", PREDICTED)


def test_the_split_that_all_predictions_are_of_is_judged(tmp_path):
    splits(tmp_path, ["val"])
    evaluation = opened(tmp_path)
    assert evaluation.images.names == ("val/val_1",)
    assert decisions(evaluation)["split"] == ("val", Origin.EVIDENCE)
    assert codes(evaluation) == set()


def test_a_split_is_told_by_its_name(tmp_path):
    splits(tmp_path, ["train", "val"])
    assert len(opened(tmp_path).images) == 2
    evaluation = opened(tmp_path, **told("split=train"))
    assert evaluation.images.names == ("train/train_1",)
    with pytest.raises(CmviewerError, match="split=val"):
        opened(tmp_path, **told("split=test"))


def test_maps_are_joined_by_path_alone_where_that_is_told(tmp_path):
    for place, name in (("truth/bonn", "1"), ("truth/bonn", "2"), ("predictions/bonn", "1")):
        save(tmp_path / place / f"{name}.png", TRUTH)
    save(tmp_path / "predictions" / "2.png", TRUTH)
    assert decisions(opened(tmp_path))["join"] == ("stem", Origin.EVIDENCE)
    assert sum(cells(opened(tmp_path)).values()) == 8
    by_path = opened(tmp_path, **told("join=path"))
    assert sum(cells(by_path).values()) == 4
    assert codes(by_path) == {"truth-unpredicted", "image-unknown"}


def test_what_is_told_and_decides_nothing_is_said(maps):
    assert codes(opened(maps, **told("boxes.truth=ltwh"))) == {"reading-unused"}


SETS = ["pairs", "sample", "ade20k", "cityscapes", "shifted"]


@pytest.fixture(params=SETS)
def request_of_a_set(request, tmp_path):
    if request.param == "sample":
        return OpenRequest(resource("samples", "digit-maps"))
    if request.param == "ade20k":
        return OpenRequest(real_data("semseg_ade20k"))
    if request.param == "cityscapes":
        save(tmp_path / "gtFine" / "val" / "bonn" / "bonn_1_gtFine_labelIds.png", [[7, 8, 26], [0, 26, 33]])
        save(tmp_path / "results" / "bonn_1_leftImg8bit_pred.png", [[0, 1, 13], [5, 13, 1]])
    if request.param == "pairs":
        save(tmp_path / "a_gt.png", TRUTH)
        save(tmp_path / "a_pred.png", PREDICTED)
    if request.param == "shifted":
        (tmp_path / "classes.txt").write_text("a\nb\nc\n", encoding="utf-8")
        for number in range(4):
            values = np.random.default_rng(number).integers(1, 4, (9, 9))
            save(tmp_path / "masks" / f"{number}.png", values)
            save(tmp_path / "predictions" / f"{number}.png", values - 1)
    return OpenRequest(tmp_path)


def test_all_decisions_told_give_the_same_counts_and_nothing_is_left_to_convention(request_of_a_set):
    first = open_evaluation(request_of_a_set)
    told_back = {one.key: Told(one.key, one.taken) for one in first.interpretation.decisions}
    again = open_evaluation(with_told(request_of_a_set, tuple(told_back.values())))
    assert cells(again, -1) == cells(first, -1)
    assert again.classes.names == first.classes.names
    assert "reading-unused" not in codes(again)
    assert {one.taken for one in again.interpretation.decisions} == {
        one.taken for one in first.interpretation.decisions
    }


BAD = {
    "cut off": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "other size": lambda file: save(file, [[0, 1]]),
    "gone": lambda file: file.unlink(),
    "no image": lambda file: file.write_bytes(b"nothing"),
}


@pytest.mark.parametrize("side", ["truth", "predictions"])
@pytest.mark.parametrize("bad", some_now(BAD, every=4, first=1))
@pytest.mark.parametrize("ending", [".png", ".npy"])
def test_one_bad_map_in_a_hundred_costs_itself_and_read_is_counted_and_left_out(tmp_path, side, bad, ending):
    for number in range(100):
        for folder in ("truth", "predictions"):
            save(tmp_path / folder / f"{number}{ending}", np.tile(TRUTH, (4, 4)))
    BAD[bad](tmp_path / side / f"57{ending}")
    evaluation = opened(tmp_path)
    counted = count_maps(evaluation.truth, evaluation.checkpoints[0].load())
    said = [*evaluation.problems, *counted.problems]
    assert sum(one.left_out for one in said) == 1
    assert sum(cells(evaluation).values()) == 99 * 64
    assert len(left_out(evaluation)) == (0 if bad == "gone" else 1)
