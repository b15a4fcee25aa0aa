"""What the zoo holds to be right is right, and it sees what is not."""

import itertools
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image as Picture
from PIL import ImageOps

from cmviewer.errors import Problem
from cmviewer.readers import OpenRequest
from tests.zoo import evaluations, reading
from tests.zoo.__main__ import by_families
from tests.zoo.blind import cells_if_good_as
from tests.zoo.count import NOTHING, of_objects
from tests.zoo.evaluations import MODELS, Box, Image, Objects, Recipe
from tests.zoo.later import LATER
from tests.zoo.members import EVERY
from tests.zoo.object_images import stored
from tests.zoo.reading import Came, Written, judged, shortfall
from tests.zoo.running import ShortfallError, check, search, write

KINDS = {(one.floor, one.kind) for one in EVERY.values()}
RECIPE = Recipe("bad", 3, 3, 7)
RIGHT = Counter({("cat", "dog"): 3})
WRITTEN = Written(OpenRequest(), ("cat", "dog"), Counter({(0, 1): 3}), frozenset({"class-numbers"}))
ASKED = Problem("any", "it could be told", "tell it", decision="class-numbers", readings=("rank", "from-1"))


def test_members_that_wait_are_members():
    assert {name for names in LATER.values() for name in names} <= EVERY.keys()


def test_a_long_run_meets_a_member_of_every_family_before_it_meets_one_twice():
    first = itertools.islice(by_families(list(EVERY), seed=4), len(KINDS))
    assert {(EVERY[name].floor, EVERY[name].kind) for name in first} == KINDS


def test_a_long_run_meets_all_members_of_a_family():
    own = [name for name in EVERY if EVERY[name].kind == "matrices"]
    assert {*itertools.islice(by_families(own, seed=4), len(own))} == {*own}


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_box_of_a_turned_photograph_lies_where_pillow_puts_it(orientation):
    one = stored(Box(0, 0, (3, 5, 10, 9)), 20, 12, orientation)
    left, top, right, bottom = map(int, one.box)
    pixels = np.zeros((12, 20) if orientation < 5 else (20, 12), np.uint8)
    pixels[top:bottom, left:right] = 1
    picture = Picture.fromarray(pixels)
    picture.getexif()[0x0112] = orientation
    seen = np.asarray(ImageOps.exif_transpose(picture))
    assert seen[5:9, 3:10].all()
    assert seen.sum() == seen[5:9, 3:10].size


def test_the_highest_overlap_is_taken_first_and_the_rest_is_background():
    images = (Image("a.jpg", 100, 100),)
    truth = (Box(0, 0, (0, 0, 10, 10)), Box(0, 1, (50, 50, 60, 60)))
    predicted = (
        Box(0, 1, (0, 0, 10, 8), 0.9),
        Box(0, 0, (0, 0, 10, 9), 0.3),
        Box(0, 2, (50, 50, 60, 60), 0.2),
    )
    cells = of_objects(Objects(("a", "b", "c"), images, truth, predicted))
    assert cells == {(0, 0): 1, (NOTHING, 1): 1, (1, NOTHING): 1}


@pytest.mark.parametrize("model", MODELS)
def test_models_are_as_right_as_they_are_called(model):
    made = evaluations.labels(Recipe(model, 4, 50, 1))
    right = sum(truth == said for truth, said in zip(made.truth, made.predicted, strict=True)) / len(
        made.truth
    )
    least, most = {"good": (0.85, 1), "bad": (0.4, 0.7), "swapped": (0.3, 0.65)}.get(model, (0.1, 0.4))
    assert least <= right <= most
    assert all(row.index(max(row)) == said for row, said in zip(made.scores, made.predicted, strict=True))


def test_an_example_is_written_alike_each_time(tmp_path):
    member = EVERY["labels/tables/labels and scores, csv"]
    texts = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(member, RECIPE, tmp_path / name)
        texts.append((tmp_path / name / "results.csv").read_text("utf-8"))
    assert texts[0] == texts[1]


def test_a_silent_other_matrix_is_seen():
    member = EVERY["labels/tables/labels, csv"]

    def other(evaluation, top, random):
        written = member.write(evaluation, top, random)
        return replace(written, cells=written.cells + Counter({(0, 1): 1}))

    with pytest.raises(ShortfallError, match="1 cells differ") as caught:
        search(replace(member, write=other), 0, 20)
    assert (caught.value.recipe.classes, caught.value.recipe.images) == (2, 1), "the smallest is shown"
    assert "--recipe good:2:1:0" in str(caught.value)


def answers(monkeypatch, *, plain, told):
    """Let reading give `plain`, and what `told` has for a decision that was told."""

    def read(request):
        return told.get(request.told[-1].value, plain) if request.told else plain

    monkeypatch.setattr(reading, "read", read)


def test_a_reading_that_is_named_and_right_when_told_holds(monkeypatch):
    answers(monkeypatch, plain=Came(None, (ASKED,)), told={"from-1": Came(RIGHT)})
    assert judged(WRITTEN).ending == "asked"
    assert shortfall(replace(WRITTEN, asks=frozenset())) is not None, "where it is plain nothing is asked"


def test_a_reading_that_is_named_and_wrong_when_told_does_not_hold(monkeypatch):
    answers(monkeypatch, plain=Came(Counter(), (ASKED,)), told={"from-1": Came(Counter({("cat", "cat"): 3}))})
    assert "cat>dog 0 for 3" in shortfall(WRITTEN)


def test_a_refusal_holds_only_where_it_is_as_good_and_a_crash_never(monkeypatch):
    answers(monkeypatch, plain=Came(None, (Problem("any", "no", "do"),)), told={})
    assert "refused" in shortfall(WRITTEN)
    assert judged(replace(WRITTEN, or_refused=True)).ending == "refused"
    answers(monkeypatch, plain=Came(None, (), "ValueError: no"), told={})
    assert "crash" in shortfall(replace(WRITTEN, or_refused=True))


def test_how_many_were_read_is_told_by_how_that_ended():
    done = search(EVERY["labels/matrices/shares"], 0, 3)
    assert done == {"refused": done.total()}
    assert search(EVERY["labels/tables/labels, csv"], 0, 3).keys() == {"exact"}


def test_a_reader_that_crashes_is_no_end_of_the_zoo(monkeypatch):
    def crash(request):
        raise KeyError(request.path)

    monkeypatch.setattr(reading, "open_evaluation", crash)
    with pytest.raises(ShortfallError, match="crash: KeyError"):
        check(EVERY["labels/tables/labels, csv"], RECIPE)


def test_objects_are_clear_of_the_threshold_and_of_ties():
    for seed in range(20):
        made = evaluations.objects(Recipe(MODELS[seed % 5], 3, 3, seed))
        assert any(one.score > 0.25 for one in made.predicted)
        overlaps = [
            evaluations.iou(a.box, b.box) for a in made.truth for b in made.predicted if a.image == b.image
        ]
        assert all(abs(value - 0.5) > 0.02 for value in overlaps)


@pytest.mark.parametrize(("right", "is_good"), [(0, True), (1, True), (2, False)])
def test_what_is_nearly_flawless_in_the_usual_reading_is_no_question(right, is_good):
    """Of four boxes some are right, the others of the other class, and numbers are counted the other way."""
    places = [(20.0 * n, 0.0, 20.0 * n + 10, 10.0) for n in range(4)]
    truth = tuple(Box(0, n % 2, place) for n, place in enumerate(places))
    said = tuple(Box(0, n % 2 if n < right else 1 - n % 2, place, 0.9) for n, place in enumerate(places))
    made = Objects(("a", "b"), (Image("a.jpg", 100, 100),), truth, said)
    cells = cells_if_good_as(made, usual=(0, 1), written=(1, 0))
    flawless = Counter({(0, 0): 2, (1, 1): 2})
    assert cells == {0: flawless, 1: Counter({(0, 1): 1, (0, 0): 1, (1, 1): 2}), 2: None}[right]
    assert (cells is not None) is is_good
