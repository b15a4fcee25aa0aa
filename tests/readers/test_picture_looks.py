"""Brightness and blur of pictures, against plain loops over their pixels."""

import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from making import FolderFinder
from PIL import Image, ImageFilter

from cmviewer.confusion.count import count, restricted
from cmviewer.confusion.queried import queried
from cmviewer.evaluation import Images
from cmviewer.matching import default_rule
from cmviewer.progress import Cancel, Cancelled, silent
from cmviewer.query import look_at_images, parsed
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files.picture_looks import PictureLooks, load_small
from cmviewer.resources import sample


def pictures(folder, *pixels):
    """Write pictures of pixels, uint8; return their names."""
    names = tuple(f"{place}.png" for place in range(len(pixels)))
    for name, one in zip(names, pixels, strict=True):
        Image.fromarray(one).save(folder / name)
    return names


def noise(*shape, seed=0):
    return np.random.default_rng(seed).integers(0, 256, shape).astype(np.uint8)


def by_loop(file):
    """Brightness, and the variance of the sums of each pixel's neighbours less four times itself."""
    with Image.open(file) as image:
        rgb = image.convert("RGB")
    red, green, blue = (0.299 / 255, 0.587 / 255, 0.114 / 255)
    grey = [[0.0] * rgb.width for _ in range(rgb.height)]
    for y in range(rgb.height):
        for x in range(rgb.width):
            r, g, b = rgb.getpixel((x, y))
            grey[y][x] = red * r + green * g + blue * b
    laplacian = [
        grey[y - 1][x] + grey[y + 1][x] + grey[y][x - 1] + grey[y][x + 1] - 4 * grey[y][x]
        for y in range(1, rgb.height - 1)
        for x in range(1, rgb.width - 1)
    ]
    mean = sum(laplacian) / len(laplacian)
    variance = sum((one - mean) ** 2 for one in laplacian) / len(laplacian)
    return sum(map(sum, grey)) / rgb.width / rgb.height, variance


def counted_loader():
    """A loader, and how often it was asked for each file."""
    asked = Counter()

    def load(file):
        asked[file.name] += 1
        return load_small(file)

    return load, asked


def test_brightness_and_blur_are_those_of_a_plain_loop(tmp_path):
    even = np.full((6, 5, 3), (255, 128, 0), np.uint8)
    names = pictures(tmp_path, noise(7, 9, 3), noise(8, 5), noise(4, 6, 4), even, noise(3, 3, 3, seed=1))
    looks = Images(len(names), names, FolderFinder(tmp_path), look=PictureLooks()).looks()
    for name, (brightness, blur) in zip(names, looks.tolist(), strict=True):
        expected = by_loop(tmp_path / name)
        assert brightness == pytest.approx(expected[0], abs=0.0005)
        assert blur == pytest.approx(expected[1], abs=1e-6)
    assert looks[3, 1] == 0


def test_a_large_picture_is_measured_small_and_one_that_is_out_of_focus_is_blurred_more(tmp_path):
    sharp = Image.fromarray(noise(60, 80, 3)).resize((800, 600), Image.Resampling.NEAREST)
    sharp.save(tmp_path / "sharp.jpg", quality=95)
    sharp.filter(ImageFilter.GaussianBlur(12)).save(tmp_path / "blurred.jpg", quality=95)
    images = Images(2, ("sharp.jpg", "blurred.jpg"), FolderFinder(tmp_path), look=PictureLooks())
    (sharp_one, blurred_one) = images.looks().tolist()
    assert load_small(tmp_path / "sharp.jpg").shape == (192, 256, 4)
    assert sharp_one[0] == pytest.approx(mean_of(tmp_path / "sharp.jpg"), abs=0.01)
    assert blurred_one[1] < 0.001 < sharp_one[1]


def test_what_is_missing_damaged_or_too_small_has_no_value(tmp_path):
    pictures(tmp_path, noise(2, 5, 3))
    (tmp_path / "damaged.png").write_bytes(b"no picture")
    names = ("0.png", "damaged.png", "missing.png")
    looks = Images(3, names, FolderFinder(tmp_path), look=PictureLooks()).looks()
    assert np.isnan(looks).tolist() == [[False, True], [True, True], [True, True]]
    assert np.isnan(Images(3, names, FolderFinder(tmp_path)).looks()).all()


def test_each_picture_is_decoded_once_and_anew_only_where_its_file_has_changed(tmp_path):
    names = pictures(tmp_path, noise(5, 5), noise(5, 6), noise(5, 7))
    load, asked = counted_loader()
    images = Images(3, names, FolderFinder(tmp_path), look=PictureLooks(load))
    before = images.looks()
    assert (images.looks() == before).all()
    assert (images.with_root(tmp_path).looks() == before).all()
    assert asked == Counter(names)
    pictures(tmp_path, np.zeros((9, 9), np.uint8))
    os.utime(tmp_path / names[0], ns=(1, 1))
    assert images.with_root(tmp_path).looks()[0].tolist() == [0, 0]
    assert asked == Counter(names) + Counter(names[:1])


def test_images_that_are_found_elsewhere_are_measured_there(tmp_path):
    names = pictures(tmp_path, noise(5, 5))
    lost = Images(1, names, FolderFinder(tmp_path / "nowhere"), look=PictureLooks())
    assert np.isnan(lost.looks()).all()
    assert not np.isnan(lost.with_root(tmp_path).looks()).any()


def test_measuring_says_how_far_it_is_stops_and_goes_on_where_it_stopped(tmp_path):
    names = pictures(tmp_path, *(noise(4, 4, seed=place) for place in range(40)))
    load, asked = counted_loader()
    images = Images(40, names, FolderFinder(tmp_path), look=PictureLooks(load))
    cancel, said = Cancel(), []

    def stop(_what, done, total):
        said.append((done, total))
        if done:
            cancel.set()

    with pytest.raises(Cancelled):
        look_at_images(parsed("errors, blur < 1"), images, stop, cancel)
    assert said[0] == (0, 40)
    assert 0 < asked.total() < 40
    assert not np.isnan(images.looks()).any()
    assert asked == Counter(names)


def test_pictures_are_decoded_only_for_a_query_that_asks_for_it(tmp_path):
    load, asked = counted_loader()
    images = Images(1, pictures(tmp_path, noise(4, 4)), FolderFinder(tmp_path), look=PictureLooks(load))
    look_at_images(parsed("score > 0.3, not (area < 3 | border)"), images, silent, Cancel())
    assert not asked
    look_at_images(parsed("score > 0.3, not (area < 3 | brightness < 0.3)"), images, silent, Cancel())
    assert asked.total() == 1


@pytest.mark.parametrize("name", ["digit-scenes", "digit-maps"])
def test_objects_and_maps_are_listed_and_parted_by_how_their_images_look(name):
    evaluation = open_evaluation(OpenRequest(sample(name)))
    every = count(evaluation, 0, default_rule(evaluation))
    files = [evaluation.images.find(image) for image in range(len(evaluation.images))]
    bright = {image: mean_of(file) for image, file in enumerate(files) if file is not None}
    values = np.unique(list(bright.values()))
    widest = int(np.diff(values).argmax())  # there it does not matter that it is measured on smaller pictures
    middle = values[widest : widest + 2].mean()
    rows = queried(evaluation, every, parsed(f"brightness < {middle}"))
    image = every.outcomes.image.tolist()
    assert rows.tolist() == [row for row, at in enumerate(image) if bright.get(at, np.nan) < middle]
    assert 0 < len(rows) < len(image)
    parts = [restricted(evaluation, every, text) for text in ("blur < 0.01", "not blur < 0.01")]
    assert sum(int(part.matrix.count.sum()) for part in parts) == int(every.matrix.count.sum())


def mean_of(file: Path):
    """Mean luminance of all pixels of a picture."""
    with Image.open(file) as image:
        rgb = np.asarray(image.convert("RGB"), np.float64)
    return float((rgb * (0.299, 0.587, 0.114)).sum(axis=2).mean() / 255)
