"""Of several tables below each other the first that can be counted is read, and the others are said."""

from random import Random

import pytest
from opening import codes, opened, pairs
from small_sets import matrices

from cmviewer.readers.tables.stacked import without_tables_below

NAMES = tuple(f"class{i:02d}" for i in range(14))
PAIRS = [(NAMES[i % 3], NAMES[(i * i) % 3]) for i in range(30)]
REPORT = "class,precision,recall,f1-score,support\n" + "".join(f"{name},0.9,0.8,0.85,12\n" for name in NAMES)


def counts(seed, names=NAMES):
    draw = Random(seed)
    return [
        [draw.randint(20, 60) if one == other else draw.randint(1, 9) for other in names] for one in names
    ]


def square(table, names=NAMES):
    rows = [("Actual", *names), *((name, *row) for name, row in zip(names, table, strict=True))]
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


def cells(table, names=NAMES):
    return {(t, p): n for t, row in zip(names, table, strict=True) for p, n in zip(names, row, strict=True)}


def samples(header="image,truth,prediction"):
    return header + "\n" + "".join(f"{i}.jpg,{t},{p}\n" for i, (t, p) in enumerate(PAIRS))


FIRST, SECOND = counts(1), counts(2)
SHARES = [[round(n / sum(row), 3) for n in row] for row in FIRST]
STACKS = {
    "with titles": "Model A\n" + square(FIRST) + "\nModel B\n" + square(SECOND),
    "with a blank line": square(FIRST) + "\n" + square(SECOND),
    "a blank line of a spreadsheet": square(FIRST) + "," * 14 + "\n" + square(SECOND),
    "without one": square(FIRST) + square(SECOND),
    "counts and shares": "Counts\n" + square(FIRST) + "\nNormalised\n" + square(SHARES),
    "a report below": square(FIRST) + "\n" + REPORT,
    "three": square(FIRST) + "\n" + square(SECOND) + "\n" + square(SHARES),
}


@pytest.mark.parametrize("kind", STACKS)
def test_the_first_matrix_is_read_and_the_rest_is_said(folder, kind):
    evaluation = opened(folder({"cms.csv": STACKS[kind]}))
    assert matrices(evaluation)["checkpoint cms"] == cells(FIRST)
    assert "tables-below" in codes(evaluation)


def test_a_report_above_a_matrix_is_no_table_of_samples(folder):
    evaluation = opened(folder({"cms.csv": REPORT + "\n" + square(FIRST)}))
    assert matrices(evaluation)["checkpoint cms"] == cells(FIRST)
    assert codes(evaluation) == {"lines-above-header"}


BELOW = {
    "a report": "\nclass,precision,recall\n" + "".join(f"{name},0.9,0.8\n" for name in NAMES[:3]),
    "a title and a report": "\nReport\nclass,precision,recall\nclass00,0.9,0.8\n",
    "metrics": "\nmetric,value,\naccuracy,0.9,\n",
    "a matrix": "\nActual,class00,class01\nclass00,5,1\nclass01,2,7\n",
}


@pytest.mark.parametrize("kind", BELOW)
def test_what_stands_below_samples_is_no_sample(folder, kind):
    evaluation = opened(folder({"r.csv": samples() + BELOW[kind]}))
    assert pairs(evaluation) == PAIRS
    assert codes(evaluation) == {"tables-below"}
    assert evaluation.problems[0].line == len(PAIRS) + 3


GOES_ON = {
    "a blank line": samples().replace("9.jpg", "\n9.jpg", 1),
    "the header once more": samples().replace("9.jpg", "\nimage,truth,prediction\n9.jpg", 1),
    "blank rows at the end": samples() + ",,\n,,\n",
    "quoted blank lines": samples().replace("9.jpg", '"9\n\n.jpg"', 1),
}


@pytest.mark.parametrize("kind", GOES_ON)
def test_samples_go_on_behind_a_blank_line(folder, kind):
    evaluation = opened(folder({"r.csv": GOES_ON[kind]}))
    assert pairs(evaluation) == PAIRS
    assert codes(evaluation) <= {"header-repeated"}


def test_a_text_without_blank_lines_is_left_as_it_is(tmp_path):
    text = samples().encode()
    assert without_tables_below(text, tmp_path / "r.csv", []) is text
