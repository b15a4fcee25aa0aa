"""Where the files of images are looked for, and what becomes of their pixels."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening import opened
from PIL import Image, ImageOps

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Frame, Images
from cmviewer.readers.files import pictures
from cmviewer.readers.files.image_files import ImageFiles, folders_upwards
from cmviewer.readers.files.many_images import find_each
from cmviewer.readers.files.picture_headers import header_of
from cmviewer.readers.files.pictures import load_picture, thumbnail

BROKEN = Path(__file__).parent.parent / "data" / "broken" / "images"


def test_images_are_looked_for_in_the_folder_of_the_file_then_upwards(folder):
    table = "image,truth,prediction\nimages/a.png,cat,cat\nb.png,cat,cat\nc.png,cat,cat\n"
    path = folder({"run/epoch/results.csv": table, "images/a.png": "", "run/b.png": ""})
    images = opened(path).images
    assert images.find(0) == path / "images" / "a.png"
    assert images.find(1) == path / "run" / "b.png"
    assert images.find(2) is None
    assert images.candidates(2) == (path / "run/epoch/c.png", path / "run/c.png", path / "c.png")


NAMES = ("a.png", "a", "x/a.png", "x/a", "x\\a.png", "C:", "C:/a.png", "..", "x/..", "../x/a", "x/./a.jpg")
MORE = (
    "./a.png",
    "x/",
    "/x/a.png",
    "gone/a.png",
    "A.PNG",
    "x/y/b",
    "z.zip/a.png",
    "https://h/a.png",
    "ü.png",
)


@given(names=st.lists(st.sampled_from((*NAMES, *MORE, "", " ", "a.")), max_size=12), is_told=st.booleans())
def test_many_images_are_found_as_one_by_one(tmp_path_factory, names, is_told):
    top = tmp_path_factory.mktemp("images")
    for file in ("a.png", "x/a.png", "x/y/b.JPG", "ü.png", "x/a.jpg", "x/a"):
        (top / file).parent.mkdir(exist_ok=True, parents=True)
        (top / file).write_bytes(b"")
    finder = ImageFiles((top / "x",) if is_told else (), (top, top / "x"))
    names = [name.replace("/x/a.png", f"{top}/x/a.png") if name.startswith("/") else name for name in names]
    images = Images(len(names), names, finder)
    assert list(find_each(images, range(len(names)))) == list(map(finder.find, names))


def test_a_folder_that_is_told_comes_first_and_takes_the_tail_of_a_name(folder, tmp_path):
    path = folder({"results.csv": "image,truth,prediction\nx/y/a.png,cat,cat\n", "x/y/a.png": ""})
    other = tmp_path / "other"
    other.mkdir()
    Image.new("L", (1, 1)).save(other / "a.png")
    assert opened(path).images.find(0) == path / "x/y/a.png"
    assert opened(path, images=other).images.find(0) == other / "a.png"
    assert opened(path).images.with_root(other).find(0) == other / "a.png"


def test_the_longest_tail_is_tried_first(tmp_path):
    finder = ImageFiles().with_root(tmp_path)
    assert finder.candidates("a/b/c.png") == tuple(
        tmp_path / tail for tail in ("a/b/c.png", "b/c.png", "c.png")
    )


def test_backslashes_and_drives_part_a_name_too(tmp_path):
    finder = ImageFiles(roots=(tmp_path,))
    assert finder.candidates("C:\\data\\a.png") == (tmp_path / "data/a.png", tmp_path / "a.png")


def test_an_absolute_name_is_taken_as_it_is_and_then_by_its_tail(tmp_path):
    here = tmp_path / "a.png"
    finder = ImageFiles(near=(tmp_path,))
    assert finder.candidates(str(here))[0] == here
    assert finder.candidates("/gone/images/a.png") == (
        Path("/gone/images/a.png"),
        *(tmp_path / tail for tail in ("gone/images/a.png", "images/a.png", "a.png")),
    )


def test_a_name_without_ending_is_tried_with_the_common_ones(tmp_path):
    Image.new("L", (1, 1)).save(tmp_path / "000042.jpg")
    finder = ImageFiles(near=(tmp_path,))
    assert finder.find("000042") == tmp_path / "000042.jpg"
    assert len(set(finder.candidates("000042"))) == len(finder.candidates("000042"))


@pytest.mark.parametrize("name", ["", " ", "a\0b.png", "http://x.org/a.png", "x" * 5000, "..", "/", "."])
def test_names_that_lead_nowhere_find_nothing(tmp_path, name):
    assert ImageFiles(roots=(tmp_path,), near=(tmp_path,)).find(name) is None


@given(st.text())
def test_no_name_is_an_error(name):
    finder = ImageFiles(roots=(Path("/nowhere"),), near=(Path("/nowhere/else"),))
    assert finder.find(name) is None or Path(name).is_file()
    assert len(set(finder.candidates(name))) == len(finder.candidates(name))


def test_folders_upwards_end_at_the_top():
    assert folders_upwards(Path("/a/b/c"), Path("/a")) == (Path("/a/b/c"), Path("/a/b"), Path("/a"))
    assert folders_upwards(Path("/a"), Path("/a")) == (Path("/a"),)
    assert folders_upwards(Path("/x/y"), Path("/a")) == (Path("/x/y"),)


def saved(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)
    return path


def test_colours_come_as_they_are(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 256, (3, 5, 3), np.uint8)
    picture = load_picture(saved(tmp_path / "a.png", Image.fromarray(pixels)))
    assert picture.shape == (3, 5, 4)
    assert picture.dtype == np.uint8
    assert np.array_equal(picture[..., :3], pixels)
    assert (picture[..., 3] == 255).all()


def test_what_is_transparent_stays_so(tmp_path):
    pixels = np.full((2, 2, 4), (10, 20, 30, 40), np.uint8)
    assert np.array_equal(load_picture(saved(tmp_path / "a.png", Image.fromarray(pixels))), pixels)


def test_a_palette_becomes_its_colours(tmp_path):
    image = Image.new("P", (2, 1))
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.putpixel((1, 0), 1)
    picture = load_picture(saved(tmp_path / "a.png", image, transparency=b"\xff\x80"))
    assert picture.tolist() == [[[255, 0, 0, 255], [0, 0, 255, 128]]]


def test_sixteen_bits_are_scaled_and_not_clipped(tmp_path):
    values = np.array([[1000, 2000, 3000]], np.uint16)
    picture = load_picture(saved(tmp_path / "a.png", Image.fromarray(values)))
    assert picture[0, :, 0].tolist() == [0, 128, 255]


def test_numbers_with_a_point_are_scaled_and_nan_is_dark(tmp_path):
    values = np.array([[0.0, np.nan, 0.5, 1.0]], np.float32)
    picture = load_picture(saved(tmp_path / "a.tif", Image.fromarray(values)))
    assert picture[0, :, 0].tolist() == [0, 0, 128, 255]


def test_an_image_of_one_grey_is_no_error(tmp_path):
    picture = load_picture(saved(tmp_path / "a.png", Image.fromarray(np.full((2, 2), 700, np.uint16))))
    assert picture.shape == (2, 2, 4)


def test_a_picture_is_turned_as_the_camera_says(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = load_picture(saved(tmp_path / "a.jpg", Image.new("RGB", (40, 20)), exif=exif))
    assert picture.shape == (40, 20, 4)
    assert thumbnail(tmp_path / "a.jpg", 10).shape == (10, 5, 4)


@pytest.mark.parametrize("ending", ["jpg", "png", "tif", "webp"])
@pytest.mark.parametrize("mark", range(1, 9))
def test_a_picture_is_decoded_as_it_is_stored_or_as_it_is_seen_whatever_its_kind(tmp_path, ending, mark):
    stored = np.zeros((16, 32), np.uint8)
    stored[:8, :24] = 255
    upright = Image.fromarray(stored)
    upright.getexif()[0x0112] = mark
    seen = np.asarray(ImageOps.exif_transpose(upright))
    exif = Image.Exif()
    exif[0x0112] = mark
    path = saved(tmp_path / f"a.{ending}", Image.fromarray(stored).convert("RGB"), exif=exif)
    header = header_of(path)
    for frame, expected in ((Frame.STORED, stored), (Frame.SEEN, seen)):
        picture = load_picture(path, frame=frame)[:, :, 0]
        assert picture.shape == expected.shape
        assert np.array_equal(picture > 128, expected > 128)
        assert header.size(frame) == expected.shape[::-1]


@pytest.mark.parametrize("ending", ["png", "jpg", "bmp", "webp", "gif"])
def test_a_thumbnail_fits_and_keeps_its_shape(tmp_path, ending):
    path = saved(tmp_path / f"a.{ending}", Image.new("RGB", (400, 200), (200, 100, 50)))
    small = thumbnail(path, 64)
    assert small.shape == (32, 64, 4)
    assert np.abs(small[16, 32].astype(int) - (200, 100, 50, 255)).max() <= 8


def test_a_small_image_is_not_made_larger(tmp_path):
    assert thumbnail(saved(tmp_path / "a.png", Image.new("L", (3, 2))), 64).shape == (2, 3, 4)


DAMAGED = ["empty.png", "text.png", "cut-off.png", "cut-off.jpg"]


@pytest.mark.parametrize("name", DAMAGED)
@pytest.mark.parametrize("read", [load_picture, lambda path: thumbnail(path, 16)])
def test_a_damaged_image_says_so(name, read):
    with pytest.raises(CmviewerError) as error:
        read(BROKEN / name)
    assert [(one.code, one.file) for one in error.value.problems] == [("image-unreadable", BROKEN / name)]


def test_a_file_that_is_not_called_a_picture_is_said_to_be_none(tmp_path):
    path = tmp_path / "bark.wav"
    path.write_bytes(b"RIFF")
    with pytest.raises(CmviewerError, match=r"bark\.wav: this is no picture\. Mend: open it with"):
        load_picture(path)


def test_an_image_that_would_fill_the_memory_is_not_decoded():
    with pytest.raises(CmviewerError) as error:
        load_picture(BROKEN / "bomb.png")
    assert error.value.problems[0].code == "image-too-large"
    assert "50,000 × 50,000" in error.value.problems[0].what


def test_the_limit_can_be_told(tmp_path):
    path = saved(tmp_path / "a.png", Image.new("L", (10, 10)))
    assert load_picture(path, max_pixels=100).shape == (10, 10, 4)
    with pytest.raises(CmviewerError):
        load_picture(path, max_pixels=99)


def test_an_image_that_is_gone_says_so(tmp_path):
    with pytest.raises(CmviewerError) as error:
        load_picture(tmp_path / "none.png")
    assert error.value.problems[0].code == "image-missing"


def test_a_folder_is_no_image(tmp_path):
    with pytest.raises(CmviewerError) as error:
        load_picture(tmp_path)
    assert error.value.problems[0].code == "path-is-folder"


KINDS = [("png", "RGB"), ("jpg", "RGB"), ("gif", "P"), ("tif", "I;16"), ("bmp", "L"), ("webp", "RGB")]


@given(st.sampled_from(KINDS), st.data())
def test_a_mutated_image_is_a_picture_or_our_error(tmp_path_factory, kind, data):
    path = tmp_path_factory.mktemp("picture") / f"a.{kind[0]}"
    Image.new(kind[1], (12, 9)).save(path)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        picture = load_picture(path, max_pixels=10_000_000)
    except CmviewerError:
        return
    assert picture.ndim == 3
    assert picture.shape[2] == 4


def test_an_image_beyond_the_limit_is_refused_before_it_is_decoded(tmp_path):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    path = tmp_path / "huge.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100)))
        + chunk(b"IEND", b"")
    )
    for read in (load_picture, lambda file: thumbnail(file, 112)):
        with pytest.raises(CmviewerError) as error:
            read(path)
        problem = error.value.problems[0]
        assert problem.code == "image-too-large"
        assert "30,000 × 30,000 pixels" in problem.what


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "1", "I;16", "F", "LA", "CMYK"])
def test_a_large_image_is_shown_at_a_part_of_its_size(tmp_path, monkeypatch, mode):
    monkeypatch.setattr(pictures, "SHOWN_PIXELS", 10_000)
    path = tmp_path / "large.tif"
    whole = Image.new("L", (300, 200), 0)
    whole.paste(255, (150, 0, 300, 200))
    if mode == "I;16":
        Image.fromarray(np.asarray(whole).astype(np.uint16) * 200).save(path)
    else:
        whole.convert(mode).save(path)
    shown = load_picture(path)
    assert shown.shape == (67, 100, 4)
    assert shown[30, 10, :3].max() < 40
    assert shown[30, 90, :3].min() > 215


def test_a_header_that_claims_more_pixels_than_its_bytes_can_hold_takes_no_room(tmp_path, monkeypatch):
    file = tmp_path / "a.png"
    Image.new("RGB", (24, 24)).save(file)
    data = bytearray(file.read_bytes())
    data[20:24] = struct.pack(">I", 8_000_000)
    data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    file.write_bytes(bytes(data))
    monkeypatch.setattr(Image.Image, "load", lambda _self: pytest.fail("its pixels were asked for"))
    with pytest.raises(CmviewerError) as refused:
        load_picture(file)
    assert "damaged" in refused.value.problems[0].what or "cut off" in refused.value.problems[0].what


def test_a_large_picture_of_one_colour_is_no_damage(tmp_path):
    file = tmp_path / "white.png"
    Image.new("1", (6_000, 6_000), 1).save(file)
    assert thumbnail(file, 10).shape[:2] == (10, 10)
