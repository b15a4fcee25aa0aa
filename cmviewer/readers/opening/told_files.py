"""Whether decisions that were told of one file are of a file that there is."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Interpretation, Role
from cmviewer.problems.layouts import READING_NOWHERE
from cmviewer.readers.decision_keys import OF, Told

_NAMED: Final = 5
"""Of more files that could be meant the first are named."""


def check_told_files(told: Sequence[Told], interpretation: Interpretation, opened: Iterable[Path]) -> None:
    """Raise `CmviewerError` where `KEY@PATH` was told, and no file or folder that was read ends so.

    opened: every file that was looked at, what was left out of it or not.
    """
    if not any(one.about for one in told):
        return
    known = [*opened, *(one.path for one in interpretation.files)]
    known += [one.about for one in interpretation.decisions if one.about is not None]
    places = {place for path in known for place in (path, *path.parents)}
    problems = [
        _nowhere(one, interpretation)
        for one in told
        if one.about is not None and not any(map(one.is_of, places))
    ]
    if problems:
        raise CmviewerError(*problems)


def _nowhere(told: Told, interpretation: Interpretation) -> Problem:
    files = _files_of(told.key, interpretation)
    if not files:
        mend = "leave it out, or name a file that there is"
    else:
        ends = _ends_of(files)
        more = ", …" if len(ends) > _NAMED else ""
        mend = f"say one of {', '.join(f'{told.key}{OF}{end}={told.value}' for end in ends[:_NAMED])}{more}"
    return READING_NOWHERE.of(decision=told.key, name=told.name, value=told.value, mend=mend)


def _files_of(key: str, interpretation: Interpretation) -> list[Path]:
    """Files of which this is decided; else those of the truth and of predictions."""
    decided = [one.about for one in interpretation.decisions if one.key == key and one.about is not None]
    sides = {Role.TRUTH, Role.PREDICTION}
    return list(dict.fromkeys(decided or [one.path for one in interpretation.files if one.role in sides]))


def _ends_of(files: list[Path]) -> list[str]:
    """The shortest end of each path that no other has."""
    ends = []
    for file in files:
        others = [path for path in files if path != file]
        counts = range(1, len(file.parts))
        tails = (file.parts[-count:] for count in counts)
        alone = next((tail for tail in tails if all(one.parts[-len(tail) :] != tail for one in others)), None)
        ends.append(Path(*(alone or file.parts)).as_posix())
    return ends
