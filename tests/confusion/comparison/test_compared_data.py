"""Samples and real results compared by every rule, against plain loops over truths, alarms and pixels."""

import csv
import re
from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from naive_changes import naive_changes, naive_pixels, rows_of
from pycocotools import mask as coco_masks

from cmviewer.confusion.arranged_result import show
from cmviewer.confusion.changed_pixels import listed_by
from cmviewer.confusion.comparison.changes import CHANGES, Change
from cmviewer.confusion.comparison.difference import drawn_view
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import paired
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, View, ViewState, Which
from cmviewer.evaluation import Checkpoint, Unit
from cmviewer.matching import CountingRule, Match, default_rule
from cmviewer.query import parsed, turned
from cmviewer.query.terms import CHANGES as WORDS
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample
from tests.real_data import real_data

RUNS = {
    "digits": lambda: sample("digits"),
    "digit-scenes": lambda: sample("digit-scenes"),
    "digit-maps": lambda: sample("digit-maps"),
    "blood cells": lambda: real_data("det_bccd_ultralytics"),
    "observers": lambda: real_data("cls_humans_silhouette"),
    "rooms and streets": lambda: real_data("semseg_ade20k"),
}
OF_ALL = ("digits", "digit-maps", "observers", "rooms and streets")
OF_OBJECTS = ("digit-scenes", "blood cells")
CASES = [
    *((name, default_rule) for name in OF_ALL),
    *(
        (name, lambda _evaluation, match=match: CountingRule(match=match))
        for name in OF_OBJECTS
        for match in Match
    ),
]
NAMES = [
    *OF_ALL,
    *(f"{name} {match}" for name in OF_OBJECTS for match in Match),
]
MOST = 25
"""Cells whose lists are looked at, the heaviest."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Opens results once, with two checkpoints at least."""

    @cache
    def open_once(name):
        path = RUNS[name]()
        if name == "observers":
            path = with_common_names(path, tmp_path_factory.mktemp("observers"))
        evaluation = open_evaluation(OpenRequest(path=path))
        return evaluation if len(evaluation.checkpoints) > 1 else with_moved_maps(evaluation)

    return open_once


def with_common_names(source, folder):
    """What people saw, without the number and the person in the names of images: all saw the same ones."""
    for file in source.glob("*.csv"):
        with file.open(newline="", encoding="utf-8") as lines:
            rows = [
                (re.sub(r"^\d+_sif_s\d+_", "", row["imagename"]), row["category"], row["object_response"])
                for row in csv.DictReader(lines)
            ]
        with (folder / file.name).open("w", newline="", encoding="utf-8") as lines:
            csv.writer(lines).writerows([("image", "truth", "prediction"), *sorted(rows)])
    return folder


def with_moved_maps(evaluation):
    """The only checkpoint, which has all right, as two that lie a little beside."""
    (one,) = evaluation.checkpoints
    maps = one.load()

    def moved(by):
        return lambda: replace(maps, load=lambda image: np.roll(maps.load(image), by, axis=1))

    return replace(evaluation, checkpoints=tuple(Checkpoint(f"by {by}", (), moved(by)) for by in (11, 4)))


def mask_of(predictions, row):
    """Pixels of a run-length mask, decoded."""
    runs, (height, width) = predictions.region.mask(row)
    return coco_masks.decode({"counts": runs, "size": [height, width]}).astype(bool)


def shared_pixels(one, other):
    return (one & other).sum() / (one | other).sum()


def loop(evaluation, rule, before, after):
    """Everything that both judge, by a loop: image, truth, both predictions, change."""
    if evaluation.task.profile.unit is Unit.PIXEL:
        return naive_pixels(evaluation, before, after)
    if getattr(evaluation.checkpoints[before].load(), "region", None) is not None:
        return naive_changes(evaluation, rule, before, after, mask_of, shared_pixels)
    return naive_changes(evaluation, rule, before, after)


def compared(evaluation, rule, letter=Letter.B):
    """The first checkpoint, shown, beside the last; as B of letter A: the last, shown, beside the first."""
    last = len(evaluation.checkpoints) - 1
    places = (0, last) if letter is Letter.B else (last, 0)
    state = ViewState(checkpoint=places[0], rule=rule, background=True, view=View.COUNTS)
    shown = show(evaluation, state)
    return shown, paired(shown, evaluation, places[1], letter)


@pytest.mark.long
@pytest.mark.parametrize(("name", "rule_of"), CASES, ids=NAMES)
def test_changes_matrices_and_lists_are_those_of_a_loop_by_every_rule(name, rule_of, opened):
    evaluation = opened(name)
    rule = rule_of(evaluation)
    wanted = loop(evaluation, rule, 0, len(evaluation.checkpoints) - 1)
    assert {change for *_, change in wanted} >= {Change.FIXED, Change.BROKEN, Change.RIGHT, Change.STILL}
    for letter in Letter:
        shown, pair = compared(evaluation, rule, letter)
        assert rows_of(pair.comparison.changes) == wanted
        check_difference(pair, shown, letter, wanted)
        check_kinds(pair, shown, letter, wanted)
        check_lists(pair, shown, letter, wanted)


def check_difference(pair, shown, letter, wanted):
    """The difference is that of both matrices, and what A has wrong is fixed, moved or still wrong."""
    classes = len(pair.comparison.classes)
    dense = np.zeros((2, classes + 1, classes + 1), np.int64)
    wrong = Counter()
    for (_, truth, *sides, change), times in wanted.items():
        for side, said in enumerate(sides):
            if said >= 0:
                dense[side, truth, said] += times
        if truth < classes and sides[0] != truth:
            wrong[change] += times
    view = drawn_view(pair.comparison, shown.view, letter.other, Drawn.DIFFERENCE)
    assert np.array_equal(view.counts, (dense[1] - dense[0])[: view.shape[0], : view.shape[1]])
    for side, matrix in enumerate((pair.comparison.a, pair.comparison.b)):
        assert np.array_equal(dense[side][matrix.truth, matrix.prediction], matrix.count)
        assert dense[side].sum() == matrix.total
    assert wrong.keys() <= {Change.FIXED, Change.MOVED, Change.STILL}
    counts = pair.comparison.verdict.counts
    assert all(counts[change] == wrong[change] for change in (Change.FIXED, Change.MOVED, Change.STILL))
    assert wrong.total() == dense[0][:classes].sum() - np.trace(dense[0][:classes])


def outcome_keys(outcomes, rows):
    """Image, truth and prediction of outcomes, each as often as it stands there."""
    cells = outcomes.cells_of(rows)
    columns = outcomes.image[rows], outcomes.cell_truth[cells], outcomes.cell_prediction[cells]
    return Counter(zip(*(column.tolist() for column in columns), strict=True))


def is_of_pixels(pair):
    return pair.shown.evaluation.task.profile.unit is Unit.PIXEL


def check_kinds(pair, shown, letter, wanted):
    """Each list holds just what became so, among the outcomes of the checkpoint that is shown."""
    for change in CHANGES:
        expected = Counter()
        for (image, truth, a, b, kind), times in wanted.items():
            said = a if letter is Letter.B else b
            if kind == change and said >= 0:
                expected[image, truth, said] += times
        rows = np.flatnonzero(pair.beside.changed(change))
        found = outcome_keys(shown.counted.outcomes, rows)
        assert found.keys() == expected.keys(), change
        assert is_of_pixels(pair) or found == expected, change


def check_lists(pair, shown, letter, wanted):
    """What stands behind cells of the difference, rows, columns and all errors: what either counts there."""
    amounts = Counter()
    for (_, truth, a, b, _), times in wanted.items():
        for said in {a, b} - {-1}:
            amounts[truth, said] += times
    heaviest = [cell for cell, _ in amounts.most_common(MOST)]
    selections = [Selection((truth,), (said,)) for truth, said in heaviest]
    selections += [Selection((truth,)) for truth in {truth for truth, _ in heaviest}]
    selections += [Selection(None, (said,)) for _, said in heaviest[:3]]
    selections += [Selection(which=Which.ERRORS), Selection((heaviest[0][0],), which=Which.ERRORS)]
    for selection in selections:
        check_list(pair, shown, letter, wanted, selection)


def check_list(pair, shown, letter, wanted, selection):
    expected, counts = Counter(), Counter()
    for (image, truth, a, b, change), times in wanted.items():
        if not any(is_taken(selection, truth, said) for said in (a, b) if said >= 0):
            continue
        counts[change] += times
        own = a if letter is Letter.B else b
        if own >= 0:
            expected[image, truth, own] += times
    rows = np.flatnonzero(pair.beside.selected(selection, shown.seen, Drawn.DIFFERENCE))
    found = outcome_keys(shown.counted.outcomes, rows)
    assert found.keys() == expected.keys(), selection
    assert is_of_pixels(pair) or found == expected, selection
    assert pair.beside.counts(selection, shown.seen) == counts, selection


def is_taken(selection, truth, said):
    return (
        (selection.truth is None or truth in selection.truth)
        and (selection.prediction is None or said in selection.prediction)
        and (selection.which is not Which.ERRORS or truth != said)
    )


@pytest.mark.long
@pytest.mark.parametrize(("name", "rule_of"), CASES, ids=NAMES)
def test_what_is_asked_since_a_checkpoint_lists_what_a_loop_finds_with_as_many_pixels(name, rule_of, opened):
    evaluation = opened(name)
    rule, last = rule_of(evaluation), len(evaluation.checkpoints) - 1
    wanted = loop(evaluation, rule, 0, last)
    since = evaluation.checkpoint_names[0]
    for word in WORDS:
        place, term = turned(parsed(f'{word} since "{since}"'), evaluation, last)
        counted, rows = listed_by(evaluation, count(evaluation, place, rule), term)
        found = Counter()
        for key, weight in zip(
            keys_in_order(counted.outcomes, rows), counted.outcomes.weight[rows].tolist(), strict=True
        ):
            found[key] += weight
        expected = Counter()
        for (image, truth, a, b, change), times in wanted.items():
            if change == word:
                expected[image, truth, a if word == "gone" else b] += times
        assert found == expected, word


def keys_in_order(outcomes, rows):
    cells = outcomes.cells_of(rows)
    columns = outcomes.image[rows], outcomes.cell_truth[cells], outcomes.cell_prediction[cells]
    return zip(*(column.tolist() for column in columns), strict=True)
