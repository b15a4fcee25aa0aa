"""Names along an axis of many classes: from the first that is seen, evenly, and the special ones always."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmviewer.gui.heatmap.label_places import Line, labelled


def places(labels):
    return [place for place, _ in labels]


def test_all_are_labelled_where_there_is_room():
    assert labelled(range(3), [2], Line(0, 20, 60), 12, ink=10) == [(0, 10), (1, 30), (2, 50)]


@pytest.mark.parametrize("count", [130, 300, 2_000])
@pytest.mark.parametrize("specials", [(), (1,), (2, 1)])
def test_many_begin_with_the_first_go_on_evenly_and_end_with_the_special_ones(count, specials):
    special = [count - back for back in specials]
    shown = places(labelled(range(count), special, Line(0, 600 / count, 600), 13, ink=10))
    ordinary = [place for place in shown if place not in special]
    assert shown[len(ordinary) :] == special
    assert ordinary[0] == 0
    assert len({after - before for before, after in pairwise(ordinary)}) == 1
    assert len(shown) > 30


def test_a_scrolled_axis_begins_with_the_first_that_is_seen():
    assert places(labelled(range(75, 226), [299], Line(-300.0, 4.0, 600), 13, ink=10))[0] == 75


@given(
    count=st.integers(2, 3_000),
    room=st.floats(60, 1_500),
    needed=st.floats(8, 40),
    share=st.sampled_from([0.8, 1.0]),
    specials=st.integers(0, 2),
    shift=st.floats(0, 0.99),
)
def test_no_label_is_cut_and_no_two_overlap(count, room, needed, share, specials, shift):
    size, ink = 2 * room / count, share * needed
    line = Line(-shift * size, size, room)
    seen = range(min(count, int(room / size) + 1))
    special = [place for place in range(count - specials, count) if place in seen]
    if size < needed:
        middles = [middle for _, middle in labelled(seen, special, line, needed, ink=ink)]
        assert all(ink / 2 - 1e-6 <= middle <= room - ink / 2 + 1e-6 for middle in middles)
        gaps = [after - before for before, after in pairwise(middles)]
        assert all(gap >= ink - 1e-6 for gap in gaps)
