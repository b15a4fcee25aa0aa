"""No more of a photograph is decoded than is wanted of it."""

import pytest
from PIL import Image

from cmviewer.evaluation import Detail, Frame
from cmviewer.readers.files.photos import load_photo
from cmviewer.readers.files.pictures import load_picture


@pytest.mark.parametrize(
    ("detail", "shape"),
    [
        (None, (600, 800)),
        (Detail(400), (300, 400)),
        (Detail(401), (600, 800)),
        (Detail(100), (75, 100)),
        (Detail(100, span=400.0), (150, 200)),
        (Detail(100, span=4_000.0), (75, 100)),
        (Detail(2_000), (600, 800)),
    ],
)
def test_a_photograph_is_decoded_as_small_as_is_still_fine_enough(tmp_path, detail, shape):
    path = tmp_path / "a.jpg"
    Image.new("RGB", (800, 600)).save(path)
    assert load_picture(path, detail=detail).shape[:2] == shape
    assert load_photo(path, Frame.SEEN, None, detail).size == (800, 600)


def test_one_that_is_marked_to_be_turned_is_as_fine_and_turned(tmp_path):
    path, exif = tmp_path / "a.jpg", Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (800, 600)).save(path, exif=exif)
    assert load_picture(path, detail=Detail(400)).shape[:2] == (400, 300)
    assert load_picture(path, frame=Frame.STORED, detail=Detail(400)).shape[:2] == (300, 400)


def test_a_picture_that_is_no_jpeg_is_decoded_whole(tmp_path):
    path = tmp_path / "a.png"
    Image.new("RGB", (800, 600)).save(path)
    assert load_picture(path, detail=Detail(100)).shape[:2] == (600, 800)
