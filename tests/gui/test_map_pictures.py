"""How pixels look: exactly those of a cell are painted, at full size and when it is made smaller."""

import numpy as np
import PIL.Image
import pytest
from PySide6.QtGui import QImage

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Classes, Frame
from cmviewer.examples.class_colours import NOTHING, class_colours, distinct_colours
from cmviewer.examples.pixels import ReadPixels
from cmviewer.gui.examples.maps.pictures import (
    MARK,
    RIGHT,
    WRONG,
    difference_picture,
    map_picture,
    mark_codes,
    mark_pictures,
    photo_picture,
)
from cmviewer.gui.examples.maps.thumbnails import painted_thumbnail
from cmviewer.gui.examples.pictures.thumbnails import DENSE, SIZE
from tests.gui.working import in_worker

CLASSES = Classes(("road", "sidewalk", "sky"))


def pixels(picture):
    """Red, green, blue, opacity of a picture, uint8 (H, W, 4)."""
    straight = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(straight.constBits(), np.uint8).reshape(picture.height(), -1)
    return rows[:, : 4 * picture.width()].reshape(picture.height(), picture.width(), 4).copy()


def is_yellow(picture):
    """Which pixels are painted: no other colour has red and green so far above blue."""
    red, green, blue = (pixels(picture)[:, :, channel].astype(int) for channel in range(3))
    return (red > blue + 60) & (green > blue + 60)


def read_of(height, width, seed=0):
    random = np.random.default_rng(seed)
    truth = random.integers(-1, 3, (height, width)).astype(np.int32)
    prediction = random.integers(0, 4, (height, width)).astype(np.int32)
    return ReadPixels(truth, prediction, (truth == 0) & (prediction == 1))


def grey_photo(folder, width, height):
    path = folder / "photo.png"
    PIL.Image.new("RGB", (width, height), (120, 120, 120)).save(path)
    return path


def test_exactly_the_pixels_of_the_cell_are_painted():
    read = read_of(40, 61)
    assert np.array_equal(is_yellow(mark_pictures(read.inside)[0].levels[0]), read.inside)


def test_over_a_map_only_the_edge_is_painted_and_the_inside_stays_clear():
    inside = np.zeros((30, 30), np.bool_)
    inside[5:15, 8:20] = True
    painted = pixels(mark_pictures(inside)[1].levels[0])
    edge = inside.copy()
    edge[6:14, 9:19] = False
    assert np.array_equal((painted == (*MARK, 255)).all(axis=2), edge)
    assert np.array_equal(painted[:, :, 3] == 0, inside & ~edge)


def test_the_border_of_the_image_is_an_edge():
    codes = mark_codes(np.ones((3, 4), np.bool_))
    assert codes.tolist() == [[2, 2, 2, 2], [2, 1, 1, 2], [2, 2, 2, 2]]


def test_a_single_pixel_is_seen_at_every_size():
    inside = np.zeros((1025, 2047), np.bool_)
    inside[1024, 2046] = True
    mark = mark_pictures(inside)[0]
    sizes = [(level.width(), level.height()) for level in mark.levels]
    assert sizes == [(2047, 1025), (1024, 513), (512, 257), (256, 129)]
    for level in mark.levels:
        assert is_yellow(level).sum() == 1
        assert is_yellow(level)[-1, -1]


@pytest.mark.parametrize(
    ("scale", "level"), [(3.0, 0), (1.0, 0), (0.6, 0), (0.5, 1), (0.26, 1), (0.01, 3), (0, 0)]
)
def test_the_size_drawn_is_never_coarser_than_the_screen(scale, level):
    assert mark_pictures(np.ones((1024, 2048), np.bool_))[0].level(scale) == level


def test_a_map_has_the_colours_of_its_classes_and_nothing_where_it_is_not_judged():
    read = read_of(20, 30)
    colours = class_colours(CLASSES)
    drawn = pixels(map_picture(read.truth, colours).levels[0])
    assert np.array_equal(drawn[:, :, 3] == 255, read.truth >= 0)
    assert np.array_equal(drawn[:, :, :3][read.truth >= 0], colours[read.truth[read.truth >= 0]])
    outside = pixels(map_picture(read.prediction, colours).levels[0])[read.prediction == 3]
    assert {tuple(one) for one in outside.tolist()} == {(*NOTHING, 255)}


def test_the_difference_shows_wrong_strongly_right_faintly_and_the_rest_not_at_all():
    read = read_of(20, 30)
    drawn = pixels(difference_picture(read.truth, read.prediction).levels[0])
    wrong = (read.truth >= 0) & (read.truth != read.prediction)
    assert np.array_equal((drawn == (*WRONG, 255)).all(axis=2), wrong)
    right = drawn[read.truth == read.prediction]
    assert (right[:, 3] > 0).all()
    assert (right[:, 3] < 128).all()
    assert np.abs(right[:, :3].astype(int) - RIGHT).max() <= 3
    assert (drawn[read.truth < 0] == 0).all()


def test_a_thumbnail_at_full_size_paints_exactly_the_pixels_of_the_cell(tmp_path):
    read = read_of(50, 70)
    photo = grey_photo(tmp_path, 70, 50)
    picture = in_worker(painted_thumbnail, lambda: photo, Frame.SEEN, read, CLASSES, DENSE * SIZE)
    assert np.array_equal(is_yellow(picture), read.inside)


def test_a_smaller_thumbnail_paints_a_pixel_where_one_of_those_below_it_is(tmp_path):
    read = ReadPixels(*(np.zeros((300, 400), np.int32) for _ in range(2)), np.zeros((300, 400), np.bool_))
    read.inside[299, 399] = read.inside[0, 0] = read.inside[100, 50:53] = True
    photo = grey_photo(tmp_path, 400, 300)
    picture = in_worker(painted_thumbnail, lambda: photo, Frame.SEEN, read, CLASSES, 100)
    assert (picture.width(), picture.height()) == (100, 75)
    expected = read.inside.reshape(75, 4, 100, 4).any(axis=(1, 3))
    assert np.array_equal(is_yellow(picture), expected)


def nothing_found():
    raise CmviewerError(Problem("image-unreadable", "broken", "replace it"))


@pytest.mark.parametrize("source", [lambda: None, nothing_found])
def test_without_a_photo_the_truth_is_painted_upon(source):
    truth = np.repeat(np.arange(3, dtype=np.int32), 20).reshape(1, 60).repeat(30, axis=0)
    classes = Classes(CLASSES.names, colours=np.array([[0, 0, 200], [0, 60, 90], [80, 0, 80]], np.uint8))
    inside = truth == 1
    picture = painted_thumbnail(source, Frame.SEEN, ReadPixels(truth, truth, inside), classes, DENSE * SIZE)
    assert np.array_equal(is_yellow(picture), inside)
    seen = pixels(picture)[15, [5, 55], :3]
    assert seen[0, 2] > 100
    assert (seen[0, :2] == 0).all()
    assert seen[1, 1] == 0
    assert seen[1, 0] > 40


def test_a_photo_is_halved_until_it_is_small():
    photo = QImage(700, 301, QImage.Format.Format_RGB32)
    photo.fill(0xFF334455)
    sizes = [(level.width(), level.height()) for level in photo_picture(photo).levels]
    assert sizes == [(700, 301), (350, 151), (175, 76)]


def test_generated_colours_are_distinct_and_no_class_looks_like_another_for_150_classes():
    assert len(np.unique(distinct_colours(150), axis=0)) == 150
    assert np.array_equal(distinct_colours(5), distinct_colours(150)[:5])
    assert distinct_colours(1000).shape == (1000, 3)


def test_colours_of_the_data_are_taken_where_there_are_some():
    own = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]], np.uint8)
    assert np.array_equal(class_colours(Classes(CLASSES.names, colours=own))[:-1], own)
