"""Objects of a COCO file are the same, in whatever pieces their records are decoded and let go."""

import numpy as np
import pytest
from coco_files import SQUARE, results, thing
from reading_objects import read_only

from cmviewer.readers.files import json_pieces
from cmviewer.readers.objects.coco_columns import columns_of, id_at, joined, plain_columns
from cmviewer.readers.objects.coco_records import Boxed, Plain, Shaped

LONG = 2**70
MIXED = {
    "ids are texts and numbers": [thing(1, score=0.5), thing("1", image="1", score=0.25), thing(2, score=1)],
    "an id is longer than 64 bits": [thing(1, score=0.5), thing(1, image=LONG, score=0.25)],
    "some have scores": [thing(1, score=0.5), thing(1), thing(2, score=0.25), thing(2)],
    "some have names of images": [thing(1, score=1, file_name="a.jpg"), thing(1, image=2, score=0.5)],
    "some name their class": [thing(1, score=1, category_name="cat"), thing(2, score=0.5)],
    "some are crowds": [thing(1, score=1, iscrowd=0), thing(1, score=0.5), thing(1, score=0.5, iscrowd=1)],
    "some have areas": [thing(1, score=1, area=5), thing(1, score=0.5), thing(1, score=0.5, area="?")],
    "some have regions": [
        thing(1, score=0.5),
        thing(2, score=0.5, segmentation=[[1, 1, 9, 1, 9, 9]]),
        thing(2, score=0.5, segmentation={"size": [2, 3], "counts": [2, 4]}),
        thing(1, score=0.25, rbox=[9, 9, 4, 4, 0.5]),
    ],
    "a text looks like the end of a record": [
        thing(1, score=0.5, file_name='"}, {"'),
        thing(1, score=1, file_name="}, {"),
        thing(1, score=1, file_name="}, {"),
    ],
    "some have no box": [thing(1, score=0.5), {"image_id": 1, "category_id": 1, "score": 0.5}],
}


@pytest.mark.parametrize("piece", [1, 40, 100])
@pytest.mark.parametrize("records", MIXED.values(), ids=MIXED.keys())
def test_a_part_is_the_same_wherever_the_list_is_cut(folder, monkeypatch, records, piece):
    folder({"r.json": results(*records)})
    whole, of_whole = read_only(folder({}))
    monkeypatch.setattr(json_pieces, "_PIECE", piece)
    cut, of_cut = read_only(folder({}))
    assert of_cut == of_whole
    assert (cut.image_names, cut.image_ids, cut.class_names) == (
        whole.image_names,
        whole.image_ids,
        whole.class_names,
    )
    for column in ("image", "label", "box", "score", "crowd", "identity", "area"):
        np.testing.assert_array_equal(getattr(cut, column), getattr(whole, column), column)
    for column in ("point", "ring_start", "first_ring", "runs", "runs_start", "runs_size"):
        np.testing.assert_array_equal(
            getattr(cut.region, column, None), getattr(whole.region, column, None), column
        )


def test_what_no_object_has_is_no_column():
    assert columns_of([Shaped(1, 2), Shaped(3, 4)]).segmentation is None
    assert columns_of([Boxed(1, 2)]).score is None
    assert plain_columns([]).score is None


def test_columns_follow_each_other():
    plain = plain_columns([Plain(1, 2, (1, 2, 3, 4), 0.5)])
    other = columns_of([Boxed(LONG, "dog", file_name="b.jpg"), Boxed("c", 7, bbox=tuple(SQUARE), score=1)])
    both = joined([plain, other])
    assert (both.image_id, both.category_id) == ([1, LONG, "c"], [2, "dog", 7])
    assert both.bbox.tolist() == [[1, 2, 3, 4], [0, 0, 0, 0], SQUARE]
    assert both.missing.tolist() == [False, True, False]
    np.testing.assert_array_equal(both.score, np.array([0.5, np.nan, 1], np.float32))
    assert (both.file_name, both.area) == ([None, "b.jpg", None], None)
    assert [id_at(plain.image_id, 0), id_at(both.image_id, 2)] == [1, "c"]
