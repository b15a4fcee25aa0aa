"""Each preset counts as the program it is named after, which is written here as plain loops of its own."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from making import make_detection
from naive_objects import iou, share

from cmviewer.confusion.count import count
from cmviewer.evaluation import frozen
from cmviewer.matching import PRESETS, CountingRule, Crowd, Match, preset_named

CLASSES = 3
BACKGROUND = CLASSES


@pytest.fixture(scope="module", params=range(4))
def crowded(request):
    """Heaps of boxes that contend for each other, every sixth truth a crowd; nothing is equal."""
    random = np.random.default_rng(request.param)

    def boxes(count):
        heap = 100 * random.integers(0, 2, (count, 1)) + [0, 0, 40, 40]
        return (heap + random.normal(0, 7, (count, 4))).clip(0).tolist()

    def rows(image, count):
        return [
            (image, int(label), *box)
            for label, box in zip(random.integers(0, CLASSES, count), boxes(count), strict=True)
        ]

    truth = [row for image in range(8) for row in rows(image, 7)]
    found = [(*row[:2], random.random(), *row[2:]) for image in range(8) for row in rows(image, 9)]
    made = make_detection(truth, {"one": found})
    crowd = frozen(np.arange(len(made.truth)) % 6 == 0, np.bool_)
    return replace(made, truth=replace(made.truth, crowd=crowd))


def images_of(evaluation):
    """Truths (label, box, is crowd) and predictions (label, box, score) of each image, best score first."""
    truth, found = evaluation.truth, evaluation.checkpoints[0].load()
    for image in range(len(evaluation.images)):
        truths = [
            (int(truth.label[row]), truth.box[row].tolist(), bool(truth.crowd[row]))
            for row in truth.in_image(image)
        ]
        predictions = [
            (int(found.label[row]), found.box[row].tolist(), float(found.score[row]))
            for row in found.in_image(image)
        ]
        yield truths, sorted(predictions, key=lambda one: -one[2])


def ultralytics(truths, predictions):
    """Crowds never get into its label files. Each prediction claims the best truth that is still free."""
    truths = [one for one in truths if not one[2]]
    predictions = [one for one in predictions if one[2] > 0.25]
    claimed = {}
    for place, (_, box, _) in enumerate(predictions):
        free = [row for row in range(len(truths)) if row not in claimed]
        best = max(free, key=lambda row, box=box: iou(truths[row][1], box), default=None)
        if best is not None and iou(truths[best][1], box) > 0.45:
            claimed[best] = place
    return truths, predictions, claimed


def yolov5(truths, predictions):
    """A prediction has only its best truth in mind; of those that have the same, the closest gets it."""
    truths = [one for one in truths if not one[2]]
    predictions = [one for one in predictions if one[2] > 0.25]
    wanting = {}
    for place, (_, box, _) in enumerate(predictions):
        overlaps = [iou(one[1], box) for one in truths]
        if overlaps and max(overlaps) > 0.45:
            wanting.setdefault(overlaps.index(max(overlaps)), []).append((max(overlaps), place))
    return truths, predictions, {row: max(those)[1] for row, those in wanting.items()}


def supervision(truths, predictions):
    """It knows no crowds. All pairs in one list: those of one class first, each half by overlap."""
    predictions = [one for one in predictions if one[2] >= 0.3]
    pairs = [
        (label != said, -iou(box, other), row, place)
        for row, (label, box, _) in enumerate(truths)
        for place, (said, other, _) in enumerate(predictions)
        if iou(box, other) > 0.5
    ]
    claimed = {}
    for _, _, row, place in sorted(pairs):
        if row not in claimed and place not in claimed.values():
            claimed[row] = place
    return truths, predictions, claimed


def coco(truths, predictions):
    """A class at a time, the best score first; what lies on a crowd is left out where no truth takes it."""
    crowds = [one for one in truths if one[2]]
    truths = [one for one in truths if not one[2]]
    claimed = {}
    for label in range(CLASSES):
        for place, (said, box, _) in enumerate(predictions):
            free = [row for row in range(len(truths)) if truths[row][0] == label and row not in claimed]
            best = max(free, key=lambda row, box=box: iou(truths[row][1], box), default=None)
            if said == label and best is not None and iou(truths[best][1], box) >= 0.5:
                claimed[best] = place
    kept = {
        place
        for place, (_, box, _) in enumerate(predictions)
        if place in claimed.values() or all(share(box, crowd[1]) < 0.5 for crowd in crowds)
    }
    return truths, {place: predictions[place] for place in kept}, claimed


NAIVE = {
    "as-ultralytics": ultralytics,
    "as-yolov5": yolov5,
    "as-supervision": supervision,
    "as-coco-ap50": coco,
}


def cells(truths, predictions, claimed):
    """(truth class, predicted class) of all that counts."""
    said = predictions if isinstance(predictions, dict) else dict(enumerate(predictions))
    for row, (label, _, _) in enumerate(truths):
        yield label, said[claimed[row]][0] if row in claimed else BACKGROUND
    for place, (label, _, _) in said.items():
        if place not in claimed.values():
            yield BACKGROUND, label


def test_every_preset_is_held_against_loops_of_its_own():
    assert [preset.words for preset in PRESETS] == list(NAIVE)


@pytest.mark.parametrize("words", NAIVE)
def test_a_preset_counts_as_the_program_it_is_named_after(words, crowded):
    expected = Counter(cell for image in images_of(crowded) for cell in cells(*NAIVE[words](*image)))
    rule = preset_named(words).applied(CountingRule())
    matrix = count(crowded, 0, rule).matrix
    found = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    assert {(truth, said): number for truth, said, number in found} == expected


def test_presets_give_different_numbers_of_the_same_files(crowded):
    counts = [count(crowded, 0, preset.rule).matrix for preset in PRESETS]
    told = {
        (*matrix.truth.tolist(), *matrix.prediction.tolist(), *matrix.count.tolist()) for matrix in counts
    }
    assert len(told) == len(PRESETS)


def test_a_preset_sets_rule_thresholds_and_crowds_and_leaves_the_seed():
    before = CountingRule(score=0.7, match=Match.IOU, iou=0.9, seed=5)
    assert preset_named("as-supervision").applied(before) == CountingRule(
        score=0.3, match=Match.SAME_CLASS_FIRST, iou=0.5, seed=5, crowd=Crowd.COUNT
    )


def test_a_preset_is_known_by_its_words_which_no_rule_has():
    assert [preset_named(preset.words) for preset in PRESETS] == list(PRESETS)
    assert all(preset_named(match.value) is None for match in Match)


def test_a_preset_says_what_it_sets():
    assert preset_named("as-ultralytics").explanation == (
        "Highest score first, IoU ≥ 0.45, score ≥ 0.25, crowd exclude"
    )
