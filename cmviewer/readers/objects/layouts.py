"""How files of objects look, one example a layout."""

from dataclasses import dataclass
from typing import Final

from cmviewer.evaluation import Task

_EITHER: Final = f"{Task.DETECTION}, {Task.INSTANCE_SEGMENTATION}"


@dataclass(frozen=True)
class Layout:
    """A layout of objects: its name, what it is for, and what it looks like."""

    name: str
    task: str
    example: str


LAYOUTS: Final[tuple[Layout, ...]] = (
    Layout(
        "COCO JSON",
        _EITHER,
        'truth: {"images": [{"id": 42, "file_name": "a.jpg", "width": 640, "height": 480}],\n'
        '        "categories": [{"id": 3, "name": "cat"}],\n'
        '        "annotations": [{"image_id": 42, "category_id": 3, "bbox": [left, top, width, height],\n'
        '                         "segmentation": [[x, y, …]] or {"size": [480, 640], "counts": "…"}}]}\n'
        'predictions: [{"image_id": 42, "category_id": 3, "bbox": [left, top, width, height],\n'
        '               "score": 0.9}]\n'
        "also what detectron2 (coco_instances_results.json), mmdetection (*.bbox.json, *.segm.json) and\n"
        "Ultralytics (predictions.json) write, and a truth whose annotations carry a score",
    ),
    Layout(
        "FiftyOne's labels.json",
        Task.DETECTION,
        '{"classes": ["cat"], "labels": {"a": [{"label": 0, "bounding_box": [left, top, width, height],\n'
        '                                        "confidence": 0.9}]}}   shares of the image',
    ),
    Layout(
        "CreateML JSON",
        Task.DETECTION,
        '[{"image": "a.jpg", "annotations": [{"label": "cat", "coordinates":\n'
        '    {"x": 50, "y": 40, "width": 20, "height": 30}}]}]   x and y of the centre, in pixels',
    ),
    Layout(
        "YOLO labels",
        _EITHER,
        "data.yaml, images/val/a.jpg, labels/val/a.txt, rows: class cx cy w h   or   class x1 y1 x2 y2 …\n"
        "runs/detect/epoch_5/labels/a.txt, the score behind; all as shares of the image",
    ),
    Layout(
        "Text of boxes, a file an image",
        Task.DETECTION,
        "class left top right bottom\nclass score left top right bottom   (other orders: --boxes)",
    ),
    Layout(
        "KITTI labels", Task.DETECTION, "Car 0.0 0 -1.6 587.0 173.3 614.1 200.1 1.6 1.7 3.2 -1.5 1.2 9.9 0.1"
    ),
    Layout("DOTA labels", Task.INSTANCE_SEGMENTATION, "x1 y1 x2 y2 x3 y3 x4 y4 class difficult"),
    Layout(
        "Pascal VOC XML",
        Task.DETECTION,
        "<annotation><filename>a.jpg</filename><object><name>cat</name>\n"
        "  <bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax></bndbox></object></annotation>",
    ),
    Layout(
        "labelme JSON",
        _EITHER,
        '{"imagePath": "a.jpg",\n'
        ' "shapes": [{"label": "cat", "shape_type": "polygon", "points": [[x, y], …]}]}',
    ),
    Layout(
        "CVAT for images XML",
        _EITHER,
        '<annotations><image id="0" name="a.jpg" width="640" height="480">\n'
        '  <box label="cat" xtl="1" ytl="2" xbr="30" ybr="40"/></image></annotations>',
    ),
    Layout(
        "Open Images CSV",
        Task.DETECTION,
        "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax\na,xclick,/m/01yrx,1,0.1,0.4,0.2,0.5",
    ),
    Layout(
        "CSV tables with a box a row",
        Task.DETECTION,
        "image,xmin,ymin,xmax,ymax,label\na.jpg,1,2,30,40,cat",
    ),
)
