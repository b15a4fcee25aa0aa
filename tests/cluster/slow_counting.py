"""Counting that takes long enough for a worker to be killed within."""

import time

from cmviewer.bundle.packed import packed_shard


def count_slowly(shard):
    """Count a shard after a moment in which a test may end the process."""
    time.sleep(0.3)
    return packed_shard(shard)
