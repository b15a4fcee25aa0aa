"""Checkpoints that can be chosen on the page: their counts, figures and examples, and how many fit."""

import json
from dataclasses import replace

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from page_making import RULE, counts, photographs, report, switching_report

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Side, View, ViewState
from cmviewer.errors import CmviewerError
from cmviewer.matching import CountingRule
from cmviewer.problems.window import NO_PICTURE
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files.photos import load_photo
from cmviewer.resources import sample
from cmviewer.writers.page.choice import PageChoice
from cmviewer.writers.page.offered import offered_places


def cells_of(page, entry):
    """The counts that a page holds of a checkpoint, by labels, read by hand."""
    numbers, code, found = iter(entry["cells"]), 0, {}
    for gap in numbers:
        code += gap
        found[divmod(code, page.data["base"])] = next(numbers)
        if entry["outcomes"]:
            next(numbers)
    return found


def cells_by_hand(evaluation, checkpoint, rule, subset=""):
    matrix = count(evaluation, checkpoint, rule, subset=subset).matrix
    columns = (side.tolist() for side in (matrix.truth, matrix.prediction, matrix.count))
    return {(truth, said): number for truth, said, number in zip(*columns, strict=True)}


def others(page):
    """Entries of the checkpoints that the page is not written for, by names, with their examples."""
    left = [entry for place, entry in enumerate(page.data["checkpoints"]) if place != page.data["here"]]
    return {one["name"]: (one, some) for one, some in zip(left, page.data["others"], strict=True)}


def many_checkpoints(number, classes=10, images=200):
    """A classification in which a checkpoint after the other is a little better."""
    random = np.random.default_rng(0)
    truth = random.integers(0, classes, images)
    predicted = {}
    for place in range(number):
        wrong = random.random(images) < 0.6 - 0.5 * place / number
        predicted[f"epoch {place}"] = np.where(wrong, random.integers(0, classes, images), truth).tolist()
    return make_evaluation(truth.tolist(), predicted)


@pytest.mark.parametrize("subset", ["", "image ~ 1"])
def test_each_other_checkpoint_is_counted_by_the_rule_and_the_subset_of_the_page(tmp_path, subset):
    evaluation = make_random_detection(seed=3, checkpoints=4)
    page = switching_report(tmp_path, evaluation, ViewState(rule=RULE, checkpoint=2), subset=subset)
    assert [one["name"] for one in page.data["checkpoints"]] == list(evaluation.checkpoint_names)
    assert page.data["here"] == 2
    for name, (entry, _) in others(page).items():
        place = evaluation.checkpoint_names.index(name)
        assert cells_of(page, entry) == cells_by_hand(evaluation, place, RULE, subset)
        assert f"Checkpoint {name} " in entry["line"]


@pytest.mark.long
def test_of_pixels_the_images_behind_each_cell_are_known_too(tmp_path):
    evaluation = open_evaluation(OpenRequest(sample("digit-maps")))
    page = switching_report(tmp_path, evaluation, ViewState(checkpoint=4))
    entry, examples = others(page)["epoch_01"]
    outcomes = count(evaluation, 0, CountingRule()).outcomes
    assert entry["outcomes"]
    assert entry["cells"][2::3] == np.diff(outcomes.cell_start).tolist()
    assert cells_of(page, entry) == cells_by_hand(evaluation, 0, CountingRule())
    assert examples


def test_examples_of_another_checkpoint_are_its_own(tmp_path):
    evaluation = make_random_detection(seed=3, checkpoints=3)
    page = switching_report(tmp_path / "switched", evaluation, ViewState(rule=RULE))
    for name, (_, examples) in others(page).items():
        state = ViewState(rule=RULE, checkpoint=evaluation.checkpoint_names.index(name))
        own = report(tmp_path / name, evaluation, state)
        assert examples == own.data["examples"][: len(examples)]
        assert len(examples) == len(own.data["examples"]), "words alone have room"
    assert others(page)["epoch 1"][1] != others(page)["epoch 2"][1]


def test_others_have_a_third_of_the_room_evenly_and_the_page_its_size(tmp_path):
    evaluation = photographs(tmp_path / "images", 300)
    one = evaluation.checkpoints[0]
    several = tuple(replace(one, name=f"epoch {place}") for place in range(4))
    evaluation = replace(evaluation, checkpoints=several)
    page = switching_report(tmp_path / "out", evaluation, page=PageChoice(0.4, load_photo))
    assert (tmp_path / "out" / "report.html").stat().st_size <= 400_000
    shares = [len(examples) for _, examples in others(page).values()]
    assert min(shares) > 3
    assert len(page.data["examples"]) > max(shares)
    pictures = page.data["pictures"]
    assert len(set(pictures)) == len(pictures), "one that several checkpoints show is there once"
    size = [sum(len(pictures[one["picture"]]) for one in some) for some in page.data["others"]]
    assert max(size) < 0.4e6 / 3


def test_an_image_that_checkpoints_share_is_read_once_for_all_others(tmp_path):
    evaluation, read = photographs(tmp_path / "images", 30), []
    several = tuple(replace(evaluation.checkpoints[0], name=f"epoch {place}") for place in range(4))
    evaluation = replace(evaluation, checkpoints=several)

    def load(*told):
        read.append(told[0])
        return load_photo(*told)

    page = switching_report(tmp_path / "out", evaluation, page=PageChoice(2, load))
    assert [len(examples) for _, examples in others(page).values()] == [30] * 3
    assert len(read) == 30 * 3, "small ones for others, and small and larger ones of the page's own"
    assert all("large" in one for _, examples in others(page).values() for one in examples)


def test_only_as_many_as_fit_in_a_tenth_are_offered_and_that_is_said(tmp_path):
    evaluation = many_checkpoints(40)
    page = switching_report(tmp_path, evaluation, ViewState(checkpoint=17), PageChoice(0.3))
    names = [one["name"] for one in page.data["checkpoints"]]
    assert {"epoch 0", "epoch 17", "epoch 39"} <= set(names)
    assert 5 < len(names) < 40
    places = [int(name.split()[1]) for name in names]
    assert max(np.diff(places)) <= 1 + -(-39 // (len(places) - 2)), "evenly"
    assert len(json.dumps(page.data["checkpoints"], separators=(",", ":"))) < 1.15 * 30_000
    words = " ".join("".join(page.words).split())
    assert f"{len(names)} of 40 checkpoints can be chosen here" in words
    assert (tmp_path / "report.html").stat().st_size <= 300_000


def test_where_not_even_three_fit_none_is_offered_and_that_is_said(tmp_path):
    page = switching_report(tmp_path, many_checkpoints(5), ViewState(checkpoint=2), PageChoice(0.04))
    assert page.data["checkpoints"] == []
    assert not any(found.get("id") == "switch" for _, found in page.elements)
    assert "Other checkpoints cannot be chosen here" in "".join(page.words)


def test_a_page_that_has_room_for_its_own_tables_alone_offers_no_other_and_keeps_its_size(tmp_path):
    evaluation = many_checkpoints(12)
    least = switching_report(tmp_path / "least", evaluation, page=PageChoice(0.001))
    size = len(least.text.encode())
    page = switching_report(tmp_path / "out", evaluation, page=PageChoice((size + 500) / 1e6))
    assert page.data["checkpoints"] == []
    assert len(page.text.encode()) <= size + 500
    assert "there is no room for their counts" in "".join(page.words)
    assert switching_report(tmp_path / "more", evaluation, page=PageChoice(0.2)).data["checkpoints"]


@pytest.mark.parametrize(
    ("room", "expected"),
    [(100, range(10)), (99, (0, 1, 2, 3, 4, 5, 6, 8, 9)), (50, (0, 2, 4, 7, 9)), (30, (0, 4, 9)), (29, ())],
)
def test_first_and_last_and_the_one_shown_come_before_all_others(room, expected):
    offered = offered_places(dict.fromkeys(range(10), 10), 4, room)
    assert set(offered) >= ({0, 4, 9} if expected else set())
    assert len(offered) <= room // 10
    assert len(offered) >= len(expected) - 1
    assert list(offered) == sorted(offered)


def test_one_that_cannot_be_read_is_not_offered_and_named(tmp_path):
    evaluation = many_checkpoints(3)

    def broken():
        raise CmviewerError(NO_PICTURE.of(picture="x", why="broken"))

    first, middle, last = evaluation.checkpoints
    evaluation = replace(evaluation, checkpoints=(first, replace(middle, load=broken), last))
    page = switching_report(tmp_path, evaluation, ViewState(checkpoint=2))
    assert [one["name"] for one in page.data["checkpoints"]] == ["epoch 0", "epoch 2"]
    assert "Of epoch 1 nothing can be counted." in " ".join(page.words)


def test_the_page_of_one_checkpoint_has_nothing_of_a_switch(tmp_path):
    page = switching_report(tmp_path, make_random_detection(seed=3))
    assert page.data["checkpoints"] == []
    assert not {"switch", "checkpoint"} & {found.get("id") for _, found in page.elements}
    assert "can be chosen" not in page.text.replace(page.script, "")


@pytest.mark.parametrize("rows", Side)
def test_a_place_for_missing_predictions_is_there_where_another_checkpoint_needs_it(tmp_path, rows):
    evaluation = make_evaluation([0, 1, 0], {"all": [0, 1, 1], "some": [0, None, 1]})
    page = switching_report(tmp_path, evaluation, ViewState(rows=rows, view=View.COUNTS))
    assert page.cells["1", "(no prediction)"] == 0
    [matrix] = [found for tag, found in page.elements if found.get("id") == "matrix"]
    assert matrix["class"] == "hide", "the written one has nothing there"
    assert counts(tmp_path).keys() <= page.cells.keys()
    shown = report(tmp_path / "own", evaluation, ViewState(rows=rows, view=View.COUNTS))
    assert "(no prediction)" not in {side for cell in shown.cells for side in cell}


def test_where_no_image_is_found_others_have_their_examples_in_words(tmp_path):
    page = switching_report(
        tmp_path, many_checkpoints(4, images=2_000), page=PageChoice(2, load_photo)
    )  # more samples than are all read
    assert all(len(examples) > 500 for _, examples in others(page).values())
    assert page.data["pictures"] == []
