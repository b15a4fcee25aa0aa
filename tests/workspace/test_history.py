"""What is chosen can be undone; what was selected can be gone back to; a drag is one step."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cmviewer.confusion.view_state import Selection, View
from cmviewer.examples.query import ExampleQuery
from cmviewer.matching import CountingRule, ErrorType
from cmviewer.workspace.history import History, gone_back, gone_forward, redone, undone
from cmviewer.workspace.workspace import Workspace, changed

DOUBLED = ExampleQuery(cause=ErrorType.DUPLICATE)
CELL, OTHER = Selection((0,), (1,)), Selection((1,), (0,))


def walked(*changes, gesture=None):
    """Make changes one after another."""
    history, workspace = History(), Workspace()
    for change in changes:
        after = changed(workspace, **change)
        history, workspace = history.noted(workspace, after, gesture), after
    return history, workspace


def test_a_threshold_is_undone_and_the_selection_stays():
    history, workspace = walked({"rule": CountingRule(0.4)}, {"selection": CELL}, {"rule": CountingRule(0.6)})
    history, workspace = undone(history, workspace)
    assert (workspace.state.rule.score, workspace.state.selection) == (0.4, CELL)
    history, workspace = undone(history, workspace)
    assert (workspace.state.rule.score, workspace.state.selection) == (0.0, CELL)
    assert undone(history, workspace) == (history, workspace)
    _, workspace = redone(*redone(history, workspace))
    assert workspace.state.rule.score == 0.6


def test_one_goes_back_to_a_selection_and_thresholds_stay():
    history, workspace = walked({"selection": CELL}, {"rule": CountingRule(0.4)}, {"selection": OTHER})
    history, workspace = gone_back(history, workspace)
    assert (workspace.state.selection, workspace.state.rule.score) == (CELL, 0.4)
    history, workspace = gone_forward(history, workspace)
    assert workspace.state.selection == OTHER
    assert gone_forward(history, workspace) == (history, workspace)


def test_another_choice_forgets_what_was_undone():
    history, workspace = undone(*walked({"view": View.COUNTS}))
    after = changed(workspace, view=View.ALL)
    history = history.noted(workspace, after)
    assert redone(history, after) == (history, after)


def test_a_drag_is_one_step():
    drag = [{"rule": CountingRule(score / 100)} for score in range(1, 50)]
    history, workspace = walked(*drag, gesture=1)
    assert undone(history, workspace)[1] == Workspace()


def test_two_drags_are_two_steps():
    history, workspace = walked({"rule": CountingRule(0.1)}, gesture=1)
    after = changed(workspace, rule=CountingRule(0.2))
    history = history.noted(workspace, after, 2)
    assert undone(history, after)[1] == workspace


def test_another_selection_begins_its_list_anew_and_that_is_no_choice_to_undo():
    history, workspace = walked({"selection": CELL}, {"query": ExampleQuery(cause=ErrorType.DUPLICATE)})
    after = changed(workspace, selection=OTHER)
    assert (after.query.cause, after.current) == (None, None)
    noted = history.noted(workspace, after)
    assert (noted.choices, len(noted.places.before)) == (history.choices, 2)


def test_an_error_type_stays_with_its_selection():
    history, workspace = walked(
        {"selection": CELL},
        {"query": ExampleQuery(cause=ErrorType.DUPLICATE)},
        {"view": View.COUNTS},
        {"selection": OTHER},
    )
    history, workspace = undone(history, workspace)
    assert (workspace.state.view, workspace.query.cause) == (View.TRUTH, None)
    history, workspace = gone_back(history, workspace)
    assert (workspace.state.selection, workspace.query.cause) == (CELL, None)


def test_a_step_that_changes_nothing_any_more_is_passed_over():
    history, workspace = walked(
        {"view": View.COUNTS},
        {"selection": CELL},
        {"query": ExampleQuery(cause=ErrorType.DUPLICATE)},
        {"selection": OTHER},
    )
    _, workspace = undone(history, workspace)
    assert workspace.state.view is View.TRUTH


VIEWS = st.sampled_from([{"view": view} for view in View])
PLACES = st.sampled_from([{"selection": CELL}, {"selection": OTHER}, {"selection": None}, {"checkpoint": 3}])


@given(changes=st.lists(VIEWS | PLACES, max_size=12))
def test_undoing_all_and_redoing_all_ends_where_it_began(changes):
    history, end = walked(*changes)
    workspace, steps = end, 0
    while history.choices.before:
        history, workspace = undone(history, workspace)
        steps += 1
    assert replace(workspace.state, checkpoint=0, selection=None) == Workspace().state
    for _ in range(steps):
        history, workspace = redone(history, workspace)
    assert workspace == end
    while history.places.before:
        history, workspace = gone_back(history, workspace)
    assert (workspace.state.checkpoint, workspace.state.selection) == (0, None)
