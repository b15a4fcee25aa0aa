"""A bundle: what was counted, shard by shard, put in its place whole or not at all."""
