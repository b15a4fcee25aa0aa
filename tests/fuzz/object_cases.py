"""Detection and instance segmentation: every layout of boxes and regions."""

from pycocotools import mask as masks

from tests.fuzz.case import PHOTO, Case, as_json, text

PHOTOS = {"images/a.jpg": PHOTO, "images/b.jpg": PHOTO}
RING = [1, 2, 30, 2, 30, 35, 1, 35]
RUNS = {"size": [40, 60], "counts": [100, 20, 20, 20, 2240]}
PACKED = {"size": [40, 60], "counts": masks.frPyObjects(RUNS, 40, 60)["counts"].decode()}

LABELS = {"labels/a.txt": b"0 0.3 0.4 0.2 0.3\n1 0.6 0.5 0.2 0.2\n", "labels/b.txt": b"1 0.5 0.5 0.4 0.4\n"}
SAID = {
    "runs/detect/epoch_1/labels/a.txt": b"0 0.3 0.4 0.2 0.3 0.9\n1 0.1 0.1 0.1 0.1 0.4\n",
    "runs/detect/epoch_1/labels/b.txt": b"0 0.5 0.5 0.4 0.4 0.8\n",
}
DATA = b"path: .\ntrain: images\nval: images\nnc: 2\nnames:\n  0: cat\n  1: dog\n"
POSES = {
    "labels/a.txt": b"0 0.3 0.4 0.2 0.3 0.3 0.3 2 0.4 0.4 1\n",
    "runs/pose/predict/labels/a.txt": b"0 0.3 0.4 0.2 0.3 0.3 0.3 0.9 0.4 0.4 0.8 0.7\n",
}
SHAPES = {
    "labels/a.txt": b"0 0.1 0.1 0.5 0.1 0.5 0.6\n1 0.6 0.5 0.9 0.5 0.9 0.9 0.6 0.9\n",
    "runs/segment/predict/labels/a.txt": b"0 0.1 0.1 0.5 0.1 0.5 0.6 0.1 0.6 0.7\n",
}


def _coco_truth(segmentation: list[object] | None = None) -> dict[str, object]:
    annotations = [
        {"id": place, "image_id": 1 + place % 2, "category_id": 1 + 2 * (place % 2), "bbox": [1, 2, 29, 33],
         "area": 957, "iscrowd": int(place == 3)}
        for place in range(4)
    ]  # fmt: skip
    for one, shape in zip(annotations, segmentation or [], strict=False):
        one["segmentation"] = shape
    return {
        "info": {"year": 2020},
        "images": [
            {"id": 1, "file_name": "a.jpg", "width": 60, "height": 40},
            {"id": 2, "file_name": "b.jpg", "width": 60, "height": 40},
        ],
        "categories": [{"id": 1, "name": "cat", "supercategory": "x"}, {"id": 3, "name": "dog"}],
        "annotations": annotations,
    }


def _coco_results(segmentation: object = None) -> list[dict[str, object]]:
    more = {} if segmentation is None else {"segmentation": segmentation}
    return [
        {"image_id": 1, "category_id": 1, "bbox": [2, 2, 29, 33], "score": 0.9, **more},
        {"image_id": 2, "category_id": 1, "bbox": [0, 2, 20, 30], "score": 0.5, **more},
        {"image_id": 2, "category_id": 3, "bbox": [5.5, 6, 20, 30], "score": 0.25, **more},
    ]


def _coco() -> list[Case]:
    boxes, shapes = _coco_truth(), _coco_truth([[RING], RUNS, PACKED, RUNS])
    panes = {"truth.json": as_json(shapes), "segm.json": as_json(_coco_results(PACKED))}
    fiftyone = {"classes": ["cat", "dog"], "labels": {
        "a": [{"label": 0, "bounding_box": [0.1, 0.1, 0.4, 0.4], "confidence": 0.9}],
        "b": [{"label": 1, "bounding_box": [0.1, 0.1, 0.4, 0.4], "confidence": 0.9}],
    }}  # fmt: skip
    place = {"x": 20, "y": 20, "width": 20, "height": 30}
    createml, scored = (
        [
            {"image": name, "annotations": [{"label": "cat", "coordinates": place, **more}]}
            for name in ("a.jpg", "b.jpg")
        ]
        for more in ({}, {"confidence": 0.9})
    )
    return [
        Case(
            "COCO boxes", {"truth.json": as_json(boxes), "results.json": as_json(_coco_results()), **PHOTOS}
        ),
        Case(
            "COCO named",
            {"t.json": as_json(boxes), "p.json": as_json(_coco_results())},
            "t.json",
            ("p.json",),
        ),
        Case("COCO masks", {**panes, "epoch_2.segm.json": as_json(_coco_results(RUNS))}),
        Case("COCO rings", {"truth.json": as_json(shapes), "found.json": as_json(_coco_results([RING]))}),
        Case("FiftyOne", {"truth.json": as_json(boxes), "labels.json": as_json(fiftyone), **PHOTOS}),
        Case(
            "CreateML",
            {"truth.json": as_json(createml), "found.json": as_json(scored), **PHOTOS},
            "truth.json",
            ("found.json",),
        ),
    ]


def _yolo() -> list[Case]:
    listed = b"path: .\nval: val.txt\nnames: [cat, dog]\n"
    darknet = {"data/obj.names": b"cat\ndog\n", "data/obj.data": b"classes = 2\nvalid = data/val.txt\nnames = data/obj.names\n",
               "data/val.txt": b"images/a.jpg\nimages/b.jpg\n", **LABELS, **PHOTOS,
               "predictions/a.txt": b"cat 0.9 1 2 30 35\n", "predictions/b.txt": b"dog 0.8 1 2 30 35\n"}  # fmt: skip
    posed = b"path: .\nval: images\nkpt_shape: [2, 3]\nnames: {0: cat, 1: dog}\n"
    results = [{"image_id": name, "file_name": f"{name}.jpg", "category_id": 1, "bbox": [1, 2, 29, 33], "score": 0.9}
               for name in ("a", "b")]  # fmt: skip
    return [
        Case("YOLO", {"data.yaml": DATA, **LABELS, **SAID, **PHOTOS}),
        Case(
            "YOLO list",
            {"data.yaml": listed, "val.txt": b"./images/a.jpg\nimages/b.jpg\n", **LABELS, **SAID, **PHOTOS},
        ),
        Case("YOLO shapes", {"data.yaml": DATA, **SHAPES, "images/a.jpg": PHOTO}),
        Case("YOLO poses", {"data.yaml": posed, **POSES, **PHOTOS}),
        Case(
            "YOLO names",
            {"classes.txt": b"cat\ndog\n", **LABELS, **SAID, **PHOTOS},
            "labels",
            ("runs",),
            "classes.txt",
        ),
        Case("darknet", darknet),
        Case(
            "Ultralytics JSON",
            {"data.yaml": DATA, **LABELS, "runs/predictions.json": as_json(results), **PHOTOS},
        ),
    ]


def _xml(name: str, truth: bool) -> str:
    score = "" if truth else "<confidence>0.8</confidence>"
    return (
        f"<annotation><folder>images</folder><filename>{name}.jpg</filename><size><width>60</width>"
        "<height>40</height><depth>3</depth></size><object><name>cat</name><difficult>0</difficult>"
        f"{score}<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>35</ymax></bndbox></object>"
        "<object><name>dog</name><bndbox><xmin>11</xmin><ymin>12</ymin><xmax>40</xmax><ymax>39</ymax>"
        "</bndbox></object></annotation>"
    )


def _cvat() -> bytes:
    images = "".join(
        f'<image id="{place}" name="{name}.jpg" width="60" height="40">'
        '<box label="cat" occluded="0" xtl="1" ytl="2" xbr="30" ybr="35" z_order="0"/>'
        '<polygon label="dog" points="1,2;30,2;30,35"/>'
        '<mask label="dog" rle="2, 3, 2" left="1" top="1" width="7" height="1"/></image>'
        for place, name in enumerate("ab")
    )
    labels = "<label><name>cat</name></label><label><name>dog</name></label>"
    meta = f"<meta><task><labels>{labels}</labels></task></meta>"
    return text(f'<?xml version="1.0"?><annotations><version>1.1</version>{meta}{images}</annotations>')


def labelme(name: str) -> bytes:
    shapes = [
        {"label": "cat", "shape_type": "polygon", "points": [[1, 2], [30, 2], [30, 35]], "flags": {}},
        {"label": "dog", "shape_type": "rectangle", "points": [[5, 5], [20, 20]], "group_id": None},
        {"label": "dog", "shape_type": "circle", "points": [[10, 10], [12, 12]]},
    ]
    return as_json({"version": "5", "imagePath": f"{name}.jpg", "imageHeight": 40, "imageWidth": 60,
                    "imageData": None, "shapes": shapes})  # fmt: skip


def _per_image() -> list[Case]:
    kitti = "Car 0.0 0 -1.6 7.0 3.3 30.1 30.1 1.6 1.7 3.2 -1.5 1.2 9.9 0.1"
    dota = b"imagesource:GoogleEarth\ngsd:0.1\n1 2 30 2 30 35 1 35 plane 0\n1 2 9 2 9 9 1 9 ship 1\n"
    comp = {f"truth/{name}.txt": b"cat 1 2 30 35\ndog 2 2 20 20\n" for name in "ab"}
    scored = {f"found/{name}.txt": b"cat 0.9 1 2 30 35\ndog 0.3 2 2 20 20\n" for name in "ab"}
    voc = {f"Annotations/{name}.xml": text(_xml(name, truth=True)) for name in "ab"}
    return [
        Case("text of boxes", {**comp, **scored, **PHOTOS}, "truth", ("found",)),
        Case("KITTI", {
            "label_2/000001.txt": text(f"{kitti}\nDontCare -1 -1 -10 1 2 3 4 -1 -1 -1 -1000 -1000 -1000 -10\n"),
            "results/000001.txt": text(f"{kitti} 0.9\n"), "image_2/000001.png": PHOTO}),
        Case("DOTA", {"labelTxt/a.txt": dota, "found/a.txt": b"plane 0.9 1 2 30 35\n", **PHOTOS}, "labelTxt", ("found",)),
        Case("VOC", {**voc, **{f"found/{name}.xml": text(_xml(name, truth=False)) for name in "ab"}, **PHOTOS}),
        Case("VOC lists", {**voc, "ImageSets/Main/val.txt": b"a\nb\n", **scored}, "Annotations", ("found",)),
        Case("labelme", {f"{side}/{name}.json": labelme(name) for side in ("truth", "found") for name in "ab"}, "truth", ("found",)),
        Case("CVAT", {"truth/annotations.xml": _cvat(), "found/annotations.xml": _cvat(), **PHOTOS}, "truth", ("found",)),
    ]  # fmt: skip


def _tables() -> list[Case]:
    header = b"ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsGroupOf\n"
    opened = header + b"a,xclick,/m/01yrx,1,0.1,0.4,0.2,0.5,0,0\nb,xclick,/m/0bt9lr,1,0.1,0.4,0.2,0.5,0,1\n"
    found = b"ImageID,LabelName,Score,XMin,XMax,YMin,YMax\na,/m/01yrx,0.9,0.1,0.4,0.2,0.5\n"
    boxes = b"image,xmin,ymin,xmax,ymax,label\na.jpg,1,2,30,40,cat\nb.jpg,1,2,30,40,dog\n"
    scored = b"image,xmin,ymin,xmax,ymax,label,score\na.jpg,1,2,30,40,cat,0.9\nb.jpg,1,2,30,40,cat,0.3\n"
    listed = (
        b"image,truth,prediction,score,truth_id,prediction_id,truth_box,prediction_box\n"
        b"a.jpg,cat,dog,0.9,1,2,1 2 30 40,2 2 31 41\nb.jpg,cat,background,,2,,1 2 30 40,\n"
    )
    runs = b"ImageId,ClassId,EncodedPixels\na.jpg,1,1 10 50 10\nb.jpg,2,5 20\n"
    return [
        Case("Open Images", {"validation-annotations-bbox.csv": opened, "found.csv": found,
                             "class-descriptions-boxable.csv": b"/m/01yrx,Cat\n/m/0bt9lr,Dog\n", **PHOTOS}),
        Case("box tables", {"truth.csv": boxes, "found.csv": scored, **PHOTOS}, "truth.csv", ("found.csv",)),
        Case("lists of cmviewer", {"list.csv": listed, **PHOTOS}),
        Case("run lengths in tables", {"train.csv": runs, "submission.csv": runs, **PHOTOS}),
    ]  # fmt: skip


def object_cases() -> list[Case]:
    """Every case whose unit is an object."""
    return _coco() + _yolo() + _per_image() + _tables()
