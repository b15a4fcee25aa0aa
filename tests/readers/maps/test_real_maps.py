"""Label maps as other people's tools wrote them."""

import numpy as np
import pytest
from opening import opened, refusal
from PIL import Image
from reading_maps import cells
from real_data import real_data

from cmviewer.evaluation import Task
from cmviewer.readers import OpenRequest, PredictionSource, open_evaluation
from cmviewer.resources import resource

TRUTHS = [
    ("ade20k2017_dataset/dataset", 1),
    ("ade20k2020_dataset/dataset_with_meta_file", 3),
    ("camvid_dataset/testannot", 31),
    ("cityscapes_dataset/train_dataset/gtFine", 19),
    ("coco_dataset/coco_panoptic/annotations/panoptic_val", 2),
    ("kitti_dataset/kitti_segmentation", 19),
    ("mapillary_vistas_dataset/val/v1.2/labels", 3),
    ("mapillary_vistas_dataset/val/v2.0/instances", 3),
    ("mapillary_vistas_dataset/val/v2.0/panoptic", 3),
    ("voc_dataset/voc_dataset1/SegmentationClass", 21),
]


@pytest.mark.parametrize(("name", "classes"), TRUTHS, ids=[name for name, _ in TRUTHS])
def test_a_truth_paired_with_itself_is_a_diagonal_and_alone_lacks_predictions(name, classes):
    folder = real_data("formats") / name
    itself = OpenRequest(truth=folder, predictions=(PredictionSource(folder, "itself"),))
    evaluation = open_evaluation(itself)
    assert len(evaluation.classes) == classes
    counted = cells(evaluation)
    assert counted
    assert all(truth == prediction for truth, prediction in counted)
    assert refusal(folder).problems[0].code == "predictions-missing"


def test_boxes_of_labelme_paired_with_themselves_are_objects_not_maps():
    folder = real_data("formats") / "labelme_json"
    itself = OpenRequest(truth=folder, predictions=(PredictionSource(folder, "itself"),))
    evaluation = open_evaluation(itself)
    assert evaluation.task is Task.DETECTION
    assert evaluation.classes.names == ("boat", "dog", "chair")
    assert refusal(folder).problems[0].code == "predictions-missing"


def test_masks_of_the_old_labelme_are_refused_for_their_alpha():
    folder = real_data("formats") / "labelme_dataset" / "Masks"
    said = refusal(folder, truth=folder, predictions=(PredictionSource(folder, "itself"),)).problems
    assert {one.code for one in said} == {"map-alpha"}


def test_ade20k_opens_with_its_names_and_photographs():
    folder = real_data("semseg_ade20k")
    evaluation = opened(folder)
    assert len(evaluation.classes) == 150
    assert evaluation.classes.names[0] == "wall"
    assert all(evaluation.images.find(image).suffix == ".jpg" for image in range(3))
    counted = cells(evaluation)
    truth = [np.asarray(Image.open(file)) for file in sorted((folder / "annotations").iterdir())]
    assert sum(counted.values()) == sum(int((one > 0).sum()) for one in truth)
    assert all(truth == prediction for truth, prediction in counted)
    assert counted["sky", "sky"] == sum(int((one == 3).sum()) for one in truth)


def test_the_sample_opens_with_its_checkpoints_and_photographs():
    folder = resource("samples", "digit-maps")
    evaluation = opened(folder)
    assert evaluation.checkpoint_names == ("epoch_01", "epoch_02", "epoch_04", "epoch_08", "epoch_16")
    assert evaluation.classes.names[:2] == ("paper", "zero")
    assert evaluation.classes.colours is not None
    assert all(evaluation.images.find(image) is not None for image in range(20))
    truth = [np.asarray(Image.open(file)) for file in sorted((folder / "truth").iterdir())]
    counted = cells(evaluation, 4)
    assert sum(counted.values()) == sum(int((one != 255).sum()) for one in truth)
    assert evaluation.problems == ()
