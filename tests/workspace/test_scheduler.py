"""Which counting is wanted next. No threads, no window: one value in, the work out."""

from dataclasses import replace

import pytest

from cmviewer.confusion.view_state import View, ViewState
from cmviewer.workspace.result_cache import TALLY_LIMIT
from cmviewer.workspace.scheduler import Extent, Lane, Situation, Work, lanes_to_stop, work_wanted

STATE = ViewState(checkpoint=2)
THERE = Situation(wanted=STATE, shown=STATE, behind=Extent.WHOLE, has_counts=True)


def lanes(now):
    return [work.lane for work in work_wanted(now)]


def moved(score):
    return replace(STATE, rule=replace(STATE.rule, score=score))


def running(*works):
    return {work.lane: work for work in works}


def test_nothing_is_wanted_while_nothing_is_open():
    assert work_wanted(Situation()) == ()


def test_what_was_never_counted_is_counted_and_shown():
    assert work_wanted(Situation(wanted=STATE)) == (Work(Lane.SHOW, STATE),)


def test_what_is_being_counted_is_not_begun_again():
    now = Situation(wanted=STATE, running=running(Work(Lane.SHOW, STATE)))
    assert work_wanted(now) == ()
    seen_by_another_view = replace(now, wanted=replace(STATE, view=View.COUNTS))
    assert work_wanted(seen_by_another_view) == ()


def test_long_work_is_given_up_for_another_checkpoint():
    other = replace(STATE, checkpoint=0)
    now = Situation(wanted=other, running=running(Work(Lane.SHOW, STATE)))
    assert work_wanted(now) == (Work(Lane.SHOW, other),)


def test_a_dragged_threshold_is_followed_one_short_step_after_the_other():
    now = Situation(wanted=moved(0.5), shown=STATE, behind=Extent.WHOLE, serves=True)
    (work,) = work_wanted(now)
    assert work == Work(Lane.SHOW, moved(0.5), is_brief=True)
    assert work_wanted(replace(now, wanted=moved(0.6), running=running(work))) == ()


def test_a_matrix_that_is_known_is_there_at_once_and_what_stands_behind_it_follows():
    now = Situation(wanted=STATE, has_counts=True)
    assert lanes(now) == [Lane.ARRANGE, Lane.SHOW]
    assert work_wanted(now)[1].rest > 0  # a slider may pass over it
    arranged = replace(now, shown=STATE, behind=Extent.NONE)
    assert lanes(arranged) == [Lane.SHOW]
    counting = replace(arranged, running=running(Work(Lane.SHOW, STATE)))
    assert lanes(counting) == []
    by_another_view = replace(counting, wanted=replace(STATE, view=View.COUNTS))
    assert lanes(by_another_view) == [Lane.ARRANGE]


def test_what_is_counted_already_needs_no_step_before():
    [work] = work_wanted(Situation(wanted=STATE, has_counts=True, counted=True))
    assert (work.lane, work.is_brief, work.rest) == (Lane.SHOW, True, 0)


def test_the_rest_of_a_large_checkpoint_is_counted_once_it_is_seen_and_then_shown():
    now = replace(THERE, behind=Extent.FIRST)
    assert lanes(now) == [Lane.COMPLETE]
    assert lanes(replace(now, running=running(Work(Lane.COMPLETE, STATE)))) == []
    assert lanes(replace(now, running=running(Work(Lane.COMPLETE, replace(STATE, checkpoint=0))))) == [
        Lane.COMPLETE
    ]
    assert lanes(replace(now, is_more=True, serves=True)) == [Lane.SHOW]


@pytest.mark.parametrize(("settled", "nearest"), [({2}, 1), ({1, 2}, 3), ({1, 2, 3}, 0), ({0, 1, 2, 3}, 4)])
def test_checkpoints_beside_it_are_counted_nearest_first(settled, nearest):
    now = replace(THERE, checkpoints=5, settled=frozenset(settled))
    assert work_wanted(now) == (Work(Lane.AHEAD, replace(STATE, checkpoint=nearest)),)


def test_nothing_is_counted_ahead_while_a_person_waits_or_drags_or_it_would_be_too_much():
    now = replace(THERE, checkpoints=2 * TALLY_LIMIT, settled=frozenset({2}))
    assert lanes(now) == [Lane.AHEAD]
    assert lanes(replace(now, held=True)) == []
    assert lanes(replace(now, running=running(Work(Lane.SHOW, STATE)))) == []
    assert lanes(replace(now, running=running(Work(Lane.AHEAD, STATE)))) == []
    assert lanes(replace(now, settled=frozenset(range(TALLY_LIMIT)))) == []
    assert lanes(replace(THERE, checkpoints=3, settled=frozenset(range(3)))) == []


def test_what_was_given_up_is_not_tried_again_until_something_else_was_wanted():
    now = Situation(wanted=STATE, given_up=STATE, checkpoints=4)
    assert lanes(now) == []
    cannot_be_read = replace(now, settled=frozenset({2}))
    assert lanes(cannot_be_read) == [Lane.AHEAD]
    assert lanes(replace(now, wanted=moved(0.5))) == [Lane.SHOW]
    half_shown = replace(THERE, behind=Extent.FIRST, given_up=STATE)
    assert lanes(half_shown) == []


def test_what_is_compared_further_but_does_not_serve_the_rule_is_not_shown_for_ever():
    """As where the IoU is lower than the pairs that are kept: they are compared anew."""
    now = replace(THERE, behind=Extent.FIRST, is_more=True, serves=False)
    assert lanes(now) == [Lane.COMPLETE]


def test_each_piece_that_was_counted_behind_what_is_seen_is_shown():
    now = replace(THERE, behind=Extent.FIRST, serves=True)
    assert lanes(now) == [Lane.COMPLETE]
    assert lanes(replace(now, is_more=True)) == [Lane.SHOW]


def test_what_is_not_wanted_any_more_is_stopped():
    other = replace(STATE, checkpoint=0)
    now = replace(THERE, running=running(Work(Lane.SHOW, other), Work(Lane.COMPLETE, other)))
    assert lanes_to_stop(now) == {Lane.SHOW, Lane.COMPLETE}
    by_another_rule = replace(now, running=running(Work(Lane.AHEAD, moved(0.5))))
    assert lanes_to_stop(by_another_rule) == {Lane.AHEAD}
    assert lanes_to_stop(replace(now, wanted=None)) == {Lane.SHOW, Lane.COMPLETE}


def test_what_is_wanted_or_brief_on_the_way_runs_on():
    works = Work(Lane.SHOW, replace(STATE, view=View.COUNTS)), Work(Lane.AHEAD, replace(STATE, checkpoint=1))
    assert lanes_to_stop(replace(THERE, running=running(*works))) == set()
    dragged = replace(THERE, wanted=moved(0.6), running=running(Work(Lane.SHOW, moved(0.5), is_brief=True)))
    assert lanes_to_stop(dragged) == set()
