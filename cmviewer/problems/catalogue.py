"""All kinds of problems, under the headings that the help has."""

from types import ModuleType
from typing import Final

from cmviewer.problems import (
    arrays,
    bundles,
    comparing,
    files,
    images,
    labels,
    layouts,
    lists,
    maps,
    marks,
    objects,
    queries,
    scores,
    shapes,
    tables,
    truth,
    whole,
    window,
)
from cmviewer.problems.kind import ProblemKind

_HEADINGS: Final = {
    "Files": (whole, files, layouts),
    "Tables": (tables,),
    "Truth and predictions": (truth, labels),
    "Scores": (scores,),
    "Objects in images": (objects, shapes),
    "Label maps": (maps,),
    "Arrays, class names, cmviewer.toml": (arrays,),
    "Images": (images,),
    "Comparing": (comparing,),
    "Queries and lists": (queries, lists),
    "Marks": (marks,),
    "Bundles": (bundles,),
    "The window and its files": (window,),
}


def _kinds_in(modules: tuple[ModuleType, ...]) -> tuple[ProblemKind, ...]:
    """The kinds of modules in their order; one a code, which is the first that has it."""
    kinds: dict[str, ProblemKind] = {}
    for module in modules:
        for kind in vars(module).values():
            if isinstance(kind, ProblemKind):
                kinds.setdefault(kind.code, kind)
    return tuple(kinds.values())


ALL_KINDS: Final = tuple(
    kind
    for modules in _HEADINGS.values()
    for module in modules
    for kind in vars(module).values()
    if isinstance(kind, ProblemKind)
)
"""Every kind in every wording: those in the words of one place too."""
KINDS: Final = {heading: _kinds_in(modules) for heading, modules in _HEADINGS.items()}
"""The kinds, one a code, by the headings of the help."""
