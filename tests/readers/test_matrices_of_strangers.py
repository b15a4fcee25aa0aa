"""Finished matrices as tools and people write them: names, axes, sums among pairs, counts and shares."""

import json
from random import Random

import pytest
from opening import opened
from small_sets import matrices

NAMES = ("cat", "dog", "owl")


def counts(many=3):
    draw = Random(many)
    return [
        [draw.randint(20, 60) if i == j else draw.randint(1, 9) for j in range(many)] for i in range(many)
    ]


def cells(names, table):
    return {(t, p): n for t, row in zip(names, table, strict=True) for p, n in zip(names, row, strict=True)}


def text(rows):
    return "\n".join(",".join(map(str, row)) for row in rows) + "\n"


def square(corner, names, table):
    return text([(corner, *names), *((name, *row) for name, row in zip(names, table, strict=True))])


def read(folder, file, content):
    found = matrices(opened(folder({file: content})))
    [cells_of] = [value for key, value in found.items() if key != "classes"]
    return found["classes"], cells_of


CALLED = {
    "true and false": ("True", "False"),
    "real and fake": ("real", "fake"),
    "signs": ("-1", "0", "1"),
    "sides": ("prediction", "response"),
}


@pytest.mark.parametrize("kind", CALLED)
def test_a_side_is_taken_from_names_and_the_class_stays(folder, kind):
    names, table = CALLED[kind], counts(len(CALLED[kind]))
    rows = [(f"Actual {name}", *row) for name, row in zip(names, table, strict=True)]
    content = text([("", *(f"Predicted {name}" for name in names)), *rows])
    assert read(folder, "cm.csv", content) == (names, cells(names, table))


@pytest.mark.parametrize("corner", ["Actual", ""])
def test_classes_that_differ_in_case_alone_are_several(folder, corner):
    names, table = ("Ab", "AB", "ab"), counts()
    assert read(folder, "cm.csv", square(corner, names, table)) == (names, cells(names, table))


@pytest.mark.parametrize("corner", ["Interpreted / Reference", "Classe \\ Réel", "x vs. ground truth"])
def test_a_side_that_is_named_second_is_on_the_columns(folder, corner):
    turned = [list(column) for column in zip(*counts(), strict=True)]
    assert read(folder, "cm.csv", square(corner, NAMES, turned))[1] == cells(NAMES, counts())


SHARES = {
    "behind in brackets": "{} (10.5%)",
    "below": '"{}\n10.5%"',
    "before": "10.5% ({})",
}


@pytest.mark.parametrize("form", SHARES)
def test_a_count_with_its_share_is_the_count(folder, form):
    table = [[SHARES[form].format(n) for n in row] for row in counts()]
    assert read(folder, "cm.csv", square("Actual", NAMES, table))[1] == cells(NAMES, counts())


@pytest.mark.parametrize("key", ["class_labels", "target_names", "classes", "anything"])
def test_names_beside_a_matrix_of_json_are_those_of_its_classes(folder, key):
    value = {"data": {key: list(NAMES), "matrix": counts()}}
    assert read(folder, "r.json", json.dumps(value)) == (NAMES, cells(NAMES, counts()))


def long(table, names=NAMES):
    return [(t, p, n) for (t, p), n in cells(names, table).items()]


def with_margins(table, name, names=NAMES):
    rows = long(table, names)
    rows += [(one, name, sum(row)) for one, row in zip(names, table, strict=True)]
    rows += [(name, one, sum(column)) for one, column in zip(names, zip(*table, strict=True), strict=True)]
    return [*rows, (name, name, sum(map(sum, table)))]


@pytest.mark.parametrize("name", ["All", "Total", "Gesamtergebnis", "Grand Total"])
def test_sums_among_counted_pairs_are_no_classes(folder, name):
    content = text([("actual", "predicted", "count"), *with_margins(counts(), name)])
    assert read(folder, "pairs.csv", content) == (NAMES, cells(NAMES, counts()))


@pytest.mark.parametrize("total", [("Total", ""), ("", "Total"), ("Total", "Total")])
def test_a_grand_total_below_counted_pairs_is_no_class(folder, total):
    whole = sum(map(sum, counts()))
    rows = [*long(counts()), (*total, whole)]
    if total == ("Total", "Total"):
        rows = with_margins(counts(), "Total")
    content = text([("actual", "predicted", "count"), *rows])
    assert read(folder, "pairs.csv", content) == (NAMES, cells(NAMES, counts()))


@pytest.mark.parametrize("names", [("all", "none"), ("all", "some", "total")])
def test_a_class_that_is_called_as_a_sum_stays_one(folder, names):
    table = counts(len(names))
    content = text([("actual", "predicted", "count"), *long(table, names)])
    assert read(folder, "pairs.csv", content)[1] == cells(names, table)


def test_an_always_right_model_of_a_class_called_all_keeps_it(folder):
    content = text([("actual", "predicted", "count"), ("all", "all", 10), ("none", "none", 10)])
    assert read(folder, "pairs.csv", content)[1] == {("all", "all"): 10, ("none", "none"): 10}


def test_a_number_of_images_counts_them(folder):
    content = text([("truth", "predicted", "images"), *long(counts())])
    assert read(folder, "pairs.csv", content)[1] == cells(NAMES, counts())


def test_numbers_of_images_that_count_up_name_them(folder):
    rows = [(t, p, i + 1) for i, (t, p) in enumerate(cells(NAMES, counts()))]
    assert set(read(folder, "r.csv", text([("truth", "predicted", "images"), *rows]))[1].values()) == {1}


def test_what_excel_writes_above_its_fields_is_no_title(folder):
    evaluation = opened(folder({"cm.csv": "sep=,\n" + square("Actual", NAMES, counts())}))
    assert not evaluation.problems


@pytest.mark.parametrize("number", ["id", "class_id", "#", "No"])
def test_a_number_of_the_class_before_its_name_is_an_index(folder, number):
    rows = [(i + 1, name, *row) for i, (name, row) in enumerate(zip(NAMES, counts(), strict=True))]
    content = text([(number, "class", *NAMES), *rows])
    assert read(folder, "cm.csv", content) == (NAMES, cells(NAMES, counts()))


@pytest.mark.parametrize("form", ["{} (n={})", "{} ({})", "{} [n = {}]"])
def test_a_number_of_samples_behind_a_name_is_no_part_of_it(folder, form):
    rows = [(form.format(name, sum(row)), *row) for name, row in zip(NAMES, counts(), strict=True)]
    content = text([("Actual", *NAMES), *rows])
    assert read(folder, "cm.csv", content) == (NAMES, cells(NAMES, counts()))


@pytest.mark.parametrize("file", ["confusion_matrix.txt", "confusion_matrix.csv"])
def test_a_comment_above_numbers_names_the_classes(folder, file):
    sign = " " if file.endswith("txt") else ","
    content = f"# {sign.join(NAMES)}\n" + "".join(sign.join(map(str, row)) + "\n" for row in counts())
    assert read(folder, file, content) == (NAMES, cells(NAMES, counts()))


@pytest.mark.parametrize("side", ["truth", "prediction"])
def test_a_label_that_stands_once_above_its_rows_is_of_all_of_them(folder, side):
    rows, seen = [], set()
    for true, said, number in sorted(long(counts()), key=lambda row: row[side == "prediction"]):
        label = true if side == "truth" else said
        once = "" if label in seen else label
        seen.add(label)
        rows.append((once, said, number) if side == "truth" else (true, once, number))
    evaluation = opened(folder({"pairs.csv": text([("truth", "prediction", "count"), *rows])}))
    assert matrices(evaluation)["checkpoint pairs"] == cells(NAMES, counts())
    [problem] = evaluation.problems
    assert (problem.code, problem.times) == ("labels-once", 6)


def test_a_missing_label_among_others_stays_missing(folder):
    rows = [
        ("", said, number) if i == 4 else (true, said, number)
        for i, (true, said, number) in enumerate(long(counts()))
    ]
    evaluation = opened(folder({"pairs.csv": text([("truth", "prediction", "count"), *rows])}))
    assert "labels-once" not in {problem.code for problem in evaluation.problems}
