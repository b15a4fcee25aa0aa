"""Counting that takes long enough for a worker to be killed within."""

import time

from cmviewer.bundle.shards import count_shard


def count_slowly(shard):
    """Count a shard after a moment in which a test may end the process."""
    time.sleep(0.3)
    return count_shard(shard)
