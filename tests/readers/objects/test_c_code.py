"""pycocotools and shapely never get what would end the program, or would take them for ever."""

import json

import pytest

from tests.children import child

CODE = """
import json, resource, sys
import numpy as np
from pycocotools import mask as coco_masks
from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest
from cmviewer.readers import open_evaluation
from pathlib import Path
from tempfile import TemporaryDirectory

resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
SIZE = 40


def counted(truth, results, size=SIZE):
    with TemporaryDirectory() as folder:
        whole = {
            "images": [{"id": 1, "width": size, "height": size}],
            "categories": [{"id": 1, "name": "cat"}],
            "annotations": [
                {"id": i, "image_id": 1, "category_id": 1} | one for i, one in enumerate(truth, 1)
            ],
        }
        Path(folder, "truth.json").write_text(json.dumps(whole))
        listed = [{"image_id": 1, "category_id": 1, "score": 0.9} | one for one in results]
        Path(folder, "results.json").write_text(json.dumps(listed))
        try:
            evaluation = open_evaluation(OpenRequest(path=Path(folder)))
            matrix = count(evaluation, 0, default_rule(evaluation)).matrix
        except CmviewerError as error:
            return [problem.code for problem in error.problems], []
        said = (*evaluation.problems, *evaluation.checkpoints[0].problems())
        codes = sorted({problem.code for problem in said})
        cells = sorted(zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist()))
        return codes, cells


def mask(pixels):
    found = coco_masks.encode(np.asfortranarray(pixels, np.uint8))
    return {"segmentation": {"counts": found["counts"].decode(), "size": list(found["size"])}}


def polygon(*ring):
    xs, ys = ring[::2], ring[1::2]
    box = [min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)]
    return {"bbox": box, "segmentation": [list(ring)]}
"""
FAR = """
full = mask(np.ones((SIZE, SIZE)))
reach = float(sys.argv[1])
print(json.dumps([
    counted([full], [polygon(0, 0, reach, 0, reach, reach, 0, reach)]),
    counted([full], [polygon(-reach, -reach, reach, -reach, reach, reach, -reach, reach)]),
    counted([full], [polygon(reach, reach, 2 * reach, reach, 2 * reach, 2 * reach)]),
    counted([polygon(0, 0, reach, 0, reach, reach, 0, reach)], [full]),
]))
"""
FUZZ = """
random = np.random.default_rng(int(sys.argv[1]))
values = [0, 1, 5, 39.5, 40, 41, -1, 1e4, 1e5, 1e8, 1e9, -1e9, 2**31, 2**32 + 1, 1e12, 1e15, -1e300, 1.7e308]
sides = [0, 1, 40, 40, 40, -1, 41, 2**16, 2**20, 2**31 - 1, 2**31, 2**40]


def number():
    return float(random.choice(values)) if random.random() < 0.3 else float(random.uniform(-5, 50))


def shape():
    kind = random.integers(5)
    if kind == 0:
        return polygon(*(number() for _ in range(2 * random.integers(1, 30))))
    if kind == 1:
        return {"bbox": [number() for _ in range(4)]}
    if kind == 2:
        one = mask(random.random((SIZE, SIZE)) < random.random())
        text = bytearray(one["segmentation"]["counts"].encode())
        for _ in range(random.integers(3)):
            text[random.integers(len(text))] = random.integers(40, 120)
        one["segmentation"]["counts"] = text.decode()
        if random.random() < 0.3:
            one["segmentation"]["size"] = [int(random.choice(sides)), int(random.choice(sides))]
        return one
    if kind == 3:
        size = [int(random.choice(sides)), int(random.choice(sides))]
        runs = [int(random.choice([0, 1, 40, 1600, 2**31, 2**32, 2**33])) for _ in range(3)]
        if random.random() < 0.6:
            runs = [size[0] * size[1]]
        return {"segmentation": {"counts": runs, "size": size}, "bbox": [0, 0, 40, 40]}
    several = [[number() for _ in range(2 * random.integers(1, 6))] for _ in range(random.integers(1, 4))]
    return {"bbox": [0, 0, 40, 40], "segmentation": several}


done = 0
for _ in range(int(sys.argv[2])):
    truth, results = ([shape() for _ in range(random.integers(1, 6))] for _ in "ab")
    counted(truth, results, int(random.choice([40, 40, 0, 2**16])))
    done += 1
print(done)
"""
MATCHED, MISSED, ALONE = [0, 0, 1], [0, 1, 1], [1, 0, 1]


@pytest.mark.parametrize("reach", ["1e9", pytest.param("4e11", marks=pytest.mark.long)])
def test_a_polygon_far_beyond_its_image_is_compared_with_the_mask_in_it(reach):
    answers = json.loads(child(CODE + FAR, reach))
    assert [cells for _, cells in answers] == [[MATCHED], [MATCHED], [MISSED, ALONE], [MATCHED]]
    assert {code for codes, _ in answers for code in codes} <= {"box-outside"}


def test_a_tangle_of_points_is_left_out_and_said():
    tangle = """
ring = np.random.default_rng(0).uniform(0, 40, 20_000).tolist()
print(json.dumps(counted([polygon(0, 0, 40, 0, 40, 40)], [polygon(0, 0, 40, 0, 40, 40), polygon(*ring)])))
"""
    assert json.loads(child(CODE + tangle)) == [["outline-endless"], [MATCHED]]


COMBS = """
SIDE = 1000


def comb(teeth, turned, height=SIDE, width=SIDE):
    xs = np.linspace(0, width, 2 * teeth + 1)
    low, high = np.zeros(2 * teeth), np.full(2 * teeth, 0.95 * height)
    ys = np.column_stack([high[::2], low[::2], low[1::2], high[1::2]]).ravel()
    teeth_of = np.column_stack([np.repeat(xs[:-1], 2), ys])
    ring = np.vstack([teeth_of, [[width, 0.95 * height], [width, height], [0, height]]])
    return polygon(*(ring[:, ::-1] if turned else ring).ravel().tolist())


cat = polygon(100, 100, 300, 100, 300, 300, 100, 300)
teeth, height, width = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
one, other = (comb(teeth, turned, height, width) for turned in (False, True))
print(json.dumps([counted([cat, one], [cat, other], SIDE), counted([cat], [cat, one], SIDE)]))
"""
LEFT_OUT = [["outline-endless"], [MATCHED]]


@pytest.mark.long
@pytest.mark.parametrize(
    ("teeth", "height", "width"), [(800, 1000, 1000), (25_000, 1000, 1000), (25_000, 1, 1)]
)
def test_combs_that_would_cross_a_million_times_are_left_out_and_said(teeth, height, width):
    """Two of 800 teeth share 640,000 pieces, which takes minutes; two of 25,000 take for ever."""
    assert json.loads(child(CODE + COMBS, teeth, height, width, seconds=60)) == [LEFT_OUT, LEFT_OUT]


@pytest.mark.long
def test_combs_that_can_be_compared_are():
    """Teeth of half the width that cross share about a third of what they cover together: no match."""
    crossed, alone = json.loads(child(CODE + COMBS, 40, 1000, 1000, seconds=60))
    assert crossed == [[], [[0, 0, 1], [0, 1, 1], [1, 0, 1]]]
    assert alone == [[], [[0, 0, 1], [1, 0, 1]]]


@pytest.mark.long
def test_an_outline_of_a_million_points_is_left_out():
    points = """
turn = np.linspace(0, 2 * np.pi, 1_000_000, endpoint=False)
ring = np.column_stack([20 + 15 * np.cos(turn), 20 + 15 * np.sin(turn)]).ravel().tolist()
print(json.dumps(counted([polygon(0, 0, 40, 0, 40, 40)], [polygon(0, 0, 40, 0, 40, 40), polygon(*ring)])))
"""
    assert json.loads(child(CODE + points, seconds=60)) == LEFT_OUT


@pytest.mark.long
def test_no_shapes_whatever_end_the_program():
    assert int(child(CODE + FUZZ, 0, 80)) == 80
