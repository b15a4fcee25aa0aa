"""Files and folders that wait beside a folder take their places in it: all of them, or none."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

NEW: Final = "new"
"""What waits, in the waiting folder."""
_KEPT: Final = "kept"


def put_in_place(stage: Path, folder: Path, names: Iterable[str]) -> None:
    """Move what is `NEW` in `stage` into the place of these names; where a move fails, all is as it was.

    What stands there under a name that is not new goes. Raises `OSError`.
    """
    is_made = not folder.exists()
    folder.mkdir(exist_ok=True)
    kept = stage / _KEPT
    kept.mkdir()
    moved: list[str] = []
    try:
        for name in names:
            if os.path.lexists(folder / name):
                (folder / name).replace(kept / name)
            moved.append(name)
            if (stage / NEW / name).exists():
                (stage / NEW / name).replace(folder / name)
    except BaseException:
        for name in moved:
            _take_back(folder / name, kept / name)
        if is_made:
            with suppress(OSError):
                folder.rmdir()
        raise


def _take_back(place: Path, kept: Path) -> None:
    with suppress(OSError):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)
        if os.path.lexists(kept):
            kept.replace(place)
