"""Files that were opened and are neither truth nor prediction, names, split nor images."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Evaluation, Role, RoleOfFile

LOOKED_AT: Final = "looked at"
_MOST: Final = 5
"""Of more such files in a folder, the folder is named: decided, not measured."""


def with_files_looked_at(evaluation: Evaluation, opened: Iterable[Path]) -> Evaluation:
    """Return the evaluation whose interpretation names every file that was opened, or its folder."""
    known = {one.path for one in evaluation.interpretation.files}
    archives = {above for path in known for above in path.parents}
    others = sorted(
        path for path in opened if path not in known | archives and known.isdisjoint(path.parents)
    )
    in_folder = Counter(path.parent for path in others)
    named = (path if in_folder[path.parent] <= _MOST else path.parent for path in others)
    roles = tuple(RoleOfFile(path, Role.METADATA, LOOKED_AT) for path in dict.fromkeys(named))
    files = (*evaluation.interpretation.files, *roles)
    return replace(evaluation, interpretation=replace(evaluation.interpretation, files=files))
