"""How something is first seen, and how it is seen again."""

from dataclasses import replace

from cmviewer.confusion.view_state import ViewState
from cmviewer.evaluation import Evaluation
from cmviewer.examples.query import ExampleQuery
from cmviewer.matching import default_rule
from cmviewer.workspace.compared_with import ComparedWith
from cmviewer.workspace.face import Face
from cmviewer.workspace.look import Diagonal, HeatmapStyle
from cmviewer.workspace.watching import Watch
from cmviewer.workspace.workspace import Workspace


def fresh(state: ViewState, evaluation: Evaluation) -> ViewState:
    """The state in which something else is first seen: its last checkpoint, all of it, nothing selected."""
    last = len(evaluation.checkpoints) - 1
    return replace(
        state,
        checkpoint=last,
        rule=default_rule(evaluation),
        shown=None,
        top=None,
        selection=None,
        subset="",
    )


def reopened(state: ViewState, before: Evaluation | None, evaluation: Evaluation) -> ViewState:
    """The state in which the same is seen again: everything stays as far as it still exists."""
    if before is None or before.task is not evaluation.task or before.positive != evaluation.positive:
        return fresh(state, evaluation)
    if before.classes.names != evaluation.classes.names:
        return replace(fresh(state, evaluation), rule=state.rule)
    name, names = before.checkpoint_names[state.checkpoint], evaluation.checkpoint_names
    place = names.index(name) if name in names else len(names) - 1
    return replace(state, checkpoint=place)


def opened_anew(workspace: Workspace, before: Evaluation | None, evaluation: Evaluation) -> Workspace:
    """Return the choices with which an evaluation is seen; `before` is the one that was open."""
    if before is not None and before.source == evaluation.source:
        return replace(workspace, state=reopened(workspace.state, before, evaluation))
    left = without_data(workspace)
    return replace(left, state=fresh(left.state, evaluation))


def without_data(workspace: Workspace) -> Workspace:
    """Return the choices that belong to a person, without those that were about what was open."""
    look, query = workspace.look, workspace.query
    is_hidden = look.style.diagonal is Diagonal.HIDDEN
    style = replace(look.style, diagonal=HeatmapStyle().diagonal) if is_hidden else look.style
    return replace(
        workspace,
        look=replace(look, style=style, figure=replace(look.figure, title=None), ranges=()),
        query=ExampleQuery(query.sort, grouping=query.grouping),
        panels=replace(workspace.panels, search="", watch=Watch.OFF),
        current=None,
        marks=(),
        face=Face.MATRIX,
        compared=ComparedWith(),
    )
