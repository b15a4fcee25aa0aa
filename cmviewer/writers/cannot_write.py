"""What stopped a write, as a problem."""

import errno
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem

NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT}
"""Error numbers of a disk, or a share of it, that is full."""
_NO_PERMISSION: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


def cannot_write(place: Path, error: OSError) -> Problem:
    """Say what stopped a write to a file or folder."""
    if error.errno in NO_ROOM:
        return Problem(
            "no-room", "no room is left to write", "free some space or choose another folder", place
        )
    if error.errno in _NO_PERMISSION:
        return Problem("no-permission", "no right to write here", "choose a folder of your own", place)
    reason = (error.strerror or str(error)).lower()
    return Problem("write-failed", f"cannot write here: {reason}", "choose another folder", place)
