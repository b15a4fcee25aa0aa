"""Single values of a workspace, by the path of their field, such as `state.rule.score`."""

from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any

from cmviewer.workspace.workspace import Workspace, changed


def value_at(workspace: Workspace, path: str) -> Any:  # noqa: ANN401 - as the field is typed
    """Return the value of a field. Raises `AttributeError` where there is no such field."""
    return attrgetter(path)(workspace)


def with_values(workspace: Workspace, values: Mapping[str, Any]) -> Workspace:
    """Return the workspace with other values of some fields. Raises `TypeError` where one is not there."""
    for path, value in values.items():
        part, _, rest = path.partition(".")
        whole = _replaced(getattr(workspace, part), rest, value) if rest else value
        workspace = changed(workspace, **{part: whole})
    return workspace


def _replaced(part: Any, path: str, value: Any) -> Any:  # noqa: ANN401 - any frozen dataclass
    name, _, rest = path.partition(".")
    inner = _replaced(getattr(part, name), rest, value) if rest else value
    return replace(part, **{name: inner})
