"""Which of the files of class names, if any, belongs to the labels that were read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.class_names import read_class_names
from cmviewer.readers.joining.class_names import is_negative, is_number
from cmviewer.readers.tables.parts import SamplePart


@dataclass(frozen=True)
class ListedClasses:
    """The names in a file, in its order; problems: what was odd about them."""

    file: Path
    names: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def read_lists(files: Sequence[Path]) -> list[ListedClasses]:
    """Read those files that hold class names; others may hold labels, or something else."""
    lists = []
    for file in files:
        problems: list[Problem] = []
        try:
            names = read_class_names(file, problems)
        except CmviewerError:
            continue
        # `labels.txt` may hold a label a sample as well; then they repeat.
        if file.stem.lower() != "labels" or len(set(names)) == len(names):
            lists.append(ListedClasses(file, names, tuple(problems)))
    return lists


def choose_list(lists: Sequence[ListedClasses], parts: Sequence[SamplePart]) -> ListedClasses | None:
    """Choose the list whose names the labels bear or whose positions they are, the nearest first."""
    used = _used_names(parts)
    width = max((part.class_scores.width for part in parts if part.class_scores is not None), default=0)
    if any(part.class_scores is not None and part.class_scores.names is not None for part in parts):
        return None
    folders = [part.file.parent for part in parts]
    near = sorted(lists, key=lambda one: min(_distance(folder, one.file.parent) for folder in folders))
    texts = {name for name in used if not is_number(name) and not is_negative(name)}
    numbers = [int(name) for name in used if is_number(name)]
    needed = max(width, max(numbers, default=-1) + 1)
    able = [one for one in near if texts <= set(one.names) and (numbers or texts)]
    return next((one for one in able if len(one.names) >= needed), able[0] if able else None)


def _used_names(parts: Sequence[SamplePart]) -> set[str]:
    labels = [labels for part in parts for labels in (part.truth, part.prediction) if labels is not None]
    return {name for one in labels for name in one.used_names()}


def _distance(folder: Path, other: Path) -> int:
    parents = [folder, *folder.parents]
    return parents.index(other) if other in parents else len(parents)
