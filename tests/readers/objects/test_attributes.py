"""What files say of objects beside class and shape: attributes, areas, and how large images are."""

import json

import numpy as np
import pytest
from PIL import Image

from cmviewer.readers import OpenRequest, open_evaluation

BOX = [10, 10, 20, 20]


@pytest.fixture
def coco(tmp_path):
    annotations = [
        {"id": 1, "image_id": 2, "category_id": 1, "bbox": BOX, "area": 123.5, "attributes": {"night": True}},
        {"id": 2, "image_id": 1, "category_id": 1, "bbox": BOX, "attributes": {"weather": "rain", "n": 3}},
        {
            "id": 3,
            "image_id": 1,
            "category_id": 1,
            "bbox": [1, 1, 20, 20],
            "area": "large",
            "attributes": [1],
        },
    ]
    images = [{"id": 1, "file_name": "a.png", "width": 50, "height": 40}, {"id": 2, "file_name": "b.png"}]
    data = {"images": images, "annotations": annotations, "categories": [{"id": 1, "name": "cat"}]}
    (tmp_path / "truth.json").write_text(json.dumps(data))
    results = [{"image_id": 1, "category_id": 1, "bbox": BOX, "score": 0.9, "area": 7}]
    (tmp_path / "predictions.json").write_text(json.dumps(results))
    (tmp_path / "images").mkdir()
    Image.new("RGB", (64, 48)).save(tmp_path / "images/b.png")
    return open_evaluation(OpenRequest(tmp_path))


def test_attributes_and_areas_of_coco_stay_with_their_objects(coco):
    truth = coco.truth
    assert truth.identity.tolist() == [2, 3, 1]  # by image
    assert truth.fields.names == ("night", "weather", "n")
    assert truth.fields.column("night").tolist() == ["", "", "true"]
    assert truth.fields.column("n").tolist() == ["3", "", ""]
    assert truth.area.tolist() == pytest.approx([np.nan, np.nan, 123.5], nan_ok=True)
    assert truth.known_area.tolist() == [400, 400, 123.5]
    taken = truth.take(np.array([0, 2]))
    assert taken.fields.column("weather").tolist() == ["rain", ""]
    assert taken.known_area.tolist() == [400, 123.5]


def test_the_size_of_an_image_is_what_the_file_tells_else_what_its_header_says(coco):
    assert coco.images.sizes.tolist() == [[50, 40], [64, 48]]


def test_attributes_of_cvat_stay_with_their_objects(tmp_path):
    shapes = "".join(
        f'<box label="cat" xtl="{x}" ytl="1" xbr="{x + 9}" ybr="9">{more}</box>'
        for x, more in ((1, '<attribute name="occluded">yes</attribute>'), (20, ""))
    )
    text = f'<annotations><image id="0" name="a.jpg" width="64" height="48">{shapes}</image></annotations>'
    (tmp_path / "truth.xml").write_text(text)
    (tmp_path / "predictions.xml").write_text(text)
    request = OpenRequest(tmp_path, truth=tmp_path / "truth.xml")
    truth = open_evaluation(request).truth
    assert truth.fields.column("occluded").tolist() == ["yes", ""]


def test_the_size_of_an_image_of_a_map_is_that_of_its_map(tmp_path):
    for folder in ("truth", "predictions"):
        (tmp_path / folder).mkdir()
        pixels = np.arange(6 * 7).reshape(6, 7).astype(np.uint8) % 3
        Image.fromarray(pixels).save(tmp_path / folder / "a.png")
    evaluation = open_evaluation(OpenRequest(tmp_path))
    assert evaluation.images.sizes.tolist() == [[7, 6]]


def test_columns_of_a_table_are_asked_by_their_names(tmp_path):
    lines = ["image,truth,prediction,score,weather", "a.jpg,cat,cat,0.9,rain", "b.jpg,cat,dog,0.8,"]
    (tmp_path / "results.csv").write_text("\n".join(lines))
    evaluation = open_evaluation(OpenRequest(tmp_path))
    sides = [evaluation.truth, evaluation.checkpoints[0].load()]
    fields = [side.fields for side in sides if side.fields is not None]
    assert next(one.column("weather").tolist() for one in fields if "weather" in one.names) == ["rain", ""]


def test_columns_of_a_table_of_boxes_stay_with_their_boxes(tmp_path):
    rows = ["b.jpg,1,2,30,40,cat,night", "a.jpg,1,2,30,40,dog,day", "a.jpg,5,5,20,30,cat,dusk"]
    header = "image,xmin,ymin,xmax,ymax,label"
    (tmp_path / "truth.csv").write_text("\n".join([f"{header},light", *rows]))
    (tmp_path / "found.csv").write_text(
        "\n".join([f"{header},score", *(row.rpartition(",")[0] + ",0.9" for row in rows)])
    )
    evaluation = open_evaluation(OpenRequest(tmp_path, truth=tmp_path / "truth.csv"))
    names = [evaluation.images.name(image) for image in evaluation.truth.image.tolist()]
    found = sorted(zip(names, evaluation.truth.fields.column("light").tolist(), strict=True))
    assert found == [("a.jpg", "day"), ("a.jpg", "dusk"), ("b.jpg", "night")]
