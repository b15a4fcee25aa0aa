"""What a person has chosen in the window, with its history; says what of it changes."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance

from cmviewer.confusion.view_state import ViewState
from cmviewer.readers import OpenRequest
from cmviewer.workspace.history import History, gone_back, gone_forward, redone, undone
from cmviewer.workspace.values import with_values
from cmviewer.workspace.workspace import Workspace, changed


class Choices(QObject):
    """Holds one `Workspace`; says once when a part of it changes.

    arrangement_changed: what is to be on screen is another, and not only what of it is selected.
    """

    state_changed = Signal(object)
    selection_changed = Signal(object)
    look_changed = Signal(object)
    query_changed = Signal(object)
    overlays_changed = Signal(object)
    panels_changed = Signal(object)
    current_changed = Signal(object)
    image_root_changed = Signal(object)
    face_changed = Signal(object)
    compared_changed = Signal(object)
    marks_changed = Signal(object)
    workspace_changed = Signal(object)
    arrangement_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = Workspace()
        self.history = History()
        self._drag: int | None = None
        self._drags = 0
        self._texts = 0

    @property
    def state(self) -> ViewState:
        """What is counted, and how it is seen and selected."""
        return self.workspace.state

    @property
    def request(self) -> OpenRequest | None:
        """What is open, as it was asked for."""
        return self.workspace.request

    def begin(self, workspace: Workspace) -> None:
        """Start from choices that were made before."""
        self.workspace = workspace

    def begin_anew(self, workspace: Workspace) -> None:
        """Start from choices that nothing can be undone of; `say_all` says what they are."""
        self.workspace, self.history = workspace, History()

    def say_all(self) -> None:
        """Say every part of what is chosen."""
        for part, signal in self._parts():
            signal.emit(getattr(self.workspace, part))
        self.state_changed.emit(self.state)
        self.selection_changed.emit(self.state.selection)
        self.workspace_changed.emit(self.workspace)
        self.arrangement_changed.emit()

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Workspace or ViewState
        """Choose something else, as a person does: it can be undone, or gone back from.

        All that is changed while a threshold is dragged is one step, and all letters of one text.
        """
        before, after = self.workspace, changed(self.workspace, **changes)
        if before != after:
            self.history = self.history.noted(before, after, self._gesture(before, after))
            self._adopt(after)

    def set_value(self, path: str, value: object) -> None:
        """Choose another value of the field at a path, such as `look.colour_bar`."""
        self.set_values({path: value})

    def set_values(self, values: Mapping[str, object]) -> None:
        """Choose other values of some fields, each at its path, as one choice."""
        after = with_values(self.workspace, values)
        parts = {path.partition(".")[0] for path in values}
        self.change(**{part: getattr(after, part) for part in parts})

    def follow(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Workspace or ViewState
        """Take what follows from something else, and is no choice of a person: nothing to be undone."""
        self._adopt(changed(self.workspace, **changes))

    def undo(self) -> None:
        """Take the last choice back."""
        self._step(undone)

    def redo(self) -> None:
        """Make it again."""
        self._step(redone)

    def back(self) -> None:
        """Go back to what was selected or looked at before."""
        self._step(gone_back)

    def forward(self) -> None:
        """Go forward again."""
        self._step(gone_forward)

    def set_dragging(self, *, dragging: bool) -> None:
        """Take all that is changed from now on as one step, or each change for itself again."""
        self._drags += dragging
        self._drag = self._drags if dragging else None

    def _step(self, step: Callable[[History, Workspace], tuple[History, Workspace]]) -> None:
        self.history, after = step(self.history, self.workspace)
        self._adopt(after)

    def _gesture(self, before: Workspace, after: Workspace) -> Hashable:
        """What a change is a part of: a drag, or a text that is typed; None where it stands for itself."""
        if self._drag is not None:
            return self._drag
        if replace(before, query=replace(before.query, text=after.query.text)) == after:
            return self._typing("filter", before.query.text, after.query.text)
        if replace(before, panels=replace(before.panels, search=after.panels.search)) == after:
            return self._typing("search", before.panels.search, after.panels.search)
        return None

    def _typing(self, field: str, before: str, after: str) -> Hashable:
        """All letters of one text are a part of it; to clear a text is a step of its own."""
        self._texts += not before
        return (field, self._texts) if after else None

    def _adopt(self, after: Workspace) -> None:
        """Make a workspace the one of now, and say once what of it is another."""
        before, self.workspace = self.workspace, after
        if before == after:
            return
        if before.state != after.state:
            self.state_changed.emit(after.state)
        for part, signal in self._parts():
            if getattr(before, part) != getattr(after, part):
                signal.emit(getattr(after, part))
        if before.state.selection != after.state.selection:
            self.selection_changed.emit(after.state.selection)
        if before.current != after.current:
            self.current_changed.emit(after.current)
        if before.image_root != after.image_root:
            self.image_root_changed.emit(after.image_root)
        self.workspace_changed.emit(after)
        if replace(before.state, selection=None) != replace(after.state, selection=None):
            self.arrangement_changed.emit()

    def _parts(self) -> tuple[tuple[str, SignalInstance], ...]:
        """Parts of the workspace, each with the signal that says that it is another."""
        return (
            ("look", self.look_changed),
            ("query", self.query_changed),
            ("overlays", self.overlays_changed),
            ("panels", self.panels_changed),
            ("face", self.face_changed),
            ("compared", self.compared_changed),
            ("marks", self.marks_changed),
        )
