"""How sets of label maps look, one example a layout."""

from dataclasses import dataclass
from typing import Final

from cmviewer.evaluation import Task

_TASK: Final = Task.SEMANTIC_SEGMENTATION


@dataclass(frozen=True)
class Layout:
    """A layout of maps: its name, what it is for, and what it looks like."""

    name: str
    task: str
    example: str


MAP_LAYOUTS: Final[tuple[Layout, ...]] = (
    Layout(
        "Label maps",
        _TASK,
        "truth/a.png     a class number a pixel: palette, grey of 8 or 16 bits, colours; also .npy, .npz\n"
        "epoch_1/a.png   the same of each checkpoint\n"
        "epoch_2/a.png\n"
        "images/a.jpg    the photographs\n"
        "classes.txt     one name a line\n"
        "or in one folder: 1_target.png, 1_pred.png, 1_image.png",
    ),
    Layout(
        "Cityscapes",
        _TASK,
        "gtFine/val/bonn/bonn_000000_000001_gtFine_labelIds.png   or _labelTrainIds, _color, _instanceIds\n"
        "leftImg8bit/val/bonn/bonn_000000_000001_leftImg8bit.png\n"
        "results/bonn_000000_000001_pred.png   label ids or train ids",
    ),
    Layout(
        "ADE20K",
        _TASK,
        "annotations/validation/ADE_val_00000001.png, objectInfo150.txt   0 is not judged\n"
        "or the full set: 1_seg.png with 1_atr.txt or 1.json",
    ),
    Layout(
        "Pascal VOC masks",
        _TASK,
        "SegmentationClass/2007_000001.png   a palette, or its colours; 255 is void",
    ),
    Layout("CamVid", _TASK, "testannot/0001TP_008550.png, label_colors.txt"),
    Layout("Mapillary Vistas", _TASK, "v1.2/labels/0.png, config_v1.2.json"),
    Layout(
        "KITTI semantics",
        _TASK,
        "training/semantic/000030_10.png or training/instance/000030_10.png (16 bits)",
    ),
    Layout(
        "COCO panoptic",
        _TASK,
        "panoptic_val/000000000139.png, panoptic_val.json with annotations and categories",
    ),
    Layout("Ultralytics semantic results", _TASK, "masks/val/a.png, runs/semantic/val/results/a.png"),
    Layout("labelme JSON, drawn to pixels", _TASK, "truth/a.json, predictions/a.png"),
)
