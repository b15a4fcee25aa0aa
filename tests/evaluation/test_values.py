import dataclasses

import numpy as np
import pytest
from making import FolderFinder, make_evaluation, make_predictions

from cmviewer.evaluation import Images, frozen


def test_a_frozen_array_cannot_be_written_to():
    array = frozen([1, 2, 3], np.int32)
    assert array.dtype == np.int32
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 7


def test_freezing_does_not_copy_and_leaves_the_given_array_as_it_was():
    mine = np.arange(3, dtype=np.int32)
    view = frozen(mine, np.int32)
    assert np.shares_memory(view, mine)
    assert mine.flags.writeable


def test_an_evaluation_cannot_be_changed():
    evaluation = make_evaluation([0, 1], {"a": [0, 1], "b": [1, 1]})
    assert evaluation.checkpoint_names == ("a", "b")
    with pytest.raises(dataclasses.FrozenInstanceError):
        evaluation.name = "other"


def test_predictions_count_the_rows_they_cover():
    assert len(make_predictions([0, None], rows=[3, 5])) == 2


def test_an_image_without_a_name_is_its_index_and_has_no_file():
    images = Images(3, None, FolderFinder())
    assert (len(images), images.name(2), images.find(2), images.candidates(2)) == (3, "2", None, ())


def test_images_are_found_again_below_another_root(tmp_path):
    (tmp_path / "a.png").write_bytes(b"")
    images = Images(1, ("a.png",), FolderFinder(tmp_path / "moved"))
    assert images.find(0) is None
    assert images.candidates(0) == (tmp_path / "moved" / "a.png",)
    assert images.with_root(tmp_path).find(0) == tmp_path / "a.png"
    assert images.with_root(tmp_path).name(0) == "a.png"
