"""All that a person has chosen, and the one function that changes it."""

from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from cmviewer.confusion.view_state import ViewState
from cmviewer.examples.keys import ExampleKey
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.query import ExampleQuery, filtered_as, without_cells
from cmviewer.readers import OpenRequest
from cmviewer.workspace.compared_with import ComparedWith
from cmviewer.workspace.face import Face
from cmviewer.workspace.look import Look
from cmviewer.workspace.overlays import Overlays
from cmviewer.workspace.panel_choices import PanelChoices


@dataclass(frozen=True)
class Workspace:
    """request: what is open, None for nothing. state: what is counted, and how it is seen and selected.

    look: colours of the heatmap. query: which examples are listed, and how. overlays: what is drawn over
    their images. panels: what is chosen in the panels. current: the example whose image is shown.
    image_root: the folder below which images are looked for first. face: what of the window is large.
    compared: what the shown checkpoint is compared with. marks: what is said of examples; they are kept in a
    file of their own, and go with a session that is saved.
    """

    request: OpenRequest | None = None
    state: ViewState = field(default_factory=ViewState)
    look: Look = field(default_factory=Look)
    query: ExampleQuery = field(default_factory=ExampleQuery)
    overlays: Overlays = field(default_factory=Overlays)
    panels: PanelChoices = field(default_factory=PanelChoices)
    current: ExampleKey | None = None
    image_root: Path | None = None
    face: Face = Face.MATRIX
    compared: ComparedWith = field(default_factory=ComparedWith)
    marks: tuple[Mark, ...] = ()


_OF_STATE: Final = frozenset(one.name for one in fields(ViewState))
_RANGED: Final = attrgetter("view", "background", "shown", "top")
"""What of a state decides which values stand in the cells: ranges of colours are of these."""


def changed(workspace: Workspace, **changes: Any) -> Workspace:  # noqa: ANN401 - fields of both values
    """Return the workspace with other values of its fields, or of the fields of its `state`.

    Another selection begins its list anew: of every error type and mark, of its own cells and no others that
    were typed, and with no current example. Another view has other ranges of colours; other checkpoints,
    thresholds and rules have not, so that they can be compared. Raises `TypeError` where there is no such
    field.
    """
    of_state = {name: value for name, value in changes.items() if name in _OF_STATE}
    parts = {name: value for name, value in changes.items() if name not in _OF_STATE}
    after = replace(workspace, **parts)
    after = replace(after, state=replace(after.state, **of_state)) if of_state else after
    if _RANGED(after.state) != _RANGED(workspace.state) and "look" not in parts:
        after = replace(after, look=replace(after.look, ranges=()))
    if after.state.selection == workspace.state.selection:
        return after
    query = after.query if "query" in parts else filtered_as(after.query)
    if "query" not in parts and after.state.selection is not None:
        query = replace(query, text=without_cells(query.text))
    return replace(after, query=query, current=parts.get("current"))
