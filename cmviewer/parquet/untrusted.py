"""fastparquet, loaded with the first file that it opens: most results are none of its files."""

from functools import cache
from typing import Any, BinaryIO


def parquet_file(stream: BinaryIO) -> Any:  # noqa: ANN401 - fastparquet has no types
    """Open a file whose footer was looked at; its pages are looked at when they are read."""
    return _library().ParquetFile(stream)


@cache
def _library() -> Any:  # noqa: ANN401 - fastparquet has no types
    import fastparquet  # noqa: PLC0415 - see above

    from cmviewer.parquet.pages import look_at_pages  # noqa: PLC0415 - see above

    look_at_pages()
    return fastparquet
