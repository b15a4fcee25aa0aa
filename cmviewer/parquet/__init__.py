"""Parquet files that are not trusted: looked at before fastparquet, whose C code trusts what they say."""
