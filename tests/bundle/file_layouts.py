"""Random truths and checkpoints with a file an image, in every layout that writes so."""

import json
from functools import partial

import numpy as np

IMAGES = 12
CLASSES = ("bear", "cat", "dog")
SIDE = 200
NAMES = tuple(f"{n:03}" for n in range(IMAGES))


def objects_of(random):
    """Objects of one image on a coarse grid, so that many pairs are tied."""
    count = int(random.integers(0, 7))
    corner = np.column_stack(np.divmod(random.permutation(49)[:count], 7)) * 20 + 20  # none stands twice
    box = np.concatenate((corner, corner + random.integers(1, 3, (count, 2)) * 20), axis=1).tolist()
    score = random.choice((0.1, 0.25, 0.3, 0.5, 0.65, 0.9), count).tolist()
    label = random.choice(CLASSES, count).tolist()
    return [{"name": k, "box": b, "score": s} for k, b, s in zip(label, box, score, strict=True)]


def voc(objects):
    def element(one):
        score = "" if one["score"] is None else f"<score>{one['score']}</score>"
        shape = "".join(
            f"<{corner}>{value}</{corner}>"
            for corner, value in zip(("xmin", "ymin", "xmax", "ymax"), one["box"], strict=True)
        )
        marks = f"<difficult>{int(one.get('difficult', False))}</difficult>"
        return f"<object><name>{one['name']}</name>{score}{marks}<bndbox>{shape}</bndbox></object>\n"

    size = f"<size><width>{SIDE}</width><height>{SIDE}</height></size>"
    return f"<annotation>{size}{''.join(map(element, objects))}</annotation>"


def kitti(objects):
    def row(one):
        box = " ".join(f"{value:.2f}" for value in one["box"])
        score = "" if one["score"] is None else f" {one['score']}"
        name = "DontCare" if one.get("crowd") else one["name"]
        return f"{name} 0.00 0 -1.57 {box} 1.6 1.7 3.2 -1.5 1.2 9.9 0.1{score}\n"

    return "".join(map(row, objects))


def labelme(objects, shape="rectangle"):
    def written(one):
        x0, y0, x1, y1 = one["box"]
        corners = [[x0, y0], [x1, y1]] if shape == "rectangle" else [[x0, y0], [x1, y0], [x0, y1]]
        shown = {"label": one["name"], "points": corners, "shape_type": shape, "group_id": one.get("group")}
        return shown if one["score"] is None else shown | {"score": one["score"]}

    shapes = list(map(written, objects))
    return json.dumps({"shapes": shapes, "imagePath": "a.jpg", "imageHeight": SIDE, "imageWidth": SIDE})


def roboflow(objects):
    def answer(one):
        x0, y0, x1, y1 = one["box"]
        place = {"x": (x0 + x1) / 2, "y": (y0 + y1) / 2, "width": x1 - x0, "height": y1 - y0}
        return place | {"class": one["name"], "confidence": one["score"]}

    size = {"width": SIDE, "height": SIDE}
    return json.dumps({"image": size, "predictions": list(map(answer, objects))})


def side_by_side(objects):
    lists = {"labels": "name", "scores": "score", "bboxes": "box"}
    return json.dumps({name: [one[key] for one in objects] for name, key in lists.items()})


def rows(order, objects):
    def row(one):
        known = {"box": " ".join(map(str, one["box"])), "score": "" if one["score"] is None else one["score"]}
        return " ".join(str((one | known)[key]) for key in order).strip() + "\n"

    return "".join(map(row, objects))


def dota(objects):
    def row(one):
        x0, y0, x1, y1 = one["box"]
        last = "0" if one["score"] is None else one["score"]
        return f"{x0} {y0} {x1} {y0} {x1} {y1} {x0} {y1} {one['name']} {last}\n"

    return "".join(map(row, objects))


WRITERS = {
    "Pascal VOC": (voc, ".xml"),
    "KITTI": (kitti, ".txt"),
    "labelme": (labelme, ".json"),
    "labelme's outlines": (partial(labelme, shape="polygon"), ".json"),
    "Roboflow": (roboflow, ".json"),
    "MMDetection": (side_by_side, ".json"),
    "score before box": (partial(rows, ("name", "score", "box")), ".txt"),
    "score behind box": (partial(rows, ("name", "box", "score")), ".txt"),
    "DOTA": (dota, ".txt"),
}
"""Each writes the objects of one image."""
_TRUTHS = {name: name for name in ("KITTI", "labelme", "labelme's outlines", "DOTA")}
"""What else is beside truths in VOC."""


def write_coco(folder, objects):
    """Write truths whose images stand in another order than files do, some of them crowds."""
    order = sorted(objects, key=lambda name: (int(name) % 5, name))
    images = [
        {"id": n, "file_name": f"{name}.jpg", "width": SIDE, "height": SIDE} for n, name in enumerate(order)
    ]
    found = [(n, one) for n, name in enumerate(order) for one in objects[name]]
    annotations = [
        {
            "id": 7 * n + 3,
            "image_id": image,
            "category_id": CLASSES.index(one["name"]) + 1,
            "bbox": [x0, y0, x1 - x0, y1 - y0],
            "iscrowd": int(one.get("crowd", False)),
        }
        for n, (image, one) in enumerate(found)
        for x0, y0, x1, y1 in [one["box"]]
    ]
    categories = [{"id": n + 1, "name": name} for n, name in enumerate(CLASSES)]
    told = {"images": images, "categories": categories, "annotations": annotations}
    (folder / "instances_val.json").write_text(json.dumps(told))


def without_score(random, objects):
    """Truths, some of which are marked."""
    return [
        one | {"score": None, "difficult": random.random() < 0.2, "crowd": random.random() < 0.2}
        for one in objects
    ]


def write_files(folder, random, layout, change, *, checkpoints=3, coco=False):
    """Write truth and checkpoints, of which one is changed, first its objects, then its texts."""
    write, ending = WRITERS[layout]
    truth = {name: without_score(random, objects_of(random)) for name in NAMES}
    truth[NAMES[0]] += without_score(random, [{"name": k, "box": [1, 1, 90, 90]} for k in CLASSES])
    if coco:
        write_coco(folder, truth)
    else:
        write_truth, end = WRITERS[_TRUTHS.get(layout, "Pascal VOC")]
        (folder / "truth").mkdir()
        for name, objects in truth.items():
            (folder / "truth" / f"{name}{end}").write_text(write_truth(objects), encoding="utf-8")
    of_objects, of_texts = change
    for epoch in range(checkpoints):
        objects = {name: objects_of(random) for name in NAMES}
        objects = of_objects(random, objects) if epoch == 1 else objects
        texts = {name: write(some).encode() for name, some in objects.items()}
        texts = of_texts(random, texts) if epoch == 1 else texts
        place = folder / f"epoch_{epoch}"
        place.mkdir()
        for name, text in texts.items():
            (place / f"{name}{ending}").write_bytes(text)


def _same(_random, found):
    return found


def _one(random, found):
    return sorted(found)[int(random.integers(len(found)))]


def _added(**more):
    """Add an object to one image."""
    wanted = {"name": "cat", "box": [20, 20, 60, 60], "score": 0.55} | more

    def changed(random, objects):
        name = _one(random, objects)
        return objects | {name: [*objects[name], wanted]}

    return changed, _same


def _every(change):
    return lambda _random, objects: {name: list(map(change, some)) for name, some in objects.items()}, _same


def _without_some(random, found):
    return {name: one for name, one in found.items() if random.random() < 0.7} or found


def _text(change):
    """Change the text of one file."""

    def changed(random, texts):
        name = _one(random, texts)
        return texts | {name: change(texts[name])}

    return _same, changed


CLEAN = {
    "plain": (_same, _same),
    "some images without a file": (_same, _without_some),
    "one score for all": _every(lambda one: one | {"score": 0.5}),
    "a class of its own": _added(name="zebra"),
}
ODD = {
    "no score": _added(score=None),
    "a score above 1": _added(score=1.5),
    "no finite score": _added(score=1e400),
    "per cent": _every(lambda one: one | {"score": 100 * one["score"]}),
    "no number": _text(lambda text: text.replace(b"20", b"wide", 1)),
    "a box that ends before it begins": _added(box=[60, 20, 20, 60]),
    "a box far outside": _added(box=[900, 900, 960, 960]),
    "a mark": _added(difficult=True, crowd=True),
    "a class that is a number": _added(name="7"),
    "a class with an umlaut": _added(name="bär"),
    "classes that are numbers": _every(lambda one: one | {"name": CLASSES.index(one["name"])}),
    "an object twice": (lambda _random, objects: {k: [*v, *v[:1]] for k, v in objects.items()}, _same),
    "all objects twice": (lambda _random, objects: {k: v + v for k, v in objects.items()}, _same),
    "no objects": (lambda _random, objects: {key: [] for key in objects}, _same),
    "shapes of a group": _every(lambda one: one | {"group": 1}),
    "an image of no truth": (lambda _random, objects: objects | {"other": objects[NAMES[1]]}, _same),
    "a torn file": _text(lambda text: text[: len(text) // 2]),
    "an empty file": _text(lambda _text: b""),
    "a comment": _text(lambda text: text.replace(b"<object>", b"<!-- <object> --><object>") + b"# end\n"),
    "a deleted object": _text(lambda text: text.replace(b"<object>", b"<object><deleted>1</deleted>", 1)),
    "other ends of lines": (
        _same,
        lambda _random, texts: {k: v.replace(b"\n", b"\r\n") for k, v in texts.items()},
    ),
    "another encoding": _text(lambda text: text.decode().encode("utf-16")),
}
