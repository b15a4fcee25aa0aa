"""Which images belong together: pairs in one folder, pages, what lies beside maps, a mask a class."""

import json

import numpy as np
import pytest
from opening import codes, opened, refusal
from PIL import Image
from reading_maps import cells, photograph, save
from thinning import some_now

TRUTH = np.kron([[0, 1], [1, 2]], np.ones((5, 5), int))
PREDICTED = np.kron([[0, 1], [2, 2]], np.ones((5, 5), int))
EXPECTED = {("0", "0"): 25, ("1", "1"): 25, ("1", "2"): 25, ("2", "2"): 25}


def times(count):
    return {pair: pixels * count for pair, pixels in EXPECTED.items()}


@pytest.mark.parametrize("truth", ["gt", "target", "label", "mask", "seg", "true"])
@pytest.mark.parametrize("predicted", ["pred", "output", "prediction"])
@pytest.mark.parametrize("folder", some_now([".", "results", "results/test", "runs/exp/masks"], every=4))
def test_pairs_in_one_folder_are_told_by_their_endings(tmp_path, monkeypatch, folder, truth, predicted):
    for name in ("pond", "road"):
        save(tmp_path / folder / f"{name}_{truth}.png", TRUTH)
        save(tmp_path / folder / f"{name}_{predicted}.png", PREDICTED)
        photograph(tmp_path / folder / f"{name}_input.png", (10, 10))
    assert cells(opened(tmp_path)) == times(2)
    monkeypatch.chdir(tmp_path)
    evaluation = opened(tmp_path.relative_to(tmp_path))
    assert cells(evaluation) == times(2)
    assert len(evaluation.checkpoints) == 1


@pytest.mark.parametrize("folders", [("epoch_1", "epoch_2", "epoch_10"), ("step100", "step200")])
@pytest.mark.parametrize("above", ["", "results/"])
def test_a_truth_that_is_written_again_beside_each_checkpoint_is_one(tmp_path, folders, above):
    for folder in folders:
        for name in ("pond", "road"):
            save(tmp_path / above / folder / f"{name}_gt.png", TRUTH)
            save(tmp_path / above / folder / f"{name}_pred.png", TRUTH if folder == folders[0] else PREDICTED)
    evaluation = opened(tmp_path)
    assert [name.rsplit("/", 1)[-1] for name in evaluation.checkpoint_names] == list(folders)
    assert len(evaluation.images) == 2
    assert sum(cells(evaluation, 0).values()) == 200
    assert cells(evaluation, 1) == times(2)
    assert codes(evaluation) == set()


def test_truths_of_equal_names_that_differ_are_images_of_their_own(tmp_path):
    for number, values in ((1, TRUTH), (2, np.zeros_like(TRUTH))):
        save(tmp_path / f"epoch_{number}" / "0_gt.png", values)
        save(tmp_path / f"epoch_{number}" / "0_pred.png", values)
    evaluation = opened(tmp_path)
    assert len(evaluation.images) == 2
    assert cells(evaluation, 0) == {("0", "0"): 25, ("1", "1"): 50, ("2", "2"): 25}
    assert cells(evaluation, 1) == {("0", "0"): 100}


def test_equal_names_in_folders_of_one_depth_are_paired_by_their_folder(tmp_path):
    for city, predicted in (("aachen", PREDICTED), ("bonn", TRUTH)):
        save(tmp_path / "gt" / "val" / city / "1.png", TRUTH)
        save(tmp_path / "results" / city / "1.png", predicted)
    evaluation = opened(tmp_path)
    assert cells(evaluation)["1", "2"] == 25
    assert sum(cells(evaluation).values()) == 200


def pages(file, *some):
    file.parent.mkdir(parents=True, exist_ok=True)
    first, *others = [Image.fromarray(np.asarray(one, np.uint8)) for one in some]
    first.save(file, save_all=True, append_images=others)


def test_every_page_of_a_tiff_is_counted(tmp_path):
    pages(tmp_path / "masks" / "stack.tif", TRUTH, TRUTH, TRUTH)
    pages(tmp_path / "predictions" / "stack.tif", TRUTH, PREDICTED, PREDICTED)
    assert cells(opened(tmp_path)) == {
        ("0", "0"): 75,
        ("1", "1"): 100,
        ("1", "2"): 50,
        ("2", "2"): 75,
    }


def test_pages_of_other_sizes_are_said(tmp_path):
    for side in ("masks", "predictions"):
        save(tmp_path / side / "a.png", TRUTH)
        pages(tmp_path / side / "stack.tif", TRUTH, TRUTH[:4])
    from reading_maps import left_out

    evaluation = opened(tmp_path)
    assert left_out(evaluation) == ["map-pages"]


def test_a_stack_of_arrays_is_counted_whole_and_planes_of_classes_are_refused(tmp_path):
    save(tmp_path / "masks" / "stack.npy", np.stack([TRUTH, TRUTH]))
    save(tmp_path / "predictions" / "stack.npy", np.stack([PREDICTED, PREDICTED]))
    assert cells(opened(tmp_path)) == times(2)
    planes = (np.arange(3)[:, None, None] == TRUTH).astype(np.uint8)
    save(tmp_path / "predictions" / "stack.npy", planes)
    assert "map-not-labels" in {one.code for one in refusal(tmp_path, truth=tmp_path / "masks").problems}


@pytest.mark.parametrize("scores", [np.float16, np.float32])
@pytest.mark.parametrize("name", ["dataset.json", "predictions/dataset.json"])
def test_nnunet_results_are_read_with_its_names_and_without_its_scores(tmp_path, scores, name):
    for image in ("case_1", "case_2"):
        save(tmp_path / "labelsTs" / f"{image}.png", TRUTH)
        save(tmp_path / "predictions" / f"{image}.png", PREDICTED)
        np.savez(tmp_path / "predictions" / f"{image}.npz", probabilities=np.zeros((3, 1, 10, 10), scores))
        (tmp_path / "predictions" / f"{image}.pkl").write_bytes(b"\x80")
    labels = {"background": 0, "liver": 1, "tumour": 2}
    (tmp_path / name).write_text(json.dumps({"labels": labels, "numTraining": 2}), encoding="utf-8")
    (tmp_path / "predictions" / "plans.json").write_text("{}", encoding="utf-8")
    evaluation = opened(tmp_path)
    names = list(labels) if name == "dataset.json" else ["0", "1", "2"]
    assert cells(evaluation) == {
        (names[int(truth)], names[int(said)]): 2 * pixels for (truth, said), pixels in EXPECTED.items()
    }


@pytest.mark.parametrize(
    "place", [*(f"{{image}}{sign}{{name}}.png" for sign in "_-. /"), "{name}/{image}.png"]
)
@pytest.mark.parametrize("names", [("background", "cat", "dog"), ("cup", "disc")])
def test_a_mask_a_class_is_refused_by_name(tmp_path, place, names):
    for image in ("pond", "road"):
        for value, name in enumerate(names):
            for side in ("masks", "predictions"):
                save(tmp_path / side / place.format(image=image, name=name), (value == TRUTH) * 255)
    said = refusal(tmp_path).problems[0]
    assert said.code == "map-class-each"
    assert all(name in said.what for name in names)


def test_tiles_of_one_class_are_no_masks_of_classes(tmp_path):
    for image in ("pond_north", "pond_south", "road_north", "road_south"):
        for side in ("masks", "predictions"):
            save(tmp_path / side / f"{image}.png", (TRUTH > 0) * 255)
    assert cells(opened(tmp_path)) == {("0", "0"): 100, ("255", "255"): 300}
