"""Which array of a file is what, kept as decisions: as its name says, or as it was told."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Alternative, Origin, Role
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.tables.file_reader import columns_told
from cmviewer.readers.tables.parts import SamplePart
from cmviewer.said import said

_ROLES: Final = {"truth": Role.TRUTH, "prediction": Role.PREDICTION, "image": Role.IMAGES}


def role_told(decisions: Decisions, file: Path, name: str) -> Role | None:
    """Return what an array was told to be; None where nothing was told of it."""
    told = columns_told(decisions, file)
    return next((role for key, role in _ROLES.items() if getattr(told, key) == name), None)


def take_array(before: SamplePart, after: SamplePart, name: str, decisions: Decisions) -> None:
    """Keep what an array has become in a part, if anything."""
    for key in (*_ROLES, "score"):
        if getattr(before, key) is None and getattr(after, key) is not None:
            _take(decisions, after.file, key, name)


def take_scores(part: SamplePart, name: str, several: Sequence[str], decisions: Decisions) -> None:
    """Keep which array holds the scores of the classes."""
    _take(decisions, part.file, "score", name, [Alternative(other) for other in several if other != name])


def _take(decisions: Decisions, file: Path, key: str, name: str, others: Sequence[Alternative] = ()) -> None:
    told = None
    if getattr(columns_told(decisions, file), key) == name:
        told = decisions.told_for(key, about=file)
    origin, why = (Origin.FILE, said("as it is called")) if told is None else (told.origin, "")
    decisions.take(key, name, origin, why, others, file)
