"""Matching of objects as one would do it by hand: one pair after the other, in plain Python."""

import math


def iou(a, b):
    """IoU of two boxes x0 y0 x1 y1."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / (area(a) + area(b) - shared)


def share(a, b):
    """What of the box `a` lies on the box `b`."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return 0.0 if width <= 0 or height <= 0 else width * height / area(a)


def area(box):
    return (box[2] - box[0]) * (box[3] - box[1])


KEYS = {
    "iou": lambda pair: (-pair["iou"], -pair["score"]),
    "yolov5": lambda pair: (-pair["iou"], -pair["score"]),
    "score": lambda pair: (-pair["score"], -pair["iou"]),
    "same-class-first": lambda pair: (not pair["same"], -pair["iou"], -pair["score"]),
    "same-class-only": lambda pair: (-pair["score"], -pair["iou"]),
}


def pairs_of(truth, predictions, rule, overlap_of=iou):
    """Pairs of one image that may match; truth: (label, box), predictions: (label, score, box)."""
    for t, (label, box) in enumerate(truth):
        for p, (said, score, other) in enumerate(predictions):
            overlap = overlap_of(box, other)
            enough = overlap > 0 and overlap >= rule.iou - 1e-9 and score >= rule.score - 1e-9
            if enough and (rule.match.value != "same-class-only" or label == said):
                yield {"t": t, "p": p, "iou": overlap, "score": score, "same": label == said}


def walk(truth, predictions, rule, tie, overlap_of=iou):
    """Match one image; `tie` orders what is equal. Returns {truth: prediction}."""
    key = KEYS[rule.match.value]
    ordered = sorted(pairs_of(truth, predictions, rule, overlap_of), key=lambda pair: (key(pair), tie(pair)))
    if rule.match.value == "yolov5":
        of_prediction, of_truth = {}, {}
        for pair in ordered:
            of_prediction.setdefault(pair["p"], pair)
        for pair in ordered:
            if of_prediction[pair["p"]] is pair:
                of_truth.setdefault(pair["t"], pair["p"])
        return of_truth
    matches, taken = {}, set()
    for pair in ordered:
        if pair["t"] not in matches and pair["p"] not in taken:
            matches[pair["t"]] = pair["p"]
            taken.add(pair["p"])
    return matches


def cells(truth, predictions, rule, matches, background):
    """Outcomes of one image as (truth class, predicted class) pairs."""
    out = []
    for t, (label, _) in enumerate(truth):
        p = matches.get(t)
        out.append((label, background if p is None else predictions[p][0]))
    used = set(matches.values())
    out += [
        (background, said)
        for p, (said, score, _) in enumerate(predictions)
        if p not in used and score >= rule.score - 1e-9
    ]
    return out


def undefined(value):
    return isinstance(value, float) and math.isnan(value)
