"""What a window was told to open, and how that is first seen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cmviewer.errors import Problem

if TYPE_CHECKING:
    from cmviewer.evaluation import Evaluation
    from cmviewer.readers import OpenRequest
    from cmviewer.readers.files.remote import RemoteSources
    from cmviewer.workspace.workspace import Workspace

WorkspaceChange = Callable[["Workspace"], "Workspace"]
"""Makes the workspace in which something is to be seen of the one in which it would be seen else."""

FirstView = Callable[["Evaluation"], WorkspaceChange]
"""Tells how an evaluation that was opened is to be seen. Raises `CmviewerError`."""


def as_it_is(_evaluation: "Evaluation") -> WorkspaceChange:
    """See an evaluation as it would be seen anyway."""
    return lambda workspace: workspace


@dataclass(frozen=True, eq=False)
class ToldWindow:
    """request: what is to be opened; None: nothing. seen: what of the state was told for that.

    problems: why what was asked for is not opened. sources: what is at addresses, of which a person is asked
    first.
    """

    request: "OpenRequest | None" = None
    seen: FirstView = as_it_is
    problems: tuple[Problem, ...] = ()
    sources: "RemoteSources | None" = None


NOTHING_TOLD: Final = ToldWindow()
