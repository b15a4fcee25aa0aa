"""Where the outcomes of an image are in a bundle, and what is read to find them."""

import numpy as np
import pytest

from cmviewer.bundle import outcome_files
from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import places_of
from cmviewer.matching import CountingRule
from cmviewer.parquet.groups import GroupedFile
from cmviewer.readers import OpenRequest, open_evaluation
from tests.bundle.bundles import bundled
from tests.making import make_random_detection

IMAGES = 16
EVERY = CountingRule()


@pytest.fixture
def reads(monkeypatch):
    """Bundles of small groups, of which no column is read whole; groups whose images are read."""
    for module in ("outcome_files", "index_file"):
        monkeypatch.setattr(f"cmviewer.bundle.{module}.GROUP_ROWS", 5)
    monkeypatch.setattr("cmviewer.evaluation.lazy_column.READ_WHOLE", 0)
    read, column = [], GroupedFile.column

    def noted(file, name, group, how):
        if name == "image":
            read.append(group)
        return column(file, name, group, how)

    monkeypatch.setattr(GroupedFile, "column", noted)
    return read


def without_statistics(monkeypatch):
    """Bundles as they were written before groups said of which images they are."""
    plain = outcome_files.table_file
    monkeypatch.setattr(
        outcome_files, "table_file", lambda frame, with_nulls, _reaching: plain(frame, with_nulls)
    )


def checked_images(evaluation, opened, checkpoint):
    """Hold what is found of every image to what the results say of it."""
    ours, theirs = (count(one, checkpoint, EVERY) for one in (opened, evaluation))
    assert ours.outcomes.image.dtype == np.int32
    for image in (-1, *range(0, IMAGES, 3), IMAGES):
        rows = places_of(ours.outcomes.image, image)
        assert rows.tolist() == np.flatnonzero(theirs.outcomes.image == image).tolist()
        for a, b in ((opened.truth, evaluation.truth), (ours.predictions, theirs.predictions)):
            found = a.in_image(image)
            assert found.tolist() == sorted(found.tolist())
            boxes = [sorted(side.box[side.in_image(image)].tolist()) for side in (a, b)]
            assert boxes[0] == boxes[1]


@pytest.mark.parametrize("is_old", [False, True])
@pytest.mark.parametrize("checkpoint", [0, 1])
def test_the_objects_of_an_image_are_found_as_in_the_results(
    tmp_path, monkeypatch, reads, is_old, checkpoint
):
    if is_old:
        without_statistics(monkeypatch)
    evaluation = make_random_detection(images=IMAGES, checkpoints=2)
    checked_images(evaluation, bundled(evaluation, tmp_path / "b", EVERY, rows=30), checkpoint)
    assert reads


def test_groups_of_other_images_are_not_read(tmp_path, reads):
    evaluation = make_random_detection(images=IMAGES)
    opened = bundled(evaluation, tmp_path / "b", EVERY, rows=30)
    outcomes = count(opened, 0, EVERY).outcomes
    reads.clear()
    places_of(outcomes.image, 3)
    assert 0 < len(reads) < len(outcomes) / 5 / 2


def test_of_a_bundle_that_does_not_say_so_each_group_is_looked_at_once(tmp_path, monkeypatch, reads):
    without_statistics(monkeypatch)
    evaluation = make_random_detection(images=IMAGES)
    opened = bundled(evaluation, tmp_path / "b", EVERY, rows=30)
    outcomes = count(opened, 0, EVERY).outcomes
    reads.clear()
    places_of(outcomes.image, 3)
    assert len(reads) > len(outcomes) / 5
    reads.clear()
    places_of(outcomes.image, IMAGES - 1)
    assert 0 < len(reads) < len(outcomes) / 5 / 2


def test_a_group_that_its_file_does_not_have_is_a_problem(tmp_path, reads):
    bundled(make_random_detection(images=IMAGES), tmp_path / "b", EVERY, rows=30)
    file = tmp_path / "b" / "index.json"
    file.write_bytes(file.read_bytes().replace(b'"row_group":1', b'"row_group":77777'))
    opened = open_evaluation(OpenRequest(tmp_path / "b"))
    with pytest.raises(CmviewerError, match="out of range"):
        places_of(count(opened, 0, EVERY).outcomes.image, 3)
