"""The order in which objects and files stand changes no count, not even where a draw decides."""

import random

import pytest
from coco_files import counted, results, thing, truth
from opening import opened

from cmviewer.matching import CountingRule, Match

CATEGORIES = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}, {"id": 3, "name": "owl"}]
IMAGES = [{"id": n, "file_name": f"{n}.jpg", "width": 100, "height": 100} for n in range(12)]
NAMES = "names: [cat, dog, owl]\n"


def write(top, files):
    """Write files in the order in which they are given."""
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text)
    return top


def shuffled(some, chance):
    return chance.sample(some, len(some))


def rule_of(match, seed=0):
    return CountingRule(score=0.25, match=match, iou=0.3, seed=seed)


def tied_box(chance):
    """One of few boxes, so that many pairs overlap alike."""
    return [10 * chance.randrange(3), 10 * chance.randrange(2), 40, 40]


def coco_objects(chance):
    """Truths and results, many of them with equal overlaps and scores."""
    some = [(image["id"], chance.randrange(1, 4), tied_box(chance)) for image in IMAGES for _ in range(8)]
    said = [(image["id"], chance.randrange(1, 4), tied_box(chance)) for image in IMAGES for _ in range(8)]
    annotations = [thing(kind, box, image=image) for image, kind, box in some]
    found = [thing(kind, box, image=image, score=chance.choice((0.5, 0.75))) for image, kind, box in said]
    return annotations, found


def coco_folder(top, chance, annotations, found):
    """The same data set with its lists in any order."""
    images = shuffled(IMAGES, chance)
    whole = truth(*shuffled(annotations, chance), images=images, categories=CATEGORIES)
    return write(top, {"truth.json": whole, "results.json": results(*shuffled(found, chance))})


@pytest.mark.parametrize("match", Match)
def test_lists_of_coco_in_another_order_count_the_same_with_ties(tmp_path, match):
    annotations, found = coco_objects(random.Random(4))
    first = opened(coco_folder(tmp_path / "first", random.Random(0), annotations, found))
    wanted = counted(first, rule=rule_of(match))
    for seed in (1, 2, 3):
        other = opened(coco_folder(tmp_path / str(seed), random.Random(seed), annotations, found))
        assert counted(other, rule=rule_of(match)) == wanted


def test_the_ties_of_these_lists_are_drawn(tmp_path):
    evaluation = opened(coco_folder(tmp_path, random.Random(0), *coco_objects(random.Random(4))))
    drawn = [counted(evaluation, rule=rule_of(Match.IOU, seed)) for seed in range(4)]
    assert any(one != drawn[0] for one in drawn)


def yolo_lines(chance, sizes, scores):
    """Lines of one image: class, centre and size, and a score where there are any."""
    return [
        " ".join(
            map(str, (chance.randrange(3), *sizes(chance), *([] if scores is None else [scores(chance)])))
        )
        for _ in range(8)
    ]


def yolo_images(chance, sizes, scores):
    """Truth and predictions of each image."""
    return [(yolo_lines(chance, sizes, None), yolo_lines(chance, sizes, scores)) for _ in IMAGES]


def yolo_folder(top, chance, images, names):
    """The same images under these names, lines and files in any order."""
    files = {"data.yaml": NAMES}
    for (true, said), name in shuffled(list(zip(images, names, strict=True)), chance):
        files[f"labels/{name}.txt"] = "\n".join(shuffled(true, chance)) + "\n"
        files[f"predictions/{name}.txt"] = "\n".join(shuffled(said, chance)) + "\n"
    return write(top, files)


def tied(chance):
    return 0.25 + 0.125 * chance.randrange(3), 0.25 + 0.125 * chance.randrange(2), 0.5, 0.5


def untied(chance):
    return tuple(chance.uniform(0.3, 0.6) for _ in range(4))


@pytest.mark.parametrize("match", Match)
def test_lines_and_files_of_yolo_in_another_order_count_the_same_with_ties(tmp_path, match):
    images = yolo_images(random.Random(4), tied, lambda chance: chance.choice((0.5, 0.75)))
    names = [f"image{place}" for place in range(len(images))]
    made = [
        opened(yolo_folder(tmp_path / str(seed), random.Random(seed), images, names)) for seed in range(3)
    ]
    first, *others = [counted(evaluation, rule=rule_of(match)) for evaluation in made]
    assert others == [first, first]


@pytest.mark.parametrize("match", Match)
def test_images_of_yolo_that_are_renamed_into_another_order_count_the_same(tmp_path, match):
    images = yolo_images(random.Random(4), untied, lambda chance: chance.uniform(0.3, 1))
    names = [f"image{place}" for place in range(len(images))]
    first = opened(yolo_folder(tmp_path / "first", random.Random(0), images, names))
    wanted = counted(first, rule=rule_of(match))
    assert sum(number for cell, number in wanted.items() if "background" not in cell) > 20
    for other in (names[::-1], shuffled(names, random.Random(5)), [f"{name}x" for name in names[::-1]]):
        top = yolo_folder(tmp_path / other[0], random.Random(1), images, other)
        assert counted(opened(top), rule=rule_of(match)) == wanted
