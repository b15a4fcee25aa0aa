"""Matrices of other people's files, against a naive count that reads them by itself."""

import json
import warnings
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import shapely
from PIL import Image

from cmviewer.confusion.count import count
from cmviewer.evaluation import Task
from cmviewer.matching import CountingRule, Crowd, Match
from cmviewer.readers import OpenRequest, PredictionSource, open_evaluation
from tests import naive_objects
from tests.real_data import real_data

RULES = [
    CountingRule(score=0.25),
    CountingRule(score=0.0, iou=0.3),
    CountingRule(score=0.5, iou=0.75),
    *(CountingRule(score=0.25, match=match) for match in Match if match is not Match.IOU),
]


def naive(truth, predictions, rule, overlap=naive_objects.iou, crowd=()):
    """Cells by class names; truth: image → [(class, box)], predictions: image → [(class, score, box)].

    crowd: (image, place in the truth) of what is ignored.
    """
    found = Counter()
    for image in truth:
        everything = list(enumerate(truth[image]))
        ordinary = [one for place, one in everything if (image, place) not in crowd]
        ignored = [one for place, one in everything if (image, place) in crowd]
        said = [one for one in predictions.get(image, ()) if one[1] >= rule.score]
        matches = naive_objects.walk(ordinary, said, rule, lambda _: 0, overlap)
        lies = {
            place
            for place, (_, _, box) in enumerate(said)
            if place not in matches.values()
            and any(naive_objects.share(box, other) >= rule.iou for _, other in ignored)
        }
        kept = [one for place, one in enumerate(said) if place not in lies]
        moved = {t: p - sum(place < p for place in lies) for t, p in matches.items()}
        found.update(naive_objects.cells(ordinary, kept, rule, moved, "background"))
    return found


def ours(evaluation, checkpoint, rule):
    matrix, name = count(evaluation, checkpoint, rule).matrix, evaluation.classes.name
    return Counter(
        {
            (name(t), name(p)): n
            for t, p, n in zip(
                matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True
            )
        }
    )


def corners(box):
    x, y, width, height = box
    return (x, y, x + width, y + height)


def coco(truth_file, results_file):
    truth_set = json.loads(Path(truth_file).read_text())
    results = json.loads(Path(results_file).read_text())
    results = results if isinstance(results, list) else results["annotations"]
    names = {one["id"]: one["name"] for one in truth_set["categories"]}
    truth = {one["id"]: [] for one in truth_set["images"]}
    crowd, predictions = set(), {}
    for one in truth_set["annotations"]:
        if one.get("iscrowd"):
            crowd.add((one["image_id"], len(truth[one["image_id"]])))
        truth[one["image_id"]].append((names[one["category_id"]], corners(one["bbox"])))
    for one in results:
        row = (names[one["category_id"]], one.get("score", 1.0), corners(one["bbox"]))
        predictions.setdefault(one["image_id"], []).append(row)
    return truth, predictions, crowd


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_coco_val_of_a_hundred_images(rule):
    folder = real_data("det_coco_val2014_100")
    truth, predictions, crowd = coco(*sorted(folder.glob("*.json")))
    evaluation = open_evaluation(OpenRequest(folder, task=Task.DETECTION))
    assert ours(evaluation, 0, rule) == naive(truth, predictions, rule, crowd=crowd)


def test_matched_counts_are_those_of_pycocotools_by_its_own_rule():
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval

    folder = real_data("det_coco_val2014_100")
    truth_file, results_file = sorted(folder.glob("*.json"))
    truth = COCO(str(truth_file))
    evaluation = COCOeval(truth, truth.loadRes(str(results_file)), "bbox")
    evaluation.params.iouThrs = evaluation.params.iouThrs[:1]
    evaluation.params.areaRng, evaluation.params.areaRngLbl = [[0, 1e10]], ["all"]
    evaluation.evaluate()
    theirs = Counter()
    for one in filter(None, evaluation.evalImgs):
        matched = (one["dtMatches"][0] > 0) & ~one["dtIgnore"][0].astype(bool)
        theirs[truth.cats[one["category_id"]]["name"]] += int(matched.sum())
    rule = CountingRule(score=0.0, match=Match.SAME_CLASS_ONLY)
    found = ours(open_evaluation(OpenRequest(folder, task=Task.DETECTION)), 0, rule)
    assert +theirs == Counter({t: n for (t, p), n in found.items() if t == p})


LAYOUTS = [
    f"dets_{name}_{box}"
    for name in ("classid", "classname")
    for box in ("abs_xywh", "abs_xyx2y2", "rel_xcycwh")
]


def voc_truth(folder):
    truth = {}
    for file in sorted(folder.glob("*.xml")):
        objects = ElementTree.parse(file).getroot().findall("object")
        truth[file.stem] = [
            (
                one.findtext("name"),
                tuple(float(one.findtext(f"bndbox/{side}")) for side in ("xmin", "ymin", "xmax", "ymax")),
            )
            for one in objects
        ]
    return truth


@pytest.mark.parametrize("layout", LAYOUTS)
def test_six_text_layouts_of_the_same_cats_are_one_matrix(layout):
    folder = real_data("det_toy_cats")
    truth = voc_truth(folder / "gts_vocpascal_format")
    predictions = {}
    for file in (folder / "dets_classname_abs_xyx2y2").glob("*.txt"):
        rows = [line.split() for line in file.read_text().splitlines()]
        predictions[file.stem] = [(name, float(score), tuple(map(float, box))) for name, score, *box in rows]
    request = OpenRequest(
        truth=folder / "gts_vocpascal_format",
        predictions=(PredictionSource(folder / layout),),
        images=folder / "images",
        classes=folder / "voc.names" if "classid" in layout else None,
    )
    evaluation = open_evaluation(request)
    assert evaluation.classes.names == ("cat",)
    # Shares of the image are written with three digits, which moves an IoU of 0.748 above 0.75.
    for rule in (RULES[0], RULES[1], CountingRule(score=0.5, iou=0.7)):
        assert ours(evaluation, 0, rule) == naive(truth, predictions, rule)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_rooms_in_plain_text(rule):
    folder = real_data("det_rooms_txt")
    truth, predictions = {}, {}
    for file in (folder / "ground-truth").glob("*.txt"):
        rows = [line.split() for line in file.read_text().splitlines()]
        truth[file.stem] = [(name, tuple(map(float, box[:4]))) for name, *box in rows]
    for file in (folder / "detection-results").glob("*.txt"):
        rows = [line.split() for line in file.read_text().splitlines()]
        predictions[file.stem] = [(name, float(score), tuple(map(float, box))) for name, score, *box in rows]
    assert ours(open_evaluation(OpenRequest(folder)), 0, rule) == naive(truth, predictions, rule)


@pytest.mark.long
@pytest.mark.parametrize("rule", RULES, ids=str)
def test_five_epochs_of_blood_cells(rule):
    folder = real_data("det_bccd_ultralytics")
    names = ("Platelets", "RBC", "WBC")
    sizes = {}
    for file in (folder / "images" / "val").iterdir():
        with Image.open(file) as image:
            sizes[file.stem] = image.size

    def rows(file):
        width, height = sizes[file.stem]
        for line in file.read_text().splitlines():
            label, cx, cy, w, h, *score = line.split()
            cx, w, cy, h = (float(cx) * width, float(w) * width, float(cy) * height, float(h) * height)
            box = (cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2)
            yield (names[int(label)], *map(float, score), box)

    truth = {stem: [] for stem in sizes}
    truth |= {file.stem: list(rows(file)) for file in (folder / "labels" / "val").glob("*.txt")}
    evaluation = open_evaluation(OpenRequest(folder))
    runs = sorted(run for run in (folder / "runs" / "detect").iterdir() if (run / "labels").is_dir())
    assert len(evaluation.checkpoints) == len(runs) == 5
    for checkpoint, run in enumerate(runs):
        predictions = {file.stem: list(rows(file)) for file in (run / "labels").glob("*.txt")}
        assert ours(evaluation, checkpoint, rule) == naive(truth, predictions, rule)


@pytest.mark.parametrize("rule", RULES[:3], ids=str)
def test_drawn_shapes_as_polygons(rule):
    folder = real_data("seg_shapes")
    truth_set = json.loads((folder / "gt_dataset.json").read_text())
    names = {one["id"]: one["name"] for one in truth_set["categories"]}
    truth = {one["id"]: [] for one in truth_set["images"]}
    predictions = {}

    def polygon(one):
        rings = [list(zip(ring[::2], ring[1::2], strict=True)) for ring in one["segmentation"]]
        return shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in rings])

    for one in truth_set["annotations"]:
        truth[one["image_id"]].append((names[one["category_id"]], polygon(one)))
    for one in json.loads((folder / "dt_dataset.json").read_text()):
        row = (names[one["category_id"]], one["score"], polygon(one))
        predictions.setdefault(one["image_id"], []).append(row)

    def overlap(a, b):
        return a.intersection(b).area / a.union(b).area

    evaluation = open_evaluation(OpenRequest(folder))
    assert evaluation.task == "instance-segmentation"
    assert ours(evaluation, 0, rule) == naive(truth, predictions, rule, overlap)


@pytest.mark.parametrize("score", [0.0, 0.25, 0.5])
@pytest.mark.parametrize("name", ["det_coco_val2014_100", "det_bccd_ultralytics"])
def test_the_matrix_of_supervision_is_reproduced_under_its_rule(name, score):
    with warnings.catch_warnings(action="ignore"):
        supervision = pytest.importorskip("supervision", reason="comes with the benchmarks only")
    evaluation = open_evaluation(OpenRequest(real_data(name), task=Task.DETECTION))
    rule = CountingRule(score=score, match=Match.SAME_CLASS_FIRST, crowd=Crowd.COUNT)
    counted = count(evaluation, len(evaluation.checkpoints) - 1, rule)
    truth, predictions, count_of = evaluation.truth, counted.predictions, len(evaluation.classes)
    truths = np.column_stack((truth.box, truth.label))
    found = np.column_stack((predictions.box, predictions.label, predictions.known_score))
    images = range(len(evaluation.images))
    theirs = supervision.ConfusionMatrix.from_tensors(
        predictions=[found[predictions.in_image(image)] for image in images],
        targets=[truths[truth.in_image(image)] for image in images],
        classes=list(evaluation.classes.names),
        conf_threshold=float(np.nextafter(np.float32(score), np.float32(-1))),
        iou_threshold=0.5,
    ).matrix.astype(int)
    mine = np.zeros_like(theirs)
    mine[counted.matrix.truth, counted.matrix.prediction] = counted.matrix.count
    assert mine.shape == (count_of + 1, count_of + 1)
    assert mine.tolist() == theirs.tolist()
