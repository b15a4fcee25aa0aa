"""What lies over photographs that are marked to be turned lies where their pixels say, turned in any way."""

import json
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PIL import Image, ImageOps
from pycocotools import mask as coco_masks
from thinning import some_now

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, Side, ViewState
from cmviewer.evaluation import Frame
from cmviewer.examples.examples import examples_of
from cmviewer.examples.fields import OpenTables
from cmviewer.examples.map_cache import ReadMaps
from cmviewer.examples.query import ExampleQuery
from cmviewer.gui.examples.image.canvas import Canvas
from cmviewer.gui.examples.image.example_details import ExampleCaches, LastScores, details_of
from cmviewer.gui.examples.maps.thumbnails import painted_thumbnail
from cmviewer.gui.examples.pictures.decoded import DecodedPictures
from cmviewer.gui.examples.pictures.thumbnails import _cropped
from cmviewer.gui.examples.pictures.web_pictures import WebPictures
from cmviewer.matching import default_rule
from cmviewer.progress import Cancel
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decision_keys import told
from cmviewer.readers.files import pictures
from tests.gui.working import in_worker

MARKS = range(1, 9)
BLOB = np.s_[3:15, 8:30]
STORED = np.zeros((40, 64), np.uint8)
STORED[BLOB] = 1
KINDS = ("box", "polygon", "runs")


def seen(mark):
    """The blob as Pillow shows it, uint8 of 0 and 1."""
    picture = Image.fromarray(STORED * 255)
    picture.getexif()[0x0112] = mark
    return (np.asarray(ImageOps.exif_transpose(picture)) > 0).astype(np.uint8)


def photograph(folder, mark, name="a.jpg"):
    (folder / "images").mkdir(exist_ok=True)
    exif = Image.Exif()
    exif[0x0112] = mark
    rgb = np.repeat(STORED[:, :, None] * 255, 3, axis=2)
    Image.fromarray(rgb).save(folder / "images" / name, exif=exif, quality=95)


def bounds(inside):
    """x0 y0 x1 y1 of what is inside."""
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    return [int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1]


def thing(kind, pixels):
    """What COCO's files say of an object."""
    x0, y0, x1, y1 = bounds(pixels)
    said = {"image_id": 1, "category_id": 1, "bbox": [x0, y0, x1 - x0, y1 - y0]}
    if kind == "polygon":
        said["segmentation"] = [[x0, y0, x1, y0, x1, y1, x0, y1]]
    elif kind == "runs":
        runs = coco_masks.encode(np.asfortranarray(pixels))
        said["segmentation"] = {"size": list(map(int, runs["size"])), "counts": runs["counts"].decode()}
    return said


def objects_in(folder, kind, true, found):
    """A data set of one object, whose truth and prediction are of these pixels."""
    height, width = true.shape
    image = {"id": 1, "file_name": "a.jpg", "width": width, "height": height}
    truth = {
        "images": [image],
        "categories": [{"id": 1, "name": "cat"}],
        "annotations": [thing(kind, true) | {"id": 1, "iscrowd": 0}],
    }
    (folder / "truth.json").write_text(json.dumps(truth))
    (folder / "results.json").write_text(json.dumps([thing(kind, found) | {"score": 0.9}]))


def details_in(folder, **reading):
    """All that is drawn of the first example of everything."""
    settled = tuple(told(f"exif.{side}", frame) for side, frame in reading.items())
    evaluation = open_evaluation(OpenRequest(path=folder, told=settled))
    counted = count(evaluation, 0, default_rule(evaluation))
    state = ViewState(background=True, rule=counted.rule)
    examples = examples_of(evaluation, counted, Selection(), state, ExampleQuery(), Cancel())
    caches = ExampleCaches(LastScores(), OpenTables(lambda _: False), WebPictures(), ReadMaps())
    return evaluation, details_of(evaluation, examples[0], caches, Cancel())


def pixels_of(picture):
    """Bright pixels of a picture, bool (H, W)."""
    grey = picture.convertToFormat(picture.Format.Format_Grayscale8)
    lines = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return lines[:, : grey.width()] > 128


def drawn(details, side):
    one = next(one for one in details.objects.objects if one.side is side)
    place = one.box if one.shape is None else one.shape.boundingRect()
    if one.mask is not None:
        place = one.mask.picture.rect().translated(one.mask.place.toPoint())
        return [place.left(), place.top(), place.right() + 1, place.bottom() + 1]
    return [place.left(), place.top(), place.right(), place.bottom()]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("kind", some_now(KINDS, every=len(KINDS)))
@pytest.mark.parametrize("truth", list(Frame))
def test_objects_lie_on_what_is_seen(qtbot, tmp_path, mark, kind, truth):
    photograph(tmp_path, mark)
    prediction = Frame.SEEN if truth is Frame.STORED else Frame.STORED
    of = {Frame.STORED: STORED, Frame.SEEN: seen(mark)}
    objects_in(tmp_path, kind, of[truth], of[prediction])
    lying = mark >= 5
    reading = {"prediction": prediction} | ({} if lying else {"truth": truth})
    evaluation, details = in_worker(partial(details_in, tmp_path, **(reading if mark > 1 else {})))
    blob = pixels_of(details.picture.pixels)
    assert blob.shape == seen(mark).shape
    for side in Side:
        assert drawn(details, side) == pytest.approx(bounds(blob), abs=1)
    assert details.doubt == ""
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.show_image(details.picture.pixels, details.objects, details.picture.size)
    assert canvas.sceneRect().size().toTuple() == blob.shape[::-1]
    crop = in_worker(
        _cropped,
        in_worker(DecodedPictures().get, 0, tmp_path / "images" / "a.jpg", evaluation.images.frame),
        details.example.crop,
        224,
    )
    x0, y0 = crop.place[:2]
    inside = bounds(pixels_of(crop.picture))
    assert [inside[0] + x0, inside[1] + y0] == pytest.approx(bounds(blob)[:2], abs=1)


def maps_in(folder, true, predicted=None):
    """Maps of one image; the prediction is wrong everywhere unless given."""
    for name, pixels in (("truth", true), ("epoch_1", 1 - true if predicted is None else predicted)):
        (folder / name).mkdir()
        Image.fromarray(pixels.astype(np.uint8)).save(folder / name / "a.png")
    (folder / "classes.txt").write_text("ground\nblob\n")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("frame", list(Frame))
def test_a_map_lies_on_its_photograph(tmp_path, mark, frame):
    photograph(tmp_path, mark)
    true = STORED if frame is Frame.STORED else seen(mark)
    maps_in(tmp_path, true)
    turned, lying = mark > 1, mark >= 5
    evaluation, details = in_worker(
        partial(details_in, tmp_path, **({"truth": frame} if turned and not lying else {}))
    )
    blob = pixels_of(details.picture.pixels)
    assert blob.shape == true.shape
    assert (blob == (details.maps.read.truth == 1)).mean() > 0.97
    assert details.doubt == ""
    source = tmp_path / "images" / "a.jpg"
    read = replace(details.maps.read, inside=details.maps.read.truth == 1)
    small = in_worker(
        painted_thumbnail, lambda: source, evaluation.images.frame, read, evaluation.classes, 64
    )
    x, y = (sum(pair) // 2 for pair in zip(bounds(true)[:2], bounds(true)[2:], strict=True))
    inner, corner = small.pixelColor(x, y), small.pixelColor(true.shape[1] - 1 - x, true.shape[0] - 1 - y)
    assert inner.red() > 200
    assert corner.red() < 100


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("truth", list(Frame))
def test_a_predicted_map_of_the_other_frame_is_turned_to_its_truth(tmp_path, mark, truth):
    photograph(tmp_path, mark)
    of = {Frame.STORED: STORED, Frame.SEEN: seen(mark)}
    prediction = Frame.SEEN if truth is Frame.STORED else Frame.STORED
    maps_in(tmp_path, of[truth], of[prediction])
    turned, lying = mark > 1, mark >= 5
    reading = {"truth": truth, "prediction": prediction} if turned and not lying else {}
    evaluation, details = in_worker(partial(details_in, tmp_path, **reading))
    blob = pixels_of(details.picture.pixels)
    for values in (details.maps.read.truth, details.maps.read.prediction):
        assert (blob == (values == 1)).mean() > 0.97
    assert (details.maps.read.truth == details.maps.read.prediction).all()
    assert ("maps-turned" in {one.code for one in evaluation.problems}) is lying


@pytest.mark.parametrize("mark", [3, 6])
def test_where_nothing_tells_it_the_picture_says_so(tmp_path, mark):
    photograph(tmp_path, mark)
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "a.txt").write_text("0 0.3 0.3 0.2 0.2\n")
    found = [{"image_id": "a", "category_id": 0, "bbox": [9, 6, 14, 9], "score": 0.9}]
    (tmp_path / "results.json").write_text(json.dumps(found))
    _, details = in_worker(details_in, tmp_path)
    assert "nothing tells whether truth and prediction are about it before or after turning" in details.doubt
    _, details = in_worker(partial(details_in, tmp_path, truth="seen", prediction="seen"))
    assert details.doubt == ""


def test_a_map_of_a_photograph_that_is_upside_down_may_be_either_and_that_is_said(tmp_path):
    photograph(tmp_path, 3)
    maps_in(tmp_path, STORED)
    _, details = in_worker(details_in, tmp_path)
    assert "nothing tells whether the maps are about it before or after turning" in details.doubt


def test_lying_photographs_tell_it_of_those_that_are_upside_down(tmp_path):
    maps_in(tmp_path, STORED)
    photograph(tmp_path, 3)
    photograph(tmp_path, 6, "b.jpg")
    for name in ("truth", "epoch_1"):
        (tmp_path / name / "b.png").write_bytes((tmp_path / name / "a.png").read_bytes())
    evaluation, details = in_worker(details_in, tmp_path)
    assert evaluation.images.frame is Frame.STORED
    assert details.doubt == ""


def test_objects_stay_where_they_are_on_a_photograph_that_is_shown_smaller(qtbot, tmp_path, monkeypatch):
    photograph(tmp_path, 6)
    objects_in(tmp_path, "box", STORED, STORED)
    monkeypatch.setattr(pictures, "SHOWN_PIXELS", 64 * 40 // 4)
    _, details = in_worker(details_in, tmp_path)
    assert details.picture.pixels.width() == 20
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.show_image(details.picture.pixels, details.objects, details.picture.size)
    assert canvas.sceneRect().size().toTuple() == (40, 64)
    assert drawn(details, Side.TRUTH) == bounds(seen(6))
