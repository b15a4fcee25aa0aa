"""Every table says in its last columns by what it was counted, and reads back all the same."""

import csv
import io
import json
from dataclasses import replace

import numpy as np
import pytest
from list_making import listed_of, scenes
from making import make_evaluation, make_maps, make_random_detection

from cmviewer.confusion.comparison.compare import Counted, compare_results
from cmviewer.confusion.count import count
from cmviewer.confusion.measures import measures_of
from cmviewer.confusion.pairs import confused_pairs
from cmviewer.confusion.view_state import ViewState
from cmviewer.evaluation import Checkpoint, Classes, Task
from cmviewer.matching import CountingRule, Crowd, Match
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.writers.changes_csv import changes_csv
from cmviewer.writers.comparison_csv import comparison_csv
from cmviewer.writers.counted_by import both_counted_by, counted_by
from cmviewer.writers.examples_csv import examples_csv
from cmviewer.writers.fixes_csv import fixes_csv
from cmviewer.writers.lists.table import csv_blocks, json_blocks
from cmviewer.writers.matrix_csv import cells_csv, corner_of, matrix_csv
from cmviewer.writers.metrics_csv import metrics_csv
from cmviewer.writers.pairs_csv import pairs_csv
from cmviewer.writers.report import write_report

ODD = CountingRule(score=0.3, match=Match.SAME_CLASS_FIRST, iou=0.6, seed=3)
LAST = ("rule", "iou_threshold", "score_threshold", "subset")
SUBSET = "not image ~ ,"


def lines(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def labels():
    names = ("=cat", "dog", "cow")
    said = {"=a": [0, 1, 1, None, 0], "b": [0, 0, 1, 2, 2]}
    scores = {name: [0.9, 0.8, 0.7, 0.6, 0.5] for name in said}
    images = tuple(f"{i}.png" for i in range(5))
    return make_evaluation([0, 1, 2, 2, 1], said, names=names, scores=scores, images=images)


def objects():
    return make_random_detection(seed=2, checkpoints=2)


def pixels():
    random = np.random.default_rng(2)
    maps = [
        make_maps(dict(enumerate(random.integers(0, 3, (6, 8, 9)).astype(np.uint8))), 3) for _ in range(3)
    ]
    made = make_evaluation([0] * 6, {"a": [0] * 6}, images=tuple(f"{i}.png" for i in range(6)))
    checkpoints = [
        Checkpoint(name, (), lambda one=one: one) for name, one in zip("ab", maps[1:], strict=True)
    ]
    return replace(
        made,
        task=Task.SEMANTIC_SEGMENTATION,
        classes=Classes(("road", "car", "sky"), nothing="(outside)"),
        truth=maps[0],
        checkpoints=tuple(checkpoints),
    )


CASES = {
    "samples": (labels, CountingRule(score=0.25), ("", "", "0.25")),
    "objects": (objects, ODD, ("same-class-first, seed 3", "0.6", "0.3")),
    "pixels": (pixels, CountingRule(), ("", "", "")),
}


def tables(evaluation, rule):
    """Text of every table of one checkpoint, and of those of two, by their names."""
    both = [count(evaluation, i, rule) for i in (0, 1)]
    a, b = (replace(one, counts=replace(one.counts, subset=SUBSET)) for one in both)
    told, classes, matrix = counted_by(evaluation, a.counts), evaluation.classes, a.matrix
    pair = [Counted(evaluation, one) for one in (a, b)]
    comparison, both = compare_results(*pair), both_counted_by(*pair)
    return {
        "examples": "".join(examples_csv(evaluation, a, block=2)),
        "metrics": metrics_csv(measures_of(matrix, evaluation.task), classes, told),
        "cells": cells_csv(matrix, classes, told),
        "pairs": pairs_csv(confused_pairs(matrix, background=True), classes, told),
        "fixes": fixes_csv((), classes, told),
        "comparison": comparison_csv(comparison, both),
        "changes": "".join(changes_csv(pair[0], comparison, both, block=3)),
    }


@pytest.mark.parametrize("case", CASES)
def test_each_table_names_checkpoint_rule_thresholds_and_subset_in_its_last_columns(case):
    make, rule, wanted = CASES[case]
    evaluation = make()
    first, second = (name.replace("=a", "'=a") for name in evaluation.checkpoint_names[:2])
    for name, text in tables(evaluation, rule).items():
        header = text.splitlines()[0].split(",")
        names = ["checkpoint_a", "checkpoint_b"] if name in ("comparison", "changes") else ["checkpoint"]
        assert header[-len(names) - 4 :] == [*names, *LAST], name
        rows = lines(text)
        assert rows or name == "fixes"
        for row in rows:
            assert [row[one] for one in names] == [first, second][: len(names)], name
            assert tuple(row[one] for one in LAST) == (*wanted, SUBSET), name


def test_a_compared_checkpoint_that_was_counted_otherwise_says_by_what():
    made = objects()
    pair = [Counted(made, count(made, place, CountingRule(score=0.1 * place))) for place in (0, 1)]
    told = both_counted_by(*pair)
    assert list(told) == ["checkpoint_a", "checkpoint_b", *LAST, *(f"{name}_b" for name in LAST)]
    assert (told["score_threshold"], told["score_threshold_b"]) == ("0.0", "0.1")
    assert told["iou_threshold"] == told["iou_threshold_b"] == "0.5"


@pytest.mark.parametrize("case", CASES)
def test_a_list_has_them_behind_its_notes_as_csv_and_as_json(case):
    make, rule, wanted = CASES[case]
    listed = listed_of(make(), "errors", rule)
    rows, records = lines("".join(csv_blocks(listed))), json.loads("".join(json_blocks(listed)))
    assert list(rows[0])[-6:] == list(records[0])[-6:] == ["mark", "note", *LAST]
    said, *thresholds = wanted
    for line in rows:
        assert tuple(line[one] for one in LAST) == (*wanted, "")
    for record in records:
        numbers = (float(text) if text else None for text in thresholds)
        assert tuple(record[one] for one in LAST) == (said, *numbers, "")
    assert len(rows) == len(records) == len(listed) > 1


def test_of_a_rule_all_is_said_that_is_not_as_usual():
    def said(evaluation, rule):
        return counted_by(evaluation, count(evaluation, 0, rule).counts)["rule"]

    made = make_random_detection(seed=2)
    assert said(made, CountingRule(score=0.25)) == "iou"
    assert said(made, replace(ODD, crowd=Crowd.COUNT)) == "same-class-first, seed 3, crowd count"
    assert said(replace(made, mended="2 truths changed"), CountingRule()) == "iou, 2 truths changed"
    two = make_evaluation([0, 1], {"a": None}, names=("no", "yes"), scores={"a": [0.4, 0.9]}, positive=1)
    assert said(two, CountingRule(score=0.5)) == "positive yes"


def test_samples_without_a_score_know_no_threshold_and_so_read_back_without_one():
    made = make_evaluation([0, 1, 1], {"a": [0, None, 1]}, scores={"a": [0.9, float("nan"), 0.8]})
    missed = lines("".join(csv_blocks(listed_of(made, "* -> background"))))
    assert [row["score_threshold"] for row in missed] == [""]
    assert {row["score_threshold"] for row in lines("".join(csv_blocks(listed_of(made, ""))))} == {"0.0"}


def counts_of(evaluation):
    result = count(evaluation, 0, CountingRule(score=0.0))
    name, matrix = evaluation.classes.name, result.matrix
    cells = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    return {(name(truth), name(said)): total for truth, said, total in cells}


@pytest.mark.parametrize("make", [labels, scenes])
def test_lists_examples_and_cells_read_back_to_the_same_counts(tmp_path, make):
    made, rule = make(), CountingRule(score=0.0)
    counted = count(made, 0, rule)
    written = {"list": "".join(csv_blocks(listed_of(made, "", rule)))}
    if make is labels:
        written |= {
            "examples": "".join(examples_csv(made, counted)),
            "cells": cells_csv(counted.matrix, made.classes, counted_by(made, counted.counts)),
        }
    for name, text in written.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "it.csv").write_text(text, encoding="utf-8")
        opened = open_evaluation(OpenRequest(tmp_path / name))
        assert counts_of(opened) == counts_of(made), name
        assert opened.problems == ()


CALLED = ("epoch 3", "predicted rows", 'rows: "predicted"\n↓', "truth → columns", "=")


@pytest.mark.parametrize("checkpoint", CALLED)
def test_a_square_that_stands_alone_says_it_in_its_corner_and_opens_the_right_way_round(tmp_path, checkpoint):
    """Its orientation is that of the words at its end, whatever a checkpoint is called."""
    truth, said = [0, 0, 0, 1, 1, 2], [1, 1, 0, 1, 2, 0]
    made = make_evaluation(truth, {checkpoint: said}, names=("cat", "dog", "cow"))
    counted = count(made, 0, CountingRule())
    text = matrix_csv(counted.matrix, made.classes, made.task, corner_of(made, counted.counts))
    header = next(csv.reader(io.StringIO(text)))
    assert header[0].startswith("truth \\ prediction: ")
    assert header[0].endswith("; truth on rows")
    assert header[1:] == ["cat", "dog", "cow"]
    (tmp_path / "matrix.csv").write_text(text, encoding="utf-8")
    opened = open_evaluation(OpenRequest(tmp_path))
    assert counts_of(opened) == counts_of(made)


def test_the_matrix_of_a_report_stays_the_square_that_its_contract_has(tmp_path):
    made, state = objects(), ViewState(rule=ODD)
    write_report(tmp_path, made, count(made, 0, ODD), state, None, {})
    first = (tmp_path / "confusion_matrix.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first == "truth \\ prediction,0,1,2,background"
    summary = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert summary["checkpoint"] == "epoch 0"
    assert summary["rule"]["sentence"].startswith("match same-class-first, IoU ≥ 0.60, score ≥ 0.30")
