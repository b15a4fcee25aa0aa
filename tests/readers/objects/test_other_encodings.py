"""JSON of objects that is not in UTF-8 is read as the text that it is, and that is said."""

import json

import numpy as np
import pytest
from opening import opened

from cmviewer.confusion.count import count
from cmviewer.matching import default_rule

NAMES = ("kät", "hund")
BOX = [10.0, 10.0, 30.0, 30.0]
GOOD = ("a", "b", "c")


def coco(folder, encoding):
    (folder / "run").mkdir()
    truth = {
        "images": [{"id": n, "file_name": f"ä{n}.jpg", "width": 99, "height": 99} for n in range(2)],
        "categories": [{"id": n, "name": name} for n, name in enumerate(NAMES)],
        "annotations": [{"id": n, "image_id": n, "category_id": n, "bbox": BOX} for n in range(2)],
    }
    found = [{"image_id": n, "category_id": n, "bbox": BOX, "score": 0.9} for n in range(2)]
    named = [{**one, "category_name": NAMES[one["category_id"]]} for one in found]
    for file, value in (("instances_val.json", truth), ("run/predictions.json", named)):
        (folder / file).write_bytes(json.dumps(value, ensure_ascii=False).encode(encoding))


def labelme(folder, encoding):
    corners = [[10.0, 10.0], [40.0, 40.0]]
    for side, extra in (("gt", {}), ("pred", {"score": 0.9})):
        (folder / side).mkdir()
        for n, name in enumerate(NAMES):
            shape = {"label": name, "points": corners, "shape_type": "rectangle", **extra}
            content = {"imagePath": f"{n}.jpg", "imageWidth": 99, "imageHeight": 99, "shapes": [shape]}
            text = json.dumps({"version": "5.0", "flags": {}, **content}, ensure_ascii=False)
            (folder / side / f"{n}.json").write_bytes(text.encode(encoding))


@pytest.mark.parametrize("write", [coco, labelme])
def test_names_of_another_encoding_are_read_and_it_is_said(tmp_path, write):
    matrices = []
    for encoding in ("utf-8", "latin-1"):
        folder = tmp_path / encoding
        folder.mkdir()
        write(folder, encoding)
        evaluation = opened(folder)
        matrix = count(evaluation, 0, default_rule(evaluation)).matrix
        matrices.append([[matrix.count_at(t, p) for p in range(3)] for t in range(3)])
        assert set(evaluation.classes.names) == set(NAMES)
        codes = {problem.code for problem in (*evaluation.problems, *evaluation.checkpoints[0].problems())}
        assert ("encoding-guessed" in codes) == (encoding == "latin-1")
    assert matrices[0] == matrices[1]
    assert np.trace(matrices[0]) == 2
