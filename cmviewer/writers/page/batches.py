"""How many pictures are made before it is looked at what they take: each costs the reading of an image."""

import math
from typing import Final

_FIRST: Final = 48
"""As many are made at first, and as long as none could be shown."""
_FEWEST: Final = 8
"""As many are made at least, so that threads have something to share."""
_SPARE: Final = 1.05
"""So much more than seems to fit is made, so that there is seldom another batch for a few."""


def next_batch(done: int, total: int, spent: int, room: int) -> range:
    """Return which of `total` come next, as places: as many as are likely to fit.

    done: how many there are already, which took `spent` of the `room`, in bytes.
    """
    likely = math.ceil(_SPARE * done * (room - spent) / spent) if spent else _FIRST
    return range(done, min(total, done + max(_FEWEST, likely)))
