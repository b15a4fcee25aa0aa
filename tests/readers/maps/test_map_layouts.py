"""Layouts of well-known data sets, each as its tools write it."""

import json

import numpy as np
import pytest
from opening import codes, opened
from reading_maps import cells, said_later, save

from cmviewer.evaluation import Task
from cmviewer.readers import OpenRequest, PredictionSource, open_evaluation
from cmviewer.readers.maps.class_table import voc_colours

ROAD, SIDEWALK, CAR = (128, 64, 128), (244, 35, 232), (0, 0, 142)


def both(truth, predictions, **more):
    return open_evaluation(OpenRequest(truth=truth, predictions=(PredictionSource(predictions),), **more))


def test_cityscapes_predictions_in_train_ids_are_noticed_and_mapped(tmp_path):
    truth = [[7, 8, 26], [0, 26, 33]]
    trains = [[0, 1, 13], [5, 13, 1]]
    save(tmp_path / "gtFine" / "val" / "bonn" / "bonn_1_gtFine_labelIds.png", truth)
    save(tmp_path / "results" / "bonn_1_leftImg8bit_pred.png", trains)
    evaluation = opened(tmp_path)
    assert len(evaluation.classes) == 19
    assert "Cityscapes label ids" in evaluation.recognised
    assert codes(evaluation) == {"map-numbers-differ"}
    assert cells(evaluation) == {
        ("road", "road"): 1,
        ("sidewalk", "sidewalk"): 1,
        ("car", "car"): 2,
        ("bicycle", "sidewalk"): 1,
    }


def test_cityscapes_predictions_in_label_ids_stay_as_they_are(tmp_path):
    truth = [[7, 8, 11], [0, 7, 8]]
    save(tmp_path / "gtFine" / "val" / "bonn" / "bonn_1_gtFine_labelIds.png", truth)
    save(tmp_path / "results" / "bonn_1_pred.png", truth)
    evaluation = opened(tmp_path)
    assert codes(evaluation) == set()
    assert cells(evaluation) == {
        ("road", "road"): 2,
        ("sidewalk", "sidewalk"): 2,
        ("building", "building"): 1,
    }


def test_cityscapes_truth_in_train_ids_and_colours_in_predictions(tmp_path):
    save(tmp_path / "gtFine" / "bonn_1_gtFine_labelTrainIds.png", [[0, 1, 255]])
    save(tmp_path / "results" / "bonn_1_color.png", np.array([[ROAD, CAR, CAR]]))
    evaluation = opened(tmp_path)
    assert cells(evaluation) == {("road", "road"): 1, ("sidewalk", "car"): 1}
    assert evaluation.classes.colours[0].tolist() == list(ROAD)


def test_cityscapes_instances_are_read_where_there_is_nothing_else(tmp_path):
    ids = np.array([[26_001, 7, 26_012, 3]], np.uint16)
    save(tmp_path / "gtFine" / "bonn_1_gtFine_instanceIds.png", ids)
    save(tmp_path / "results" / "bonn_1.png", [[26, 7, 7, 7]])
    assert cells(opened(tmp_path)) == {("car", "car"): 1, ("road", "road"): 1, ("car", "road"): 1}


def test_voc_palette_and_its_rgb_copy_are_the_same_classes(tmp_path):
    values = np.array([[0, 1, 15], [255, 20, 8]])
    save(tmp_path / "SegmentationClass" / "2007_000001.png", values, palette=voc_colours())
    colours = voc_colours()[values]
    colours[1, 0] = (224, 224, 192)
    save(tmp_path / "results" / "2007_000001.png", colours)
    evaluation = opened(tmp_path)
    assert evaluation.classes.names[:3] == ("background", "aeroplane", "bicycle")
    assert evaluation.classes.background_name == "(outside)"
    names = ("background", "aeroplane", "person", "tvmonitor", "cat")
    assert cells(evaluation) == {(name, name): 1 for name in names}
    swapped = both(tmp_path / "results", tmp_path / "SegmentationClass")
    assert cells(swapped) == {(name, name): 1 for name in names}


def test_ade20k_does_not_count_0_and_takes_its_names_from_its_file(tmp_path):
    (tmp_path / "objectInfo150.txt").write_text(
        "Idx\tRatio\tName\n1\t0.1\twall\n2\t0.1\tbuilding, edifice\n3\t0.1\tsky\n",
        encoding="utf-8",
    )
    save(tmp_path / "annotations" / "validation" / "ADE_val_00000001.png", [[0, 1, 2, 3]])
    save(tmp_path / "predictions" / "ADE_val_00000001.png", [[1, 1, 3, 3]])
    evaluation = opened(tmp_path)
    assert evaluation.classes.names == ("wall", "building, edifice", "sky")
    assert cells(evaluation) == {
        ("wall", "wall"): 1,
        ("building, edifice", "sky"): 1,
        ("sky", "sky"): 1,
    }


def test_a_quote_in_the_header_of_names_costs_their_file_alone(tmp_path):
    (tmp_path / "objectInfo150.txt").write_text('Idx\t"Ratio\tName\n1\t0.1\twall\n', encoding="utf-8")
    save(tmp_path / "annotations" / "validation" / "ADE_val_00000001.png", [[0, 1, 1, 1]])
    save(tmp_path / "predictions" / "ADE_val_00000001.png", [[1, 1, 1, 1]])
    assert sum(cells(opened(tmp_path)).values()) >= 3


def test_ade20k_predictions_counted_from_0_are_noticed(tmp_path):
    truth = np.array([[0, 1, 2, 3, 4, 7]])
    save(tmp_path / "annotations" / "ADE_val_00000001.png", truth)
    save(tmp_path / "predictions" / "ADE_val_00000001.png", [[0, 0, 1, 2, 3, 6]])
    evaluation = opened(tmp_path)
    assert "map-numbers-differ" in codes(evaluation)
    assert cells(evaluation) == {(str(value), str(value)): 1 for value in (1, 2, 3, 4, 7)}


def test_the_full_ade20k_holds_its_class_in_red_and_green(tmp_path):
    objects = [{"name": "car", "name_ndx": 401}, {"name": "person", "name_ndx": 1831}]
    for side in ("truth", "predictions"):
        folder = tmp_path / side
        # 401 = 1 x 256 + 145; 1831 = 7 x 256 + 39
        save(folder / "1_seg.png", np.array([[(15, 145, 2), (71, 39, 1), (0, 0, 0)]]))
        (folder / "1.json").write_text(json.dumps({"annotation": {"object": objects}}), encoding="utf-8")
        save(folder / "1_parts_1.png", np.array([[(9, 9, 9), (71, 39, 1), (0, 0, 0)]]))
    evaluation = opened(tmp_path)
    assert evaluation.classes.names == ("car", "person")
    assert cells(evaluation) == {("car", "car"): 1, ("person", "person"): 1}


def test_camvid_of_segnet_counts_no_void(tmp_path):
    save(tmp_path / "testannot" / "0001TP_008550.png", [[0, 3, 11]])
    save(tmp_path / "results" / "0001TP_008550.png", [[0, 4, 0]])
    evaluation = opened(tmp_path)
    assert "CamVid's 11 classes" in evaluation.recognised
    assert cells(evaluation) == {("Sky", "Sky"): 1, ("Road", "Sidewalk"): 1}


def test_camvid_in_colours_takes_names_from_its_file(tmp_path):
    (tmp_path / "label_colors.txt").write_text(
        "64 128 64\t\tAnimal\n128 64 128\t\tRoad\n0 0 0\t\tVoid\n", encoding="utf-8"
    )
    save(tmp_path / "labels" / "a_L.png", np.array([[(64, 128, 64), (128, 64, 128), (0, 0, 0)]]))
    save(tmp_path / "pred" / "a.png", np.array([[(64, 128, 64), (64, 128, 64), (64, 128, 64)]]))
    evaluation = opened(tmp_path)
    assert evaluation.classes.names == ("Animal", "Road")
    assert cells(evaluation) == {("Animal", "Animal"): 1, ("Road", "Animal"): 1}


def test_mapillary_takes_names_colours_and_what_is_judged_from_its_configuration(tmp_path):
    labels = [
        {"name": "animal--bird", "readable": "Bird", "color": [165, 42, 42], "evaluate": True},
        {"name": "void--static", "readable": "Static", "color": [0, 0, 1], "evaluate": False},
        {"name": "object--bench", "readable": "Bench", "color": [250, 0, 30], "evaluate": True},
    ]
    (tmp_path / "config_v1.2.json").write_text(json.dumps({"labels": labels}), encoding="utf-8")
    save(tmp_path / "labels" / "a.png", [[0, 1, 2]])
    save(tmp_path / "predictions" / "a.png", [[0, 0, 1]])
    evaluation = opened(tmp_path)
    assert evaluation.classes.names == ("Bird", "Bench")
    assert evaluation.classes.colours.tolist() == [[165, 42, 42], [250, 0, 30]]
    assert cells(evaluation) == {("Bird", "Bird"): 1, ("Bench", "(outside)"): 1}


def test_kitti_instances_are_16_bit_and_the_class_is_in_the_high_byte(tmp_path):
    stored = np.array([[26 * 256 + 3, 7 * 256, 26 * 256 + 255]], np.uint16)
    save(tmp_path / "training" / "instance" / "000030_10.png", stored)
    save(tmp_path / "results" / "000030_10.png", [[26, 7, 8]])
    evaluation = opened(tmp_path)
    assert cells(evaluation) == {("car", "car"): 1, ("road", "road"): 1, ("car", "sidewalk"): 1}


def panoptic(folder, categories):
    (folder / "panoptic_val").mkdir(parents=True)
    segments = [{"id": 5, "category_id": 200}, {"id": 1 + 2 * 256, "category_id": 7}]
    known = {"annotations": [{"file_name": "a.png", "segments_info": segments}]}
    known |= {"categories": categories} if categories else {}
    (folder / "panoptic_val.json").write_text(json.dumps(known), encoding="utf-8")


def test_coco_panoptic_maps_are_of_the_classes_of_their_segments(tmp_path):
    panoptic(tmp_path / "annotations", [{"id": 7, "name": "cat"}, {"id": 200, "name": "grass"}])
    panoptic(tmp_path / "results", None)
    save(tmp_path / "annotations" / "panoptic_val" / "a.png", np.array([[(5, 0, 0), (1, 2, 0), (0, 0, 0)]]))
    save(tmp_path / "results" / "panoptic_val" / "a.png", np.array([[(5, 0, 0), (5, 0, 0), (9, 9, 9)]]))
    evaluation = both(tmp_path / "annotations" / "panoptic_val", tmp_path / "results" / "panoptic_val")
    assert evaluation.classes.names == ("cat", "grass")
    assert cells(evaluation) == {("grass", "grass"): 1, ("cat", "grass"): 1}
    assert "segment" in evaluation.problems[0].what
    assert cells(opened(tmp_path)) == cells(evaluation)


def shapes(*some):
    page = {"version": "5", "imagePath": "a.jpg", "imageData": None, "imageWidth": 8, "imageHeight": 4}
    page["shapes"] = [
        {"label": label, "points": points, "shape_type": kind, "group_id": None}
        for label, kind, points in some
    ]
    return json.dumps(page)


def test_labelme_shapes_are_drawn_one_over_the_other(tmp_path):
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "a.json").write_text(
        shapes(
            ("cat", "rectangle", [[3, 3], [0, 0]]),
            ("dog", "polygon", [[2, 0], [3, 0], [3, 3], [2, 3]]),
            ("__ignore__", "rectangle", [[6, 0], [7, 3]]),
            ("cat", "point", [[5, 1]]),
        ),
        encoding="utf-8",
    )
    save(tmp_path / "predictions" / "a.png", np.repeat([[1, 1, 1, 1, 0, 0, 0, 0]], 4, axis=0))
    evaluation = both(tmp_path / "truth", tmp_path / "predictions")
    assert evaluation.classes.names == ("_background_", "cat", "dog")
    assert cells(evaluation) == {
        ("cat", "cat"): 8,
        ("dog", "cat"): 8,
        ("_background_", "_background_"): 8,
    }


@pytest.mark.parametrize("far", [10**400, -(10**400), "1e999"])
def test_a_labelme_shape_with_a_corner_that_no_float_holds_is_not_drawn(tmp_path, far):
    (tmp_path / "truth").mkdir()
    written = shapes(("cat", "rectangle", [[0, 0], [3, 3]]), ("dog", "rectangle", [[5, 0], ["far", 3]]))
    (tmp_path / "truth" / "a.json").write_text(written.replace('"far"', str(far)), encoding="utf-8")
    save(tmp_path / "predictions" / "a.png", np.repeat([[1, 1, 1, 1, 0, 0, 0, 0]], 4, axis=0))
    evaluation = both(tmp_path / "truth", tmp_path / "predictions")
    assert cells(evaluation) == {("cat", "cat"): 16, ("_background_", "_background_"): 16}


@pytest.mark.parametrize("kind", [np.int64, np.uint8, np.int32, np.uint16])
def test_arrays_of_any_whole_numbers_are_maps_and_less_than_0_is_not_judged(tmp_path, kind):
    values = np.array([[0, 1], [2, 0]], kind)
    save(tmp_path / "truth" / "a.npy", np.where(values == 2, -1, values) if kind is np.int64 else values)
    save(tmp_path / "predictions" / "a.npy", values)
    expected = {("0", "0"): 2, ("1", "1"): 1}
    if kind is not np.int64:
        expected["2", "2"] = 1
    evaluation = opened(tmp_path)
    assert {pair: count for pair, count in cells(evaluation).items() if count} == expected


def test_16_bit_maps_are_not_clipped(tmp_path):
    truth = np.array([[300, 299, 255, 65_000]], np.uint16)
    (tmp_path / "classes.txt").write_text("\n".join(f"c{i}" for i in range(400)), encoding="utf-8")
    save(tmp_path / "truth" / "a.png", truth)
    save(tmp_path / "predictions" / "a.png", np.array([[300, 300, 255, 3]], np.uint16))
    evaluation = opened(tmp_path)
    assert cells(evaluation) == {("c300", "c300"): 1, ("c299", "c300"): 1, ("c255", "c255"): 1}
    assert "map-beyond-classes" in [problem.code for problem in said_later(evaluation)]


def test_ultralytics_results_open_beside_their_masks(tmp_path):
    save(tmp_path / "masks" / "val" / "a.png", [[0, 1, 255]])
    save(tmp_path / "runs" / "semantic" / "val" / "results" / "a.png", [[0, 0, 1]])
    (tmp_path / "runs" / "semantic" / "val" / "args.yaml").write_text("task: semantic\n", encoding="utf-8")
    evaluation = opened(tmp_path)
    assert evaluation.task is Task.SEMANTIC_SEGMENTATION
    assert cells(evaluation) == {("0", "0"): 1, ("1", "0"): 1}
