"""What is read is counted or left out, with a number: one bad record in a hundred, in every layout."""

import json

import pytest
from opening import opened

GOOD = [(f"p{i}", [10 + i % 7, 20, 30, 40 + i % 5]) for i in range(99)]
IMAGES = [{"id": i, "file_name": f"p{i}.jpg", "width": 200, "height": 200} for i in range(100)]
CATEGORIES = [{"id": 1, "name": "cat"}]


def coco_objects(score):
    found = [{"image_id": i, "category_id": 1, "bbox": box, **score} for i, (_, box) in enumerate(GOOD)]
    return [*found, {"image_id": 99, "category_id": 1, "bbox": ["x"], **score}]


def corners(box):
    x, y, width, height = box
    return [x, y, x + width, y, x + width, y + height, x, y + height]


def centre(box):
    return [box[0] + box[2] / 2, box[1] + box[3] / 2, box[2], box[3], 0.0]


def oriented(key, numbers):
    found = [
        {"image_id": i, "category_id": 1, key: numbers(box), "score": 0.9} for i, (_, box) in enumerate(GOOD)
    ]
    return [*found, {"image_id": 99, "category_id": 1, key: ["x"], "score": 0.9}]


def four_points(box):
    return " ".join(map(str, corners(box)))


def text(rows, bad):
    return {f"{name}.txt": row for name, row in rows} | {"p99.txt": bad}


def in_folder(name, files):
    return {f"{name}/{file}": content for file, content in files.items()}


def shares(box):
    return f"{(box[0] + box[2] / 2) / 200} {(box[1] + box[3] / 2) / 200} {box[2] / 200} {box[3] / 200}"


def ltrb(box):
    return f"{box[0]} {box[1]} {box[0] + box[2]} {box[1] + box[3]}"


def voc(box):
    numbers = zip(("xmin", "ymin", "xmax", "ymax"), ltrb(box).split(), strict=True)
    corners = "".join(f"<{key}>{value}</{key}>" for key, value in numbers)
    return f"<annotation><object><name>cat</name><bndbox>{corners}</bndbox></object></annotation>"


def labelme(points):
    shape = {"label": "cat", "points": points, "shape_type": "rectangle"}
    return json.dumps({"imagePath": "p.jpg", "imageWidth": 200, "imageHeight": 200, "shapes": [shape]})


def fiftyone(box):
    return [{"label": "cat", "bounding_box": box, "confidence": 0.9}]


def createml(box):
    if box is None:
        return [{"label": "cat", "coordinates": {"x": 1}, "confidence": 0.9}]
    place = {"x": box[0] + box[2] / 2, "y": box[1] + box[3] / 2, "width": box[2], "height": box[3]}
    return [{"label": "cat", "coordinates": place, "confidence": 0.9}]


TRUTH = json.dumps(
    {
        "images": IMAGES,
        "categories": CATEGORIES,
        "annotations": [
            {"image_id": i, "category_id": 1, "bbox": box}
            for i, (_, box) in enumerate([*GOOD, ("p99", [1, 1, 9, 9])])
        ],
    }
)


def lists(box, times=1):
    """Lists of one image side by side; with `times` 0 the score is missing."""
    left, top, width, height = box
    return {"labels": ["cat"], "scores": [0.9] * times, "bboxes": [[left, top, left + width, top + height]]}


def roboflow(box):
    found = dict(zip(("x", "y", "width", "height"), box, strict=True)) | {"class": "cat", "confidence": 0.9}
    return json.dumps({"image": {"width": 200, "height": "200"}, "predictions": [found]})


def darknet(box):
    left, top, width, height = (value / 200 for value in box)
    place = {"center_x": left + width / 2, "center_y": top + height / 2, "width": width, "height": height}
    return {"name": "cat", "confidence": 0.9, "relative_coordinates": place}


TABLE = "image,xmin,ymin,xmax,ymax,label,score\n"
OPEN_IMAGES = "ImageID,LabelName,Score,XMin,XMax,YMin,YMax\n"
LAYOUTS = {
    "COCO results": {"r.json": json.dumps(coco_objects({"score": 0.9}))},
    "COCO results with classes": {
        "r.json": json.dumps(
            {"images": IMAGES, "categories": CATEGORIES, "annotations": coco_objects({"score": 0.9})}
        )
    },
    "FiftyOne": {
        "r.json": json.dumps(
            {
                "classes": ["cat"],
                "labels": {name: fiftyone([v / 200 for v in box]) for name, box in GOOD}
                | {"p99": fiftyone([1])},
            }
        )
    },
    "CreateML": {
        "r.json": json.dumps([{"image": n, "annotations": createml(b)} for n, b in [*GOOD, ("p99", None)]])
    },
    "YOLO": in_folder("preds", text([(n, f"0 {shares(b)} 0.9\n") for n, b in GOOD], "0 0.5 0.5 0.9\n")),
    "text of boxes": in_folder(
        "preds", text([(n, f"cat 0.9 {ltrb(b)}\n") for n, b in GOOD], "cat 0.9 1 2\n")
    ),
    "KITTI": in_folder(
        "preds", text([(n, f"cat 0 0 0 {ltrb(b)} 1 1 1 1 1 1 1 0.9\n") for n, b in GOOD], "cat 0 0 0 1\n")
    ),
    "DOTA": in_folder(
        "preds", text([(n, f"{four_points(b)} cat 0.9\n") for n, b in GOOD], "1 2 3 4 cat 0.9\n")
    ),
    "oriented, four points": {"r.json": json.dumps(oriented("poly", corners))},
    "oriented, turned": {"r.json": json.dumps(oriented("rbox", centre))},
    "VOC": in_folder(
        "preds",
        {f"{n}.xml": voc(b) for n, b in GOOD} | {"p99.xml": "<annotation><object></object></annotation>"},
    ),
    "labelme": in_folder(
        "preds",
        {f"{n}.json": labelme([[b[0], b[1]], [b[0] + b[2], b[1] + b[3]]]) for n, b in GOOD}
        | {"p99.json": labelme([[1, 1]])},
    ),
    "box table": {
        "r.csv": TABLE
        + "".join(f"{n},{ltrb(b).replace(' ', ',')},cat,0.9\n" for n, b in GOOD)
        + "p99,x,1,2,3,cat,0.9\n"
    },
    "Open Images": {
        "r.csv": OPEN_IMAGES
        + "".join(
            f"{n},cat,0.9,{b[0] / 200},{(b[0] + b[2]) / 200},{b[1] / 200},{(b[1] + b[3]) / 200}\n"
            for n, b in GOOD
        )
        + "p99,cat,0.9,0.5,x,0.1,0.2\n"
    },
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_bad_record_in_a_hundred_is_left_out_with_its_number(folder, layout):
    evaluation = opened(folder({"truth.json": TRUTH, **LAYOUTS[layout]}))
    checkpoint = evaluation.checkpoints[0]
    found = checkpoint.load()
    left_out = sum(problem.left_out for problem in (*evaluation.problems, *checkpoint.problems()))
    assert (len(found), left_out) == (99, 1)
