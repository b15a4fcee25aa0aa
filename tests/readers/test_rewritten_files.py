"""A training run writes its files anew while they are open: they are cut off, and may grow again."""

import json

import numpy as np
import pytest
from PIL import Image

from tests.children import child

ROWS, CLASSES = 20_000, 20
LABELS = """
import json, os, pathlib, sys
from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest
from cmviewer.readers import open_evaluation

folder = pathlib.Path(sys.argv[1])
evaluation = open_evaluation(OpenRequest(path=folder))
rule = default_rule(evaluation)
total = int(count(evaluation, 0, rule).matrix.count.sum())
predictions = evaluation.checkpoints[0].load()
for file in folder.iterdir():
    os.truncate(file, 200)
said = []
try:
    count(evaluation, 0, rule)
    if predictions.class_scores is not None:
        predictions.class_scores()
except CmviewerError as error:
    said = [problem.code for problem in error.problems]
print(json.dumps([total, said]))
"""
KEPT = """
import os, pathlib, sys
from cmviewer.readers.tables.npy_loading import load_npy
from cmviewer.readers.maps.decoding import decode
from cmviewer.readers.files.pictures import open_picture

work = {"array": load_npy, "map": decode}
file = pathlib.Path(sys.argv[2])
if sys.argv[1] == "picture":
    with open_picture(file) as image:
        image.load()
        os.truncate(file, 100)
        print(sum(image.convert("L").tobytes()))
else:
    values = work[sys.argv[1]](file)
    os.truncate(file, 100)
    print(int(values.sum()))
"""


def test_arrays_that_are_cut_off_while_they_are_open_do_not_end_the_program(tmp_path):
    random = np.random.default_rng(0)
    np.save(tmp_path / "labels.npy", random.integers(0, CLASSES, ROWS))
    np.save(tmp_path / "probs.npy", random.dirichlet(np.ones(CLASSES), ROWS))
    total, said = json.loads(child(LABELS, tmp_path))
    assert total == ROWS
    assert said in ([], ["npy-unreadable"])


@pytest.mark.parametrize("kind", ["array", "map", "picture"])
def test_what_was_read_stays_when_its_file_is_cut_off(tmp_path, kind):
    values = np.random.default_rng(0).integers(0, 200, (2000, 1000), dtype=np.uint8)
    file = tmp_path / ("a.pgm" if kind == "picture" else "a.npy")
    if kind == "picture":
        Image.fromarray(values).save(file)
    else:
        np.save(file, values)
    assert int(child(KEPT, kind, file)) == int(values.sum())
