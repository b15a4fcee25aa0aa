"""What stopped a write, as a problem."""

import errno
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.problems.files import NO_RIGHT_TO_WRITE
from cmviewer.problems.window import CANNOT_WRITE, NO_ROOM

FULL_DISK: Final = {errno.ENOSPC, errno.EDQUOT}
"""Error numbers of a disk, or a share of it, that is full."""
_NO_PERMISSION: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


def cannot_write(place: Path, error: OSError) -> Problem:
    """Say what stopped a write to a file or folder."""
    if error.errno in FULL_DISK:
        return NO_ROOM.of(place)
    if error.errno in _NO_PERMISSION:
        return NO_RIGHT_TO_WRITE.of(place)
    reason = (error.strerror or str(error)).lower()
    return CANNOT_WRITE.of(place, reason=reason)
