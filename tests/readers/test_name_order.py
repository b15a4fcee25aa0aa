"""Names in natural order: natsort is the answer, a million are sorted in pieces."""

import random

from hypothesis import given
from hypothesis import strategies as st
from natsort import natsorted

from cmviewer.readers.files.name_order import RUN, sorted_naturally

PLAIN = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=8)
ODD = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)


@given(st.lists(st.one_of(PLAIN, st.from_regex(r"\A[ab]?0{0,2}[0-9]{1,3}[ab]?\Z")), unique=True))
def test_plain_names_stand_as_natsort_puts_them(names):
    assert sorted_naturally(names) == natsorted(sorted(names))


@given(st.lists(ODD, unique=True))
def test_any_names_stand_as_natsort_puts_them(names):
    assert sorted_naturally(names) == natsorted(sorted(names))


def test_more_names_than_are_sorted_at_once_come_out_whole():
    wanted = [f"class {number}" for number in range(2 * RUN + 7)]
    mixed = random.Random(3).sample(wanted, len(wanted))
    assert sorted_naturally(mixed) == wanted


def test_the_order_of_names_does_not_depend_on_where_they_stood():
    names = ["1", "01", "one", "001", "1a", "0", "00"]
    wanted = sorted_naturally(names)
    mixed = [random.Random(seed).sample(names, len(names)) for seed in range(20)]
    assert all(sorted_naturally(some) == wanted for some in mixed)
