"""`cmviewer [PATH]`: the window. Nothing else here imports Qt."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cmviewer.cli.qt import show_window

if TYPE_CHECKING:
    from cmviewer.evaluation import Evaluation
    from cmviewer.workspace.workspace import Workspace


def run(words: Sequence[str]) -> int:
    """Open the window, or work it once through all samples.

    Where nothing is said, the window does not wait for what knows all that could have been.
    """
    if not words:
        return show_window(None, _as_it_was)
    from cmviewer.cli import window_words  # noqa: PLC0415 - see above

    return window_words.run(words)


def _as_it_was(_evaluation: "Evaluation") -> "Callable[[Workspace], Workspace]":
    return lambda workspace: workspace
