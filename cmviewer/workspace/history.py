"""What was chosen before: numbers, looks, filters and marks to undo; selections and places to go back to."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Final

from cmviewer.examples.query import filtered_as
from cmviewer.workspace.workspace import Workspace

LIMIT: Final = 300
"""Steps of each kind that are kept."""


@dataclass(frozen=True)
class Steps:
    """Workspaces before and after the one of now, the nearest last."""

    before: tuple[Workspace, ...] = ()
    after: tuple[Workspace, ...] = ()

    def noted(self, workspace: Workspace) -> "Steps":
        """Return the steps once another workspace follows this one."""
        return Steps((*self.before, workspace)[-LIMIT:])

    @property
    def turned(self) -> "Steps":
        """The same steps seen the other way: what comes after stands before."""
        return Steps(self.after, self.before)


@dataclass(frozen=True)
class History:
    """choices: to be undone and redone. places: to go back to and forward. gesture: that of the last step."""

    choices: Steps = Steps()
    places: Steps = Steps()
    gesture: Hashable = None

    def noted(self, before: Workspace, after: Workspace, gesture: Hashable = None) -> "History":
        """Note a change; one of the same gesture as the last, such as a drag, is the same step."""
        if gesture is not None and gesture == self.gesture:
            return self
        choices, places = self.choices, self.places
        if _choices_of(before, after) != _choices_of(after, after):
            choices = choices.noted(before)
        if _place_of(before) != _place_of(after):
            places = places.noted(before)
        if (choices, places) == (self.choices, self.places):
            return self
        return History(choices, places, gesture)


def undone(history: History, now: Workspace) -> tuple[History, Workspace]:
    """Take the last choice back; what is selected stays. Unchanged where there is none."""
    steps, after = _gone(history.choices, now, _with_choices)
    return replace(history, choices=steps, gesture=None), after


def redone(history: History, now: Workspace) -> tuple[History, Workspace]:
    """Make the choice again that was taken back last."""
    steps, after = _gone(history.choices.turned, now, _with_choices)
    return replace(history, choices=steps.turned, gesture=None), after


def gone_back(history: History, now: Workspace) -> tuple[History, Workspace]:
    """Go back to what was selected, or looked at, before; thresholds and looks stay."""
    steps, after = _gone(history.places, now, _with_place)
    return replace(history, places=steps, gesture=None), after


def gone_forward(history: History, now: Workspace) -> tuple[History, Workspace]:
    """Go forward again."""
    steps, after = _gone(history.places.turned, now, _with_place)
    return replace(history, places=steps.turned, gesture=None), after


def _gone(
    steps: Steps, now: Workspace, taken: Callable[[Workspace, Workspace], Workspace]
) -> tuple[Steps, Workspace]:
    """Go to the nearest workspace before that changes anything, and take of it what is gone to."""
    while steps.before:
        steps, chosen = Steps(steps.before[:-1], (*steps.after, now)), steps.before[-1]
        if (after := taken(now, chosen)) != now:
            return steps, after
    return steps, now


def _with_choices(now: Workspace, chosen: Workspace) -> Workspace:
    """The choices of one workspace at the place of another; filters belong to their selection."""
    same = chosen.state.selection == now.state.selection
    query = chosen.query if same else filtered_as(chosen.query, now.query)
    state = replace(chosen.state, checkpoint=now.state.checkpoint, selection=now.state.selection)
    return replace(
        now,
        state=state,
        look=chosen.look,
        query=query,
        overlays=chosen.overlays,
        panels=chosen.panels,
        compared=chosen.compared,
        marks=chosen.marks,
    )


def _with_place(now: Workspace, place: Workspace) -> Workspace:
    same = place.state.selection == now.state.selection
    query = now.query if same else filtered_as(now.query)
    state = replace(now.state, checkpoint=place.state.checkpoint, selection=place.state.selection)
    return replace(now, state=state, query=query, current=place.current)


def _choices_of(workspace: Workspace, after: Workspace) -> tuple[object, ...]:
    """What is undone: numbers, looks, filters, marks. Another selection has no filter chosen by itself."""
    query = workspace.query
    if workspace.state.selection != after.state.selection:
        query = filtered_as(query)
    state = replace(workspace.state, checkpoint=0, selection=None)
    now = workspace
    return (state, now.look, query, now.overlays, now.panels, now.compared, now.marks)


def _place_of(workspace: Workspace) -> tuple[object, ...]:
    """What is gone back to: selection, checkpoint, current example."""
    state = workspace.state
    return (state.checkpoint, state.selection, workspace.current)
