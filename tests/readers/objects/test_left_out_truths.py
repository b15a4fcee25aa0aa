"""What is read of a truth is counted or left out, with a number: one bad record in a hundred."""

import json

import pytest
from opening import opened
from test_left_out_objects import (
    CATEGORIES,
    GOOD,
    IMAGES,
    OPEN_IMAGES,
    TABLE,
    createml,
    four_points,
    in_folder,
    labelme,
    ltrb,
    shares,
    text,
    voc,
)  # fmt: skip

PIXELS = in_folder("preds", text([(n, f"cat 0.9 {ltrb(b)}\n") for n, b in GOOD], "cat 0.9 1 1 10 10\n"))
SHARES = in_folder("preds", text([(n, f"0 {shares(b)} 0.9\n") for n, b in GOOD], "0 0.5 0.5 0.2 0.2 0.9\n"))


def coco():
    good = [{"image_id": i, "category_id": 1, "bbox": box} for i, (_, box) in enumerate(GOOD)]
    bad = {"image_id": 99, "category_id": 1, "bbox": ["x"]}
    return json.dumps({"images": IMAGES, "categories": CATEGORIES, "annotations": [*good, bad]})


def cvat():
    def image(number, box):
        corners = zip(("xtl", "ytl", "xbr", "ybr"), box, strict=True)
        places = " ".join(f'{key}="{value}"' for key, value in corners)
        inside = f'<box label="cat" {places}/>'
        return f'<image id="{number}" name="p{number}.jpg" width="200" height="200">{inside}</image>'

    good = "".join(image(i, ltrb(box).split()) for i, (_, box) in enumerate(GOOD))
    return f"<annotations><version>1.1</version>{good}{image(99, ('x', 1, 2, 3))}</annotations>"


def without_scores(records):
    return [{key: value for key, value in one.items() if key != "confidence"} for one in records]


TRUTHS = {
    "COCO": {"truth.json": coco(), **PIXELS},
    "CVAT": {"annotations.xml": cvat(), **PIXELS},
    "YOLO": {
        **in_folder("labels", text([(n, f"0 {shares(b)}\n") for n, b in GOOD], "0 0.5 0.5\n")), **SHARES,
    },
    "text of boxes": {
        **in_folder("truth", text([(n, f"cat {ltrb(b)}\n") for n, b in GOOD], "cat 1 2\n")), **PIXELS,
    },
    "KITTI": {
        **in_folder(
            "label_2",
            text([(n, f"cat 0 0 0 {ltrb(b)} 1 1 1 1 1 1 1\n") for n, b in GOOD], "cat 0 0 0 1\n"),
        ),
        **PIXELS,
    },
    "DOTA": {
        **in_folder("labelTxt", text([(n, f"{four_points(b)} cat 0\n") for n, b in GOOD], "1 2 cat 0\n")),
        **PIXELS,
    },
    "VOC": {
        **in_folder(
            "Annotations",
            {f"{n}.xml": voc(b) for n, b in GOOD} | {"p99.xml": "<annotation><object></object></annotation>"},
        ),
        **PIXELS,
    },
    "labelme": {
        **in_folder(
            "truth",
            {f"{n}.json": labelme([[b[0], b[1]], [b[0] + b[2], b[1] + b[3]]]) for n, b in GOOD}
            | {"p99.json": labelme([[1, 1]])},
        ),
        **PIXELS,
    },
    "CreateML": {
        "truth.json": json.dumps(
            [
                {"image": n, "annotations": without_scores(createml(b))}
                for n, b in [*GOOD, ("p99", None)]
            ]
        ),
        **PIXELS,
    },
    "box table": {
        "truth.csv": TABLE.replace(",score", "")
        + "".join(f"{n},{ltrb(b).replace(' ', ',')},cat\n" for n, b in GOOD)
        + "p99,x,1,2,3,cat\n",
        **PIXELS,
    },
    "Open Images": {
        "validation-annotations-bbox.csv": OPEN_IMAGES.replace(",Score", "")
        + "".join(
            f"{n},cat,{b[0] / 200},{(b[0] + b[2]) / 200},{b[1] / 200},{(b[1] + b[3]) / 200}\n"
            for n, b in GOOD
        )
        + "p99,cat,0.5,x,0.1,0.2\n",
        **SHARES,
        "classes.txt": "cat\n",
    },
}  # fmt: skip


@pytest.mark.parametrize("layout", TRUTHS)
def test_one_bad_truth_in_a_hundred_is_left_out_with_its_number(folder, layout):
    evaluation = opened(folder(TRUTHS[layout]))
    left_out = sum(problem.left_out for problem in evaluation.problems)
    assert (len(evaluation.truth), left_out) == (99, 1)
