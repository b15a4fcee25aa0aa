"""Options of a workspace in words: as a summary tells them, and as they are kept for the next start."""

from collections.abc import Mapping
from typing import Any

from cmviewer.evaluation import Evaluation
from cmviewer.workspace.options.option import Option
from cmviewer.workspace.options.table import OPTIONS
from cmviewer.workspace.values import value_at, with_values
from cmviewer.workspace.workspace import Workspace


def told_in_summary(
    workspace: Workspace, evaluation: Evaluation, options: tuple[Option, ...] = OPTIONS
) -> dict[str, Any]:
    """Return what was chosen as JSON can hold it, by its name in a summary; a dot parts it from its group."""
    told: dict[str, Any] = {}
    for option in options:
        if option.summary is not None:
            *outer, name = option.summary.split(".")
            place = told
            for part in outer:
                place = place.setdefault(part, {})
            place[name] = option.kind.tell(value_at(workspace, option.path), evaluation)
    return told


def remembered(workspace: Workspace, options: tuple[Option, ...] = OPTIONS) -> dict[str, str]:
    """Return the words of what is kept for the next start, by its name in the settings."""
    return {
        option.remembered: option.kind.write(value_at(workspace, option.path))
        for option in options
        if option.remembered is not None
    }


def with_remembered(
    workspace: Workspace, words: Mapping[str, str], options: tuple[Option, ...] = OPTIONS
) -> Workspace:
    """Return the workspace with what was kept; a word that means nothing is as good as none."""
    values = {}
    for option in options:
        if option.remembered is not None and option.remembered in words:
            try:
                values[option.path] = option.kind.read_told(words[option.remembered])
            except ValueError:
                continue
    return with_values(workspace, values)


def wrong_values_in_words(workspace_part: Any, options: tuple[Option, ...] = OPTIONS) -> list[str]:  # noqa: ANN401 - as below
    """Say of each value that is none of its option which one it is, and where it belongs.

    workspace_part: anything with the fields of a workspace, such as a session that was read.
    """
    sentences = []
    for option in options:
        value = value_at(workspace_part, option.path)
        if not option.kind.fits(value):
            sentences.append(f"{option.path} is {value}, where {option.kind.expected} is expected")
    return sentences
