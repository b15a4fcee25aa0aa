import json

import numpy as np
import pytest
from PIL import Image

from cmviewer.resources import resource

MAPS = resource("samples", "digit-maps")
SCENES = resource("samples", "digit-scenes")
EPOCHS = ["epoch_01", "epoch_02", "epoch_04", "epoch_08", "epoch_16"]
PAGES = sorted(path.stem for path in (MAPS / "images").iterdir())
VOID = 255


def map_of(folder, page):
    with Image.open(MAPS / folder / f"{page}.png") as picture:
        assert (picture.mode, picture.size) == ("P", (320, 240))
        return np.array(picture)


def mean_iou(epoch):
    """Mean over the eleven classes of shared by joint pixels, without those that are void."""
    counts = np.zeros((11, 11), dtype=int)
    for page in PAGES:
        truth, said = map_of("truth", page), map_of(epoch, page)
        np.add.at(counts, (truth[truth != VOID], said[truth != VOID]), 1)
    shared = np.diag(counts)
    return (shared / (counts.sum(axis=0) + counts.sum(axis=1) - shared)).mean()


def test_the_maps_weigh_less_than_1_megabyte():
    assert sum(path.stat().st_size for path in MAPS.rglob("*") if path.is_file()) < 1_000_000


def test_there_are_eleven_classes_and_paper_is_the_first():
    names = (MAPS / "classes.txt").read_text(encoding="utf-8").splitlines()
    digits = json.loads((SCENES / "truth.json").read_text(encoding="utf-8"))["categories"]
    assert names == ["paper", *(digit["name"] for digit in digits)]


@pytest.mark.parametrize("folder", ["truth", *EPOCHS])
def test_every_page_has_a_map(folder):
    assert len(PAGES) == 20
    assert sorted(path.stem for path in (MAPS / folder).iterdir()) == PAGES


def test_the_pages_are_those_of_the_scenes():
    for page in PAGES:
        name = f"images/{page}.jpg"
        assert (MAPS / name).read_bytes() == (SCENES / name).read_bytes()


def test_the_truth_holds_every_class_and_is_void_on_two_pages():
    values = [np.unique(map_of("truth", page)) for page in PAGES]
    assert set(np.concatenate(values)) == {*range(11), VOID}
    assert sum(VOID in page for page in values) == 2


def test_the_ink_of_a_digit_lies_in_its_box_of_the_scenes():
    truth = json.loads((SCENES / "truth.json").read_text(encoding="utf-8"))
    images = {image["id"]: image["file_name"].removesuffix(".jpg") for image in truth["images"]}
    inside = {page: np.zeros((240, 320), dtype=bool) for page in PAGES}
    for record in truth["annotations"]:
        page = images[record["image_id"]]
        left, top, width, height = record["bbox"]
        if page in inside:
            here = map_of("truth", page)[top : top + height, left : left + width]
            assert (VOID if record["iscrowd"] else record["category_id"]) in here
            inside[page][top : top + height, left : left + width] = True
    for page in PAGES:
        assert not map_of("truth", page)[~inside[page]].any()


@pytest.mark.parametrize("epoch", EPOCHS)
def test_a_predicted_map_holds_classes_only(epoch):
    assert max(map_of(epoch, page).max() for page in PAGES) <= 10


def test_the_maps_get_better_and_are_never_perfect():
    means = [mean_iou(epoch) for epoch in EPOCHS]
    assert means[0] < means[-1] - 0.1
    assert means[-1] == max(means)
    assert 0.5 < means[-1] < 0.9
