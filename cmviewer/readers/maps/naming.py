"""Names of the checkpoints that folders of maps are."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cmviewer.readers.files.checkpoint_names import name_checkpoints
from cmviewer.readers.maps.roles_by_name import names_a_role


@dataclass(frozen=True)
class _Folder:
    """A folder, as a file of its name in it, after which a checkpoint is named."""

    file: Path
    name: str = ""


def checkpoint_names(paths: Sequence[Path], told: Sequence[str | None], top: Path) -> list[str]:
    """Name checkpoints after their folders below the top, unless told; no two the same.

    Single files of one folder have their own names.
    """
    own = [path.resolve() for path in paths]
    shorter = [_speaking(path, top.resolve()) for path in own]
    folders = shorter if len(set(shorter)) == len(shorter) and len(shorter) > 1 else own
    single = [name if folders.count(folder) > 1 else None for folder, name in zip(folders, told, strict=True)]
    named = [
        _Folder(folder / f"{folder.name}.png", name or "")
        for folder, name in zip(folders, single, strict=True)
    ]
    common = Path(os.path.commonpath(folders)) if len({folder.anchor for folder in folders}) == 1 else Path()
    wished = {
        one.file: name for one, name in zip(named, told, strict=True) if name is not None and not one.name
    }
    return name_checkpoints(named, wished, common)


def _speaking(path: Path, top: Path) -> Path:
    """The folder that tells one checkpoint from another: not `results`, but the one it lies in."""
    folder = path
    while names_a_role(folder.name) and top in folder.parents:
        folder = folder.parent
    return path if folder == top else folder
