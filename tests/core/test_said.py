"""Sentences that remember what they were made of."""

import copy
import json
import pickle

import pytest

from cmviewer.said import Said, joined, said, said_of, word


def test_what_is_said_is_the_filled_template_and_text_as_any_other():
    sentence = said("{count:,} of {} are {name}", "cats", count=1200, name="dogs")
    assert sentence == "1,200 of cats are dogs"
    assert {sentence: 1}["1,200 of cats are dogs"] == 1
    assert json.dumps([sentence]) == '["1,200 of cats are dogs"]'
    assert type(str(sentence)) is str


def test_names_with_braces_are_no_fields():
    assert said("{} → {}", "{0}", said("a {}", "}{")) == "{0} → a }{"
    assert joined(" {} ", ("a{", "}b")) == "a{ {} }b"
    assert word("{x}") == "{x}"


@pytest.mark.parametrize(("count", "words"), [(0, "0 pairs"), (1, "1 pair"), (2345, "2,345 pairs")])
def test_a_number_chooses_its_template(count, words):
    assert said_of(count, "1 pair", "{count:,} pairs") == words


def test_parts_in_a_row_stay_what_they_are():
    row = joined(", ", (said("one {}", 1), "data"))
    assert row == "one 1, data"
    assert isinstance(row, Said)
    assert [getattr(part, "template", None) for part in row.places] == ["one {}", None]
    assert joined(", ", ()) == ""
    alone = said("alone")
    assert joined(", ", [alone]) is alone


@pytest.mark.parametrize("again", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_it_goes_whole_to_another_process(again):
    sentence = said("{} and {b}", said("a {}", 1), b="2")
    got = again(sentence)
    assert (got, got.template, got.fields) == (sentence, sentence.template, sentence.fields)
    assert got.places[0].template == "a {}"
