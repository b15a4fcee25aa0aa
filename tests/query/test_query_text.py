"""The text of a query: what is read, what is refused and where, and that a written query reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmviewer.query import (
    AllOf,
    AnyOf,
    Change,
    Column,
    Comparison,
    Flag,
    ImageName,
    Named,
    Not,
    Pair,
    QueryError,
    parsed,
    written,
)

CAT_DOG = Pair("cat", "dog")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("", AllOf(())),
        ("cat -> dog", CAT_DOG),
        ("cat->dog", CAT_DOG),
        ("cat → dog", CAT_DOG),
        ("* -> dog", Pair(None, "dog")),
        ("cat <-> dog", Pair("cat", "dog", both=True)),
        ('"traffic light" -> "a, ""b"" -> c"', Pair("traffic light", 'a, "b" -> c')),
        ('"*" -> background', Pair("*", "background")),
        ("(outside) -> road", Pair("(outside)", "road")),
        ("not -> score", Pair("not", "score")),
        ("t-shirt -> 3", Pair("t-shirt", "3")),
        ("errors", Flag("errors")),
        ("not correct", Not(Flag("correct"))),
        ('cause = "nothing there"', Named("cause", "nothing there")),
        ("mark=ambiguous, marked", AllOf((Named("mark", "ambiguous"), Flag("marked")))),
        ("image ~ 0003", ImageName("0003")),
        ("image = val/0003.jpg", ImageName("val/0003.jpg", whole=True)),
        ("folder = val/night", Named("folder", "val/night")),
        ('column:weather != "light rain"', Column("weather", "!=", "light rain")),
        ('column:"time of day" ~ night', Column("time of day", "~", "night")),
        ("area < 32x32", Comparison("area", "<", 1024)),
        ("score>=0.8", Comparison("score", ">=", 0.8)),
        ("score ≥ 0.8", Comparison("score", ">=", 0.8)),
        ('broken since "epoch 3"', Change("broken", "epoch 3")),
        ("new", Change("new", None)),
    ],
)
def test_a_query_says_what_it_says(text, term):
    assert parsed(text) == term


def test_alternatives_bind_more_tightly_than_commas_and_brackets_most():
    a, b, c = Flag("errors"), Flag("correct"), Flag("marked")
    assert parsed("errors | correct, marked") == AllOf((AnyOf((a, b)), c))
    assert parsed("errors | (correct, marked)") == AnyOf((a, AllOf((b, c))))
    assert parsed("not errors | correct") == AnyOf((Not(a), b))
    assert parsed("not (errors | correct)") == Not(AnyOf((a, b)))


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("errors, colour = red", 8, "'colour' is no word"),
        ("traffic light -> cat", 0, "double quotes"),
        ("cat -> traffic light", 15, "double quotes"),
        ("cat", 0, "cat -> *"),
        ("cat ->", 6, "ends here"),
        ("score > high", 8, "expected a number"),
        ("score > nan", 8, "expected a number"),
        ("score ~ 1", 6, "expected <="),
        ("cause > x", 6, "expected ="),
        ("errors |", 8, "ends here"),
        ("(errors", 7, "bracket is not closed"),
        ("errors)", 6, "not ')'"),
        ("errors,, correct", 7, "a term is expected"),
        ('"cat -> dog', 0, "quote is not closed"),
        ("errors ! correct", 7, "means nothing here"),
        ("(" * 2000, 50, "more than 50 brackets or nots"),
        ("not " * 2000, 200, "more than 50 brackets or nots"),
        ("column: = 3", 0, "the name of a column stands right behind column:, in"),
        ("errors, column: weather = rain", 8, "the name of a column stands right behind column:, in"),
    ],
)
def test_what_is_no_query_is_refused_at_its_place(text, at, said):
    with pytest.raises(QueryError, match=said.replace("|", r"\|").replace(")", r"\)")) as caught:
        parsed(text)
    assert caught.value.at == at
    assert f"at character {at + 1}" in str(caught.value)
    assert caught.value.problems[0].code == "query-wrong"


def test_a_question_in_a_message_ends_with_its_own_mark():
    with pytest.raises(QueryError, match=r"did you mean errors\? Mend: write it"):
        parsed("error")


NAMES = st.text(min_size=1, max_size=8).filter(lambda text: text.strip() == text)
SIGNS = st.sampled_from(["<", "<=", ">", ">=", "=", "!="])
LEAVES = st.one_of(
    st.builds(Pair, st.none() | NAMES, st.none() | NAMES, st.booleans()),
    st.builds(Flag, st.sampled_from(["errors", "correct", "marked", "border"])),
    st.builds(Named, st.sampled_from(["cause", "folder", "mark"]), NAMES),
    st.builds(ImageName, NAMES, st.booleans()),
    st.builds(Column, NAMES, SIGNS | st.just("~"), NAMES),
    st.builds(Comparison, st.sampled_from(["score", "area"]), SIGNS, st.floats(0, 1e9)),
    st.builds(Change, st.sampled_from(["fixed", "gone"]), st.none() | NAMES),
)
SEVERAL = {"min_size": 2, "max_size": 3}
TERMS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, **SEVERAL).map(tuple)),
        st.builds(AnyOf, st.lists(inner, **SEVERAL).map(tuple)),
    ),
    max_leaves=6,
)


@given(TERMS)
def test_a_query_that_is_written_reads_back_to_itself(term):
    assert parsed(written(term)) == term


def test_numbers_are_written_as_they_were_given():
    assert written(parsed("area<32x32 , score >= 0.50")) == "area < 32x32, score >= 0.50"
