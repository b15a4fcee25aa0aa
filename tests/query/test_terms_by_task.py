"""Each word of a query with each of its signs, of each task, against a plain loop over what was counted."""

import operator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from cmviewer.confusion.count import count
from cmviewer.evaluation import Checkpoint, Task
from cmviewer.matching import ERROR_TYPES, default_rule
from cmviewer.query import CHANGES, answered, asked_of, check_query, leaves, parsed
from cmviewer.query.mark_kinds import MARK_KINDS
from cmviewer.query.parse import WORDS
from cmviewer.query.terms import COMPARED, NUMBERS
from tests.query.test_query_answers import NAMES, TERMS, Row, labels, marks_of, objects, pixels, table
from tests.writers.list_making import shaped

SIGNS = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
    "!=": operator.ne,
}  # fmt: skip
HAS = {
    "labels": {"score", "margin"},
    "objects": {*NUMBERS} - {"margin", "pixels"},
    "instances": {*NUMBERS} - {"margin", "pixels"},
    "pixels": {"image_width", "image_height", "pixels"},
}
"""What a task has: a loop that compares nothing with nothing would prove nothing."""


def instances():
    """Objects with outlines and masks; the file gives the area of some."""
    made = objects()
    said = made.checkpoints[0].load()
    said = replace(said, region=shaped(said))
    truth = replace(made.truth, region=shaped(made.truth), box=made.truth.box.astype(int).astype(float))
    return replace(
        made,
        task=Task.INSTANCE_SEGMENTATION,
        truth=truth,
        checkpoints=(Checkpoint("last", (), lambda: said),),
    )


MADE = {"labels": labels, "objects": objects, "instances": instances, "pixels": pixels}


@cache
def asked_and_rows(name):
    evaluation = MADE[name]()
    counted = count(evaluation, 0, default_rule(evaluation))
    asked = asked_of(
        evaluation, counted.predictions, counted.outcomes, lambda: counted.causes, marks=marks_of(counted)
    )
    return asked, [Row(evaluation, counted, row) for row in range(len(counted.outcomes))]


def check(name, text, holds):
    """Whether a query is true of just what a loop finds; gives how many that are."""
    asked, rows = asked_and_rows(name)
    term = parsed(text)
    check_query(term, asked.evaluation)
    wanted = [holds(row) for row in rows]
    assert answered(term, asked).tolist() == wanted, (name, text)
    return sum(wanted)


def number_of(row, word):
    if word.startswith("image_"):
        return None if row.size is None else row.size[word == "image_height"]
    return getattr(row, word)


def compares(word, sign, pivot):
    """Says of a row whether its number compares so; the precision is that of scores."""

    def holds(row):
        value = number_of(row, word)
        return value is not None and bool(SIGNS[sign](np.float32(value), np.float32(pivot)))

    return holds


@pytest.mark.parametrize("name", MADE)
def test_each_number_is_compared_by_each_sign(name):
    _, rows = asked_and_rows(name)
    has = set()
    for word in NUMBERS:
        values = sorted({float(value) for row in rows if (value := number_of(row, word)) is not None})
        pivot = values[len(values) // 2] if values else 1.0
        for sign in COMPARED:
            holds = compares(word, sign, pivot)
            inside = check(name, f"{word} {sign} {pivot!r}", holds)
            outside = check(name, f"not {word} {sign} {pivot!r}", lambda row, holds=holds: not holds(row))
            assert inside + outside == len(rows)
            has |= {word} if inside else set()
    assert has == HAS[name]


@pytest.mark.parametrize("name", MADE)
def test_each_cause_mark_and_cell_is_told_from_the_others(name):
    for cause in filter(None, (one.value for one in ERROR_TYPES)):
        total = check(name, f'cause = "{cause}"', lambda row, cause=cause: row.cause == cause)
        assert not total or name in ("objects", "instances")
        check(name, f"cause = {cause.replace(' ', '-')}", lambda row, cause=cause: row.cause == cause)
    for place, kind in enumerate(MARK_KINDS):
        assert check(
            name, f"mark = {kind.value.replace(' ', '-')}", lambda row, place=place: row.mark == place
        )
    everyone, total = (*NAMES, "background"), 0
    for truth in everyone:
        for said in everyone:
            total += check(
                name, f'"{truth}" -> "{said}"', lambda row, t=truth, s=said: (row.truth, row.said) == (t, s)
            )
            check(
                name,
                f'"{truth}" ↔ "{said}"',
                lambda row, t=truth, s=said: (row.truth, row.said) in ((t, s), (s, t)),
            )
    assert total == check(name, "* -> *", lambda _row: True)


@pytest.mark.parametrize("name", ["labels", "objects"])
def test_columns_are_compared_by_each_sign_as_numbers_or_as_texts(name):
    for sign, compares in SIGNS.items():
        assert check(
            name,
            f"column:number {sign} 20",
            lambda row, compares=compares: row.number != "" and compares(float(row.number), 20),
        )
        check(
            name,
            f"column:weather {sign} rain",
            lambda row, compares=compares: row.weather != "" and compares(row.weather, "rain"),
        )


def test_a_column_is_that_of_the_truth_where_it_says_something_else_that_of_the_prediction():
    made = objects()
    said = made.checkpoints[0].load()
    weather = ["fog" if row % 2 else "" for row in range(len(said))]
    said = replace(said, fields=table(("weather", "model"), [[one, "m1"] for one in weather]))
    made = replace(made, checkpoints=(Checkpoint("last", (), lambda: said),))
    counted = count(made, 0, default_rule(made))
    outcomes, of_truth = counted.outcomes, made.truth.fields.column("weather")
    asked = asked_of(made, said, outcomes, lambda: counted.causes)
    wanted = []
    for truth, prediction in zip(outcomes.truth_row.tolist(), outcomes.prediction_row.tolist(), strict=True):
        own = of_truth[truth] if truth >= 0 else ""
        wanted.append((own or (weather[prediction] if prediction >= 0 else "")) == "fog")
    assert answered(parsed("column:weather = fog"), asked).tolist() == wanted
    assert any(wanted)
    of_model = [prediction >= 0 for prediction in outcomes.prediction_row.tolist()]
    assert answered(parsed("column:model = m1"), asked).tolist() == of_model


def test_every_word_of_the_grammar_stands_beside_a_loop():
    """What became of examples, and their lives, are asked over checkpoints, in tests of their own."""
    words = {getattr(one, "word", "image") for text in TERMS for one in leaves(parsed(text))}
    assert any(text.startswith("not ") for text in TERMS)
    assert {*WORDS} - words - {*NUMBERS, "not"} == {*CHANGES, "life"}
