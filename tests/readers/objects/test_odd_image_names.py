"""Images that scripts call by a part of the name of their file, or by another spelling of it."""

import json
import unicodedata

import pytest
from coco_files import counted, results, thing
from opening import codes, opened, refusal

PLACES = [[10, 10, 20, 20], [50, 10, 20, 20], [10, 60, 20, 20], [60, 60, 30, 30]]


def written(folder, names, ids, own=None, boxes=PLACES):
    """An object on each image, which the results have too; own: ids of the truth."""
    own = own or range(1, len(names) + 1)
    size = {"width": 100, "height": 100}
    images = [{"id": one, "file_name": name, **size} for one, name in zip(own, names, strict=True)]
    true = [thing(1, box, image=one["id"], id=one["id"]) for one, box in zip(images, PLACES, strict=True)]
    said = [thing(1, box, image=one, score=0.9) for one, box in zip(ids, boxes, strict=True)]
    categories = [{"id": 1, "name": "cat"}]
    truth = json.dumps({"images": images, "annotations": true, "categories": categories})
    return folder({"truth.json": truth, "r.json": results(*said)})


@pytest.mark.parametrize("pattern", ["frame_{:06d}.jpg", "COCO_val2014_{:012d}.jpg", "cam2-{}.png"])
def test_an_id_may_be_the_last_number_in_a_name(folder, pattern):
    numbers = (12, 7, 103, 44)
    evaluation = opened(written(folder, [pattern.format(one) for one in numbers], numbers))
    assert counted(evaluation) == {("cat", "cat"): 4}
    assert codes(evaluation) == set()


def test_numbers_in_names_that_are_ids_as_well_are_told_apart_by_boxes(folder):
    numbers = (2, 1, 4, 3)
    evaluation = opened(written(folder, [f"frame_{one:04d}.jpg" for one in numbers], numbers))
    assert counted(evaluation) == {("cat", "cat"): 4}
    assert codes(evaluation) == {"images-joined-otherwise"}


def test_ids_stay_ids_where_boxes_lie_so(folder):
    names = [f"frame_{one:04d}.jpg" for one in (2, 1, 4, 3)]
    evaluation = opened(written(folder, names, (1, 2, 3, 4)))
    assert counted(evaluation) == {("cat", "cat"): 4}
    assert codes(evaluation) == set()


def test_a_join_by_the_last_number_that_boxes_do_not_confirm_is_said(folder):
    names = [f"frame_{one:04d}.jpg" for one in (12, 7, 103, 44)]
    evaluation = opened(written(folder, names, (12, 7, 103, 44), boxes=[*PLACES[1:], PLACES[0]]))
    (problem,) = [one for one in evaluation.problems if one.code == "images-join-uncertain"]
    assert "last number in the names of files" in problem.what


def test_accents_that_macos_parts_are_the_same_letters(folder):
    names = [f"caf\u00e9_{place}.jpg" for place in "wxyz"]
    evaluation = opened(written(folder, names, [unicodedata.normalize("NFD", name) for name in names]))
    assert counted(evaluation) == {("cat", "cat"): 4}
    assert codes(evaluation) == set()


def test_names_as_addresses_have_them_are_joined_and_it_is_said(folder):
    names = [f"my%20photo%20({place}).jpg" for place in "wxyz"]
    evaluation = opened(written(folder, names, [f"my photo ({place}).jpg" for place in "wxyz"]))
    assert counted(evaluation) == {("cat", "cat"): 4}
    assert codes(evaluation) == {"images-joined-otherwise"}


def test_numbers_of_no_name_are_refused(folder):
    error = refusal(written(folder, ["pond.jpg", "barn.jpg", "road.jpg", "hill.jpg"], (91, 92, 93, 94)))
    assert "no image of these predictions" in error.problems[0].what
