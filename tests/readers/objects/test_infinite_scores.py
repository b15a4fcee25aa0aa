"""A prediction whose score is infinite, or no number, is left out and said, in every layout."""

import json

import numpy as np
import pytest
from opening import codes, opened, refusal

BOX = [10, 20, 30, 40]
TEXTS = ["inf", "-inf", "nan", "Infinity", "1e999"]
TOKENS = ["Infinity", "-Infinity", "NaN", "1e999"]
COUNT = 20
BAD = 7
TRUTH = json.dumps(
    {
        "images": [{"id": i, "file_name": f"p{i}.jpg", "width": 200, "height": 200} for i in range(COUNT)],
        "categories": [{"id": 1, "name": "cat"}],
        "annotations": [{"image_id": i, "category_id": 1, "bbox": BOX} for i in range(COUNT)],
    }
)


def each(row, odd, end="\n"):
    """A row an image, of which one has the odd score; `row` is made of the image's number and the score."""
    return end.join(row(i, odd if i == BAD else "0.9") for i in range(COUNT)) + end


def files(row, odd):
    return {f"preds/p{i}.txt": row(i, odd if i == BAD else "0.9") + "\n" for i in range(COUNT)}


def listed(row, odd):
    return "[" + each(row, odd, ",").rstrip(",") + "]"


def keyed(row, odd):
    return "{" + each(row, odd, ",").rstrip(",") + "}"


SHARES = "0.05, 0.1, 0.15, 0.2"
OF_TEXT = {
    "YOLO": lambda odd: files(lambda _, score: f"0 0.125 0.2 0.15 0.2 {score}", odd),
    "text of boxes": lambda odd: files(lambda _, score: f"cat {score} 10 20 40 60", odd),
    "VOC": lambda odd: {
        f"preds/p{i}.xml": "<annotation><object><name>cat</name><bndbox><xmin>10</xmin><ymin>20</ymin>"
        f"<xmax>40</xmax><ymax>60</ymax></bndbox><score>{odd if i == BAD else 0.9}</score></object>"
        "</annotation>"
        for i in range(COUNT)
    },
    "KITTI": lambda odd: files(lambda _, score: f"cat 0 0 0 10 20 40 60 1 1 1 1 1 1 1 {score}", odd),
    "DOTA": lambda odd: files(lambda _, score: f"10 20 40 20 40 60 10 60 cat {score}", odd),
    "box table": lambda odd: {
        "r.csv": "image,xmin,ymin,xmax,ymax,label,score\n"
        + each(lambda i, score: f"p{i},10,20,40,60,cat,{score}", odd)
    },
    "Open Images": lambda odd: {
        "r.csv": "ImageID,LabelName,Score,XMin,XMax,YMin,YMax\n"
        + each(lambda i, score: f"p{i},cat,{score},0.05,0.2,0.1,0.3", odd)
    },
}
OF_JSON = {
    "COCO results": lambda odd: {
        "r.json": listed(
            lambda i, score: f'{{"image_id": {i}, "category_id": 1, "bbox": {BOX}, "score": {score}}}', odd
        )
    },
    "FiftyOne": lambda odd: {
        "r.json": '{"classes": ["cat"], "labels": '
        + keyed(
            lambda i, score: (
                f'"p{i}": [{{"label": "cat", "bounding_box": [{SHARES}], "confidence": {score}}}]'
            ),
            odd,
        )
        + "}"
    },
    "CreateML": lambda odd: {
        "r.json": listed(
            lambda i, score: (
                f'{{"image": "p{i}.jpg", "annotations": [{{"label": "cat", "confidence": {score}, '
                '"coordinates": {"x": 25, "y": 40, "width": 30, "height": 40}}]}'
            ),
            odd,
        )
    },
    "pipeline": lambda odd: {
        "r.json": keyed(
            lambda i, score: (
                f'"p{i}.jpg": [{{"score": {score}, "label": "cat", '
                '"box": {"xmin": 10, "ymin": 20, "xmax": 40, "ymax": 60}}]'
            ),
            odd,
        )
    },
    "labelme": lambda odd: {
        f"preds/p{i}.json": f'{{"imagePath": "p{i}.jpg", "imageWidth": 200, "imageHeight": 200, "shapes": '
        '[{"label": "cat", "points": [[10, 20], [40, 60]], "shape_type": "rectangle", '
        f'"score": {odd if i == BAD else 0.9}}}]}}'
        for i in range(COUNT)
    },
}
CASES = [(name, write, odd) for name, write in OF_TEXT.items() for odd in TEXTS]
CASES += [(name, write, odd) for name, write in OF_JSON.items() for odd in TOKENS]


@pytest.mark.parametrize(
    ("write", "odd"), [case[1:] for case in CASES], ids=[f"{c[0]} {c[2]}" for c in CASES]
)
def test_a_score_that_is_no_finite_number_costs_its_prediction(folder, write, odd):
    evaluation = opened(folder({"truth.json": TRUTH, **write(odd)}))
    checkpoint = evaluation.checkpoints[0]
    found = checkpoint.load()
    problems = [*evaluation.problems, *checkpoint.problems()]
    assert len(evaluation.truth) == COUNT
    assert sorted(found.image.tolist()) == [i for i in range(COUNT) if i != BAD]
    assert found.score == pytest.approx(np.full(COUNT - 1, 0.9))
    assert [problem.left_out for problem in problems if problem.left_out] == [1]
    assert not {"score-missing", "score-percent"} & {problem.code for problem in problems}


def test_a_broken_shape_of_labelme_costs_itself(folder):
    shapes = [{"label": "cat", "points": [[10, 20], [40, 60]], "shape_type": "rectangle"}]
    image = {"imagePath": "p1.jpg", "imageWidth": 200, "imageHeight": 200}
    broken = json.dumps({**image, "shapes": [*shapes, {"label": None, "points": "none"}, 7]})
    evaluation = opened(folder({"truth.json": TRUTH, "preds/p1.json": broken}))
    assert len(evaluation.checkpoints[0].load()) == 1
    assert sum(problem.left_out for problem in evaluation.problems) == 2


@pytest.mark.parametrize("score", ["null", '""'])
def test_no_score_is_no_infinite_one(folder, score):
    if score == "null":
        content = {"r.json": OF_JSON["COCO results"]("null")["r.json"]}
    else:
        content = {"r.csv": OF_TEXT["box table"]("")["r.csv"]}
    evaluation = opened(folder({"truth.json": TRUTH, **content}))
    assert len(evaluation.checkpoints[0].load()) == COUNT
    assert codes(evaluation) == {"score-missing"}


def test_percent_are_percent_beside_an_infinite_score(folder):
    rows = files(lambda _, score: f"0 0.125 0.2 0.15 0.2 {'inf' if score == 'inf' else 90.5}", "inf")
    evaluation = opened(folder({"truth.json": TRUTH, **rows}))
    assert evaluation.checkpoints[0].load().score == pytest.approx(np.full(COUNT - 1, 0.905))


def test_scores_of_which_none_is_a_number_are_refused(folder):
    table = "image,xmin,ymin,xmax,ymax,label,score\n" + "".join(
        f"p{i},10,20,40,60,cat,inf\n" for i in range(COUNT)
    )
    assert refusal(folder({"truth.json": TRUTH, "r.csv": table})).problems


def test_a_truth_does_not_need_the_scores_that_stand_in_it(folder):
    truth = json.loads(TRUTH)
    truth["annotations"] = [{**one, "score": float("inf")} for one in truth["annotations"]]
    top = folder({"truth.json": json.dumps(truth), "preds.json": OF_JSON["COCO results"]("0.9")["r.json"]})
    evaluation = opened(top, truth=top / "truth.json")
    assert len(evaluation.truth) == len(evaluation.checkpoints[0].load()) == COUNT
