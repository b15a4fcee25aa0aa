"""Boxes → candidates → matrix; polygons and masks are beside."""

import contextlib
import io
import warnings
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from cmviewer.confusion.matrix import ConfusionMatrix, matrix_of
from cmviewer.evaluation import Images
from cmviewer.matching import Candidates, CountingRule, Match, candidates_of, match_objects, outcomes_of
from tests.benchmarks.measuring import Row, against, check_equal, growth_row, medians, module, within
from tests.benchmarks.regions import region_rows
from tests.benchmarks.scenes import CLASSES, Scene, make_scene
from tests.making import FolderFinder

COCO_IMAGES = 5_000
LVIS_IMAGES = 20_000
LVIS_PREDICTIONS = 300
POLYGON_IMAGES = 200
IOU = 0.5
FLOOR = 0.25


def rows(scale: float) -> Iterator[Row]:
    """COCO scale against three peers, LVIS scale, and regions."""
    scene = make_scene(max(2, int(COCO_IMAGES * scale)))
    yield from _first_matrix(scene, 0.0, 6)
    yield from _first_matrix(scene, FLOOR, 10)
    yield from _class_agnostic(scene)
    yield from _moved(scene)
    yield from _lvis(max(2, int(LVIS_IMAGES * scale)))
    yield from region_rows(max(2, int(POLYGON_IMAGES * scale)))


def guarded_rows(scale: float) -> Iterator[Row]:
    """What has a peer that the tests need anyway."""
    yield from _class_agnostic(make_scene(max(2, int(COCO_IMAGES * scale))))
    yield from region_rows(max(2, int(POLYGON_IMAGES * scale)))


def growth(scale: float) -> Iterator[Row]:
    """Twice the images."""
    count = max(2, int(COCO_IMAGES * scale))
    one, two = make_scene(count), make_scene(2 * count)
    once, twice = medians(partial(first_matrix, one, FLOOR), partial(first_matrix, two, FLOOR))
    yield growth_row("match twice as many objects", once, twice)


def compared(scene: Scene, *, score_floor: float = float("-inf")) -> Candidates:
    return candidates_of(scene.truth, scene.predictions, iou=0.1, score_floor=score_floor)


def matrix_by(candidates: Candidates, rule: CountingRule, scene: Scene) -> ConfusionMatrix:
    matched = match_objects(candidates, rule, images_of(scene))
    return matrix_of(outcomes_of(candidates, matched, class_count=CLASSES), CLASSES)


def first_matrix(scene: Scene, score: float, match: Match = Match.IOU) -> ConfusionMatrix:
    """What the window does before it shows something; without a threshold every prediction is compared."""
    candidates = compared(scene, score_floor=score if score else float("-inf"))
    return matrix_by(candidates, CountingRule(score=score, iou=IOU, match=match), scene)


def images_of(scene: Scene) -> Images:
    return Images(scene.image_count, None, FolderFinder())


def dense(matrix: ConfusionMatrix) -> list[list[int]]:
    table = np.zeros((CLASSES + 1, CLASSES + 1), int)
    table[matrix.truth, matrix.prediction] = matrix.count
    return table.tolist()


def _first_matrix(scene: Scene, score: float, goal: float) -> Iterator[Row]:
    peer = _supervision(scene, score)
    if peer is not None:
        mine = dense(first_matrix(scene, score, Match.SAME_CLASS_FIRST))
        check_equal(mine, peer().matrix.astype(int).tolist(), "supervision")
    what = f"{len(scene.predictions):,} boxes, score from {score:g}: first matrix"
    yield from against(
        what, partial(first_matrix, scene, score), {"supervision": peer}, {"supervision": goal}
    )


def _moved(scene: Scene) -> Iterator[Row]:
    candidates = compared(scene)
    rules = [CountingRule(score=score, iou=iou) for iou in (0.3, 0.5, 0.7) for score in (0.0, 0.25, 0.5)]
    for rule in rules:
        fresh = candidates_of(scene.truth, scene.predictions)
        check_equal(dense(matrix_by(candidates, rule, scene)), dense(matrix_by(fresh, rule, scene)), "moved")
    turn = iter(range(10**9))

    def move() -> ConfusionMatrix:
        return matrix_by(candidates, rules[next(turn) % len(rules)], scene)

    what = f"{len(scene.predictions):,} boxes: move a threshold"
    yield from against(what, move, {"supervision": _supervision(scene, FLOOR)}, {"supervision": 150})
    yield within(what, 1e3 * medians(move)[0], "ms", 50)


def _class_agnostic(scene: Scene) -> Iterator[Row]:
    """Both peers take the prediction with the highest score first, as our rule `score` does."""
    matched = int(_matched(scene))
    peers: dict[str, Callable[[], int] | None] = {
        "faster-coco-eval": _coco_eval(scene, "faster_coco_eval", "COCOeval_faster"),
        "pycocotools": _coco_eval(scene, "pycocotools.cocoeval", "COCOeval"),
    }
    for name, peer in peers.items():
        if peer is not None:
            check_equal(matched, peer(), name)
    yield from against(
        f"{len(scene.predictions):,} boxes, class-agnostic: matches",
        partial(_matched, scene),
        peers,
        {"faster-coco-eval": 25, "pycocotools": 40},
    )


def _matched(scene: Scene) -> int:
    rule = CountingRule(iou=IOU, match=Match.SCORE)
    matched = match_objects(compared(scene), rule, images_of(scene))
    return int((matched.partner_of_prediction >= 0).sum())


def _supervision(scene: Scene, score: float):
    with warnings.catch_warnings(action="ignore"):  # it tells of a library that boxes do not need
        supervision = module("supervision")
    if supervision is None:
        return None
    # It asks for more than the thresholds, where ours ask for no less.
    thresholds = np.nextafter(np.float32(score), np.float32(-1)), IOU
    truth, predictions = scene.truth, scene.predictions
    truths = np.column_stack((truth.box, truth.label)).astype(np.float64)
    found = np.column_stack((predictions.box, predictions.label, predictions.score)).astype(np.float64)
    every = range(scene.image_count)
    by_image = [found[predictions.in_image(image)] for image in every]
    truth_by_image = [truths[truth.in_image(image)] for image in every]

    def run():
        return supervision.ConfusionMatrix.from_tensors(
            predictions=by_image,
            targets=truth_by_image,
            classes=[str(label) for label in range(CLASSES)],
            conf_threshold=float(thresholds[0]),
            iou_threshold=thresholds[1],
        )

    return run


def _coco_eval(scene: Scene, package: str, name: str):
    evaluator = module(package)
    base = module("pycocotools.coco" if package.startswith("pycocotools") else package)
    if evaluator is None or base is None:
        return None
    with contextlib.redirect_stdout(io.StringIO()):
        truth = base.COCO()
        truth.dataset = scene.coco_truth()
        truth.createIndex()
        found = truth.loadRes(scene.coco_results())

    def run() -> int:
        with contextlib.redirect_stdout(io.StringIO()):
            evaluation = getattr(evaluator, name)(truth, found, "bbox")
            evaluation.params.useCats = 0
            evaluation.params.iouThrs = np.array([IOU])
            evaluation.params.areaRng, evaluation.params.areaRngLbl = [[0, 1e10]], ["all"]
            evaluation.params.maxDets = [1000]
            evaluation.evaluate()
        return _count_matches(evaluation, len(scene.truth))

    return run


def _count_matches(evaluation, truths: int) -> int:
    if evaluation.eval:
        return round(float(np.asarray(evaluation.eval["recall"]).ravel()[0]) * truths)
    found = [one for one in evaluation.evalImgs if one is not None]
    return sum(int((np.asarray(one["dtMatches"]) > 0).sum()) for one in found)


def _lvis(images: int) -> Iterator[Row]:
    scene = make_scene(images, predictions=LVIS_PREDICTIONS)
    what = f"{len(scene.predictions):,} boxes"
    first, whole = medians(partial(first_matrix, scene, FLOOR), partial(compared, scene), rounds=3)
    yield within(f"{what}: first matrix, score from {FLOOR:g}", 1e3 * first, "ms", None)
    yield within(f"{what}: all candidates", whole, "s", None)
    candidates = compared(scene)
    rule = CountingRule(score=FLOOR, iou=0.6)
    yield within(
        f"{what}: move a threshold", 1e3 * medians(partial(matrix_by, candidates, rule, scene))[0], "ms", 100
    )
