"""What of the choices stays when something else is opened: those of a person, not those about the data."""

from dataclasses import replace
from pathlib import Path

from making import make_evaluation

from cmviewer.workspace.look import Figure, Look
from cmviewer.workspace.reopening import opened_anew
from cmviewer.workspace.values import with_values
from cmviewer.workspace.workspace import Workspace

MINE = Workspace(look=Look(colour_bar=False, figure=Figure("Run A", 85.0, 300)))


def test_a_title_belongs_to_what_was_open_and_the_size_to_the_person():
    before = make_evaluation([0], {"a": [0]})
    other = replace(before, source=Path("other"))
    seen = opened_anew(MINE, before, other)
    assert seen.look == Look(colour_bar=False, figure=Figure(None, 85.0, 300))
    assert opened_anew(MINE, before, replace(before)).look == MINE.look


def test_what_is_opened_first_begins_with_its_last_checkpoint():
    evaluation = make_evaluation([0], {"a": [0], "b": [0]})
    workspace = with_values(Workspace(), {"state.top": 3})
    seen = opened_anew(workspace, None, evaluation)
    assert (seen.state.checkpoint, seen.state.top) == (1, None)
