"""Lists as CVAT are read by Datumaro, which CVAT imports them with, to the same objects.

It wants an older pandas than ours, and so an environment of its own: CONTRIBUTING.md says how to make one.
"""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
from list_making import SIZE, listed_of, scenes, written
from PIL import Image

from cmviewer.confusion.count import count
from cmviewer.examples.examples import Examples
from cmviewer.examples.keys import key_of
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.places import marked_outcomes
from cmviewer.matching import CountingRule
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.writers.lists.listed import Listed

PYTHON = Path(__file__).parent.parent.parent / "build" / "datumaro" / "bin" / "python"
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not PYTHON.exists(), reason="needs Datumaro in build/datumaro"),
]
ALL = CountingRule(score=0)


def read(folder, file, names):
    """What Datumaro reads of one file, in a folder of its own with the images."""
    folder.mkdir()
    (folder / "annotations.xml").write_bytes(file.read_bytes())
    for name in names:
        place = folder / "images" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", SIZE).save(place)
    script = Path(__file__).with_name("read_by_datumaro.py")
    done = subprocess.run([PYTHON, script, folder], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def expected(evaluation, side):
    """Image, class and box of each object."""
    return sorted(
        [evaluation.images.name(int(image)).removesuffix(".png"), evaluation.classes.names[int(label)], box]
        for image, label, box in zip(side.image, side.label, side.box.tolist(), strict=True)
    )


@pytest.mark.parametrize("masks", [False, True])
def test_datumaro_reads_the_objects_that_were_written_with_scores_and_marks(tmp_path, masks):
    made = scenes(masks=masks)
    counted = count(made, 0, ALL)
    examples = Examples(made, counted, np.arange(len(counted.outcomes)), len(counted.outcomes))
    misses = [one for one in examples if one.is_missed][:2]
    marks = tuple(Mark(key_of(made, one), MarkKind.LABEL_WRONG, "look", "2") for one in misses)
    listed = listed_of(made, rule=ALL)
    listed = Listed(made, listed.counted, listed.rows, marked_outcomes(made, listed.counted, marks))
    assert not written(listed, "cvat", tmp_path / "list.xml")
    for file, side in (("list.xml", made.truth), ("list.predictions.xml", counted.predictions)):
        found = read(tmp_path / f"of {file}", tmp_path / file, made.images.names)
        assert sorted([one["image"], one["label"], one["shape"][1]] for one in found) == expected(made, side)
        assert {tuple(one["size"]) for one in found} == {SIZE[::-1]}
        kinds = {one["shape"][0] for one in found}
        assert kinds == ({"mask", "polygon"} if masks else {"bbox"})
        for _, (x0, y0, x1, y1), area in (one["shape"] for one in found):
            assert area in (None, (x1 - x0) * (y1 - y0))
        if side is made.truth:
            told = [one["attributes"] for one in found if "mark" in one["attributes"]]
            assert [(one["mark"], one["note"], one["right_class"]) for one in told] == [
                ("label wrong", "look", "2")
            ] * len(misses)
        else:
            scores = sorted(float(one["attributes"]["score"]) for one in found)
            assert scores == pytest.approx(sorted(side.score.tolist()))
