"""Counts as people and programs write them are numbers or are refused; never 0."""

import pytest
from opening import opened, refusal
from small_sets import matrices

NAMES = ("cat", "dog", "owl")
COUNTS = ((1234, 5, 6), (7, 8910, 1), (2, 3, 1234567))
CELLS = {(t, p): COUNTS[i][j] for i, t in enumerate(NAMES) for j, p in enumerate(NAMES)}


def matrix(write):
    rows = [";".join([name, *map(write, row)]) for name, row in zip(NAMES, COUNTS, strict=True)]
    return {"results.csv": "\n".join([";".join(["truth", *NAMES]), *rows]) + "\n"}


def grouped(sign, fraction=""):
    return lambda count: f"{count:,}".replace(",", sign) + fraction


FORMS = {
    "blank": grouped(" "), "no-break": grouped("\u00a0"), "thin": grouped("\u2009"),
    "narrow": grouped("\u202f"), "figure": grouped("\u2007"), "apostrophe": grouped("'"),
    "curly": grouped("\u2019"), "comma": grouped(","),
    "French": grouped("\u202f", ",0"), "English": grouped(",", ".00"),
    "German": grouped(".", ",00"), "Indian": lambda count: "12,34,567" if count == 1234567 else str(count),
    "with shares": lambda count: f"{count} (12,5 %)", "footnote": lambda count: f"{count}*",
    "fraction": lambda count: f"{count}.0",
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_thousands_in_any_form_are_counted(folder, name):
    assert matrices(opened(folder(matrix(FORMS[name]))))["checkpoint results"] == CELLS


ODD = (
    "1.2k",
    "1,2k",
    "1.2M",
    "~1200",
    ">1000",
    "(1200)",
    "1200/1300",
    "1200±3",
    "1e3x",
    "1_200",
    "1200 x",
)


@pytest.mark.parametrize("odd", ODD)
def test_numbers_with_other_marks_are_refused_and_never_nothing(folder, odd):
    files = matrix(lambda count: odd if count == 1234 else str(count))
    [problem] = refusal(folder(files)).problems
    assert problem.code == "count-unusable"
    assert repr(odd)[:40] in problem.what


DOTTED = (
    "Ist;Hund;Katze\nHund;1.234;2.345\nKatze;3.456;4.567\n",
    "Ist;Hund;Katze\nHund;1.234;12\nKatze;3;2.000\n",
    "Ist;Vorhersage;Anzahl\nHund;Hund;1.234\nHund;Katze;12\nKatze;Hund;3\nKatze;Katze;2.000\n",
)


@pytest.mark.parametrize("table", DOTTED)
def test_one_group_behind_a_dot_is_asked(folder, table):
    [problem] = refusal(folder({"results.csv": table})).problems
    assert (problem.code, "1.234" in problem.what) == ("count-unusable", True)
