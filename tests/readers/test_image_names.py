"""Images are named in one way for all tasks: by id, path, name, stem or number."""

import numpy as np
import pytest

from cmviewer.readers.decision_keys import key_named
from cmviewer.readers.joining.image_columns import join_by_key
from cmviewer.readers.joining.image_index import ImageNames, image_index
from cmviewer.readers.joining.image_names import IN_WORDS, JOINS, UNKNOWN
from cmviewer.readers.joining.image_paths import join_paths

TRUTH = ("val/b/000012.jpg", "val/a/000007.jpg")


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("path", ("val\\a\\000007.jpg", "val/b/000012.jpg")),
        ("name", ("000007.jpg", "000012.jpg")),
        ("stem", ("000007.png", "000012.png")),
        ("number", ("7", "12")),
    ],
)
def test_rows_of_tables_and_images_of_boxes_are_joined_alike(by, names):
    of_boxes = image_index(ImageNames(TRUTH)).joined_by(ImageNames(names), by)
    of_rows = join_by_key(np.array(names, object), np.array(TRUTH, object), by)
    assert of_boxes.position.tolist() == of_rows.position.tolist() == [1, 0]
    assert of_boxes.evidence == of_rows.evidence == "2 of 2 images are joined so"


def test_maps_are_joined_by_path_and_else_by_the_end_that_one_image_has():
    truth = ["val/a/7", "val/b/7", "val/b/12"]
    by_path, joined = join_paths(["val/a/7", "b/7", "X/12", "9"], truth)
    assert (by_path.position.tolist(), by_path.count) == ([0, UNKNOWN, UNKNOWN, UNKNOWN], 1)
    assert (joined.by, joined.position.tolist()) == ("stem", [0, 1, 2, UNKNOWN])
    _, told = join_paths(["val/a/7", "b/7"], truth, told="path")
    assert (told.by, told.position.tolist()) == ("path", [0, UNKNOWN])


def test_of_two_maps_of_one_image_the_first_has_it():
    _, joined = join_paths(["a/7", "b/7"], ["x/7"])
    assert joined.position.tolist() == [0, UNKNOWN]


def test_what_can_be_told_of_joins_is_what_there_is():
    assert key_named("join").values == JOINS == tuple(IN_WORDS)
