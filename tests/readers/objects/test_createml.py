"""CreateML's boxes are pixels around their centre; scripts write shares, each side for itself."""

import json

import pytest
from coco_files import counted
from opening import codes, opened
from PIL import Image

CENTRES = ((20, 20), (50, 40), (80, 60), (30, 80))
RIGHT = {("cat", "cat"): 4}


def written(top, name, unit, **more):
    """Objects of two images of 100 by 200, 20 wide and 20 high."""
    across, down = (1, 1) if unit == "pixels" else (100, 200)
    images = []
    for n in range(2):
        places = [
            {"x": x / across, "y": y / down, "width": 20 / across, "height": 20 / down}
            for x, y in CENTRES[n::2]
        ]
        drawn = [{"label": "cat", "coordinates": place, **more} for place in places]
        images.append({"image": f"{n}.jpg", "annotations": drawn})
    (top / name).write_text(json.dumps(images))


@pytest.mark.parametrize("truth", ["pixels", "shares"])
@pytest.mark.parametrize("predicted", ["pixels", "shares"])
def test_each_side_is_read_in_pixels_or_shares_as_it_is_written(tmp_path, truth, predicted):
    (tmp_path / "images").mkdir()
    for n in range(2):
        Image.new("RGB", (100, 200)).save(tmp_path / "images" / f"{n}.jpg")
    written(tmp_path, "truth.json", truth)
    written(tmp_path, "predictions.json", predicted, confidence=0.9)
    evaluation = opened(tmp_path)
    assert counted(evaluation) == RIGHT
    assert codes(evaluation) == ({"boxes-read-otherwise"} if "shares" in {truth, predicted} else set())
    taken = {one.key: one.taken for one in evaluation.interpretation.decisions}
    formats = {"pixels": "cxcywh", "shares": "cxcywh-normalised"}
    assert (taken["boxes.truth"], taken["boxes.prediction"]) == (formats[truth], formats[predicted])
