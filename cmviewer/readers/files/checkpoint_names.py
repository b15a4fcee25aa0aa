"""Names of checkpoints: short, and no two the same."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from cmviewer.readers.files.naming import readable

_LOGGED: Final = re.compile(r"(_\d+)_[0-9a-f]{20}\.table$")
"""What Weights & Biases adds to the name and the step of a table."""


class NamedFile(Protocol):
    """What is named: after its file, or as the file itself calls it."""

    @property
    def file(self) -> Path:
        """The file that it was read from."""
        ...

    @property
    def name(self) -> str:
        """What the file calls it; nothing where it does not."""
        ...


def name_checkpoints(parts: Sequence[NamedFile], told: dict[Path, str], top: Path) -> list[str]:
    """Name each part after its file; after its folder where that holds nothing else; as it was told.

    What a file calls a checkpoint counts where it holds several, or is the only file.
    """
    files = list(dict.fromkeys(part.file for part in parts))
    in_folder = Counter(file.parent for file in files)
    in_file = Counter(part.file for part in parts)
    names = []
    for part in parts:
        whole = told.get(part.file) or _name(part.file, top, in_folder)
        alone = in_file[part.file] == 1 and (len(files) > 1 or part.file in told)
        if alone or not part.name:
            names.append(whole)
        elif len(files) == 1:
            names.append(part.name)
        else:
            names.append(f"{whole} {part.name}")
    return _distinct([readable(name) for name in names], parts)


def _name(file: Path, top: Path, in_folder: Counter[Path]) -> str:
    stem = _LOGGED.sub(r"\1", file.stem)
    folder = file.parent.relative_to(top).as_posix() if file.parent.is_relative_to(top) else file.parent.name
    if len(in_folder) == 1 or folder == ".":
        return stem
    return folder if in_folder[file.parent] == 1 else f"{folder}/{stem}"


def _distinct(names: list[str], parts: Sequence[NamedFile]) -> list[str]:
    """Give names that occur twice their file's ending, then a number."""
    times = Counter(names)
    ended = [
        f"{name}{part.file.suffix}" if times[name] > 1 and not part.name else name
        for name, part in zip(names, parts, strict=True)
    ]
    seen: Counter[str] = Counter()
    distinct = []
    for name in ended:
        seen[name] += 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return distinct
