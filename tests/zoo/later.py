"""Members that do not hold yet, by kind: a name, or a kind, that is taken out here is run by the tests."""

from typing import Final

LATER: Final[dict[str, tuple[str, ...]]] = {
    "objects: layouts by folder": ("objects/folder/yolo",),
    "objects: class numbers": (
        "objects/class numbers/results truth from 1, predictions from 0",
        "objects/class numbers/results behind an unused class, not counted",
        "objects/class numbers/yolo by place in the list",
        "objects/class numbers/yolo behind an unused class, not counted",
    ),
    "objects: images": (
        "objects/images/ids numbers of stems, truth from 0",
        "objects/images/ids numbers of stems, truth in any order",
        "objects/images/voc+table equal names in folders",
    ),
    "objects: checkpoints": (
        "objects/checkpoints/results both from 1",
        "objects/checkpoints/results truth from 0, predictions from 1",
        "objects/checkpoints/results by place in the list",
        "objects/checkpoints/yolo truth from 1, predictions from 0",
    ),
    "objects: judged images": (
        "objects/judged images/a list of files, darknet",
        "objects/judged images/no file for empty images, cameras below",
        "objects/judged images/splits numbered alike, instances",
    ),
    "objects: turned photographs": ("objects/turned photographs/yolo stored+coco stored",),
    "objects: more columns": ("objects/more columns/key points",),
    "objects: crowds": ("objects/crowds/all truths are crowds",),
    "labels: tables": (
        "labels/tables/truth and scores, tsv",
        "labels/tables/truth and scores, decimal commas",
        "labels/tables/truth and scores, json by column",
        "labels/tables/truth and scores, json split",
    ),
    "labels: matrices": (
        "labels/matrices/without row names",
        "labels/matrices/pairs",
        "labels/matrices/crosstab",
    ),
    "labels: class names": (
        "labels/class names/with a hyphen",
        "labels/class names/with a dot",
    ),
}
