"""Shards counted on several processes and machines, by futures of `dask.distributed`."""
