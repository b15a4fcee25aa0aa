"""What fastparquet trusts of a page is looked at before, or it would end the program or name wrong values."""

from typing import Any, Final

import numpy as np
from fastparquet import cencoding, core, encoding, parquet_thrift, speedups
from numpy.typing import NDArray

from cmviewer.parquet.check import Damaged
from cmviewer.parquet.runs import check_runs

_BY_DICTIONARY: Final = (
    parquet_thrift.Encoding.PLAIN_DICTIONARY,
    parquet_thrift.Encoding.RLE_DICTIONARY,
)
_BEYOND: Final = 64
"""Bytes behind the last run: its last group of numbers is read whole, also where it is written in part."""

_stream: Final = cencoding.NumpyIO
_read_runs: Final = cencoding.read_rle_bit_packed_hybrid
_assemble: Final = cencoding._assemble_objects
_read_truth_values: Final = encoding.read_plain_boolean
_read_page: Final = core.read_data_page
_read_page_2: Final = core.read_data_page_v2


def _unpack_texts(raw: Any, count: int, utf: bool = False) -> NDArray[np.object_]:  # noqa: ANN401, FBT001, FBT002 - fastparquet's own signature
    """Unpack texts as fastparquet does, after a look at their lengths.

    Its own C code trusts them: a damaged length would end the whole program.
    """
    data = bytes(raw)
    place = done = 0
    while done < count and place < len(data):
        length = int.from_bytes(data[place : place + 4], "little", signed=True)
        place += 4 + length
        done += 1
        if length < 0 or place > len(data):
            raise Damaged("a text is longer than the page that it is in")
    texts: NDArray[np.object_] = speedups.unpack_byte_array(raw, count, utf=utf)
    return texts


def _open_stream(data: Any) -> Any:  # noqa: ANN401 - fastparquet's own signature
    """Open bytes of a page as a stream; where there are none it would lead nowhere."""
    is_for_writing = isinstance(data, np.ndarray) and data.flags.writeable
    if not len(data) and not is_for_writing:
        raise Damaged("a page is empty")
    return _stream(data)


def _read_checked_runs(stream: Any, width: int, length: int, o: Any, itemsize: int = 4) -> None:  # noqa: ANN401 - fastparquet's own signature
    """Read runs of numbers as fastparquet does, once they are known to lie in their page.

    length: bytes of all runs; 0 where the page says it before them. o: where the numbers go.
    """
    start = stream.tell()
    rest = bytes(stream.read()) if start < stream.len else b""
    wanted = (o.len - o.tell()) // max(1, itemsize)
    if itemsize not in {1, 4}:
        raise Damaged("numbers of a page are of no known size")
    begin, end = check_runs(rest, width, length, wanted)
    within = _stream(rest + bytes(_BEYOND))
    within.seek(begin)
    if begin < end:
        _read_runs(within, width, end - begin, o, itemsize=itemsize)
    stream.seek(start + min(within.tell(), len(rest)))


def _read_checked_truth_values(raw: Any, count: int, out: Any = None) -> Any:  # noqa: ANN401 - fastparquet's own signature
    if 8 * len(raw) < count:
        raise Damaged("a page has fewer values than it says")
    return _read_truth_values(raw, count, out)


def _assemble_checked(rows: Any, definitions: Any, repeats: Any, *more: Any, **other: Any) -> Any:  # noqa: ANN401 - fastparquet's own signature
    """Make lists of repeated values, once their rows are known to be there."""
    first, new = more[-1] if more and not other else other["prev_i"], int((np.asarray(repeats) == 0).sum())
    if not 0 <= first <= len(rows) or first + new > len(rows) or first + new == 0:
        raise Damaged("a column has more rows than it says")
    return _assemble(rows, definitions, repeats, *more, **other)


def _read_page_of_one(file: Any, helper: Any, header: Any, column: Any, *more: Any, **other: Any) -> Any:  # noqa: ANN401 - fastparquet's own signature
    """Read a page. Codes are never negative, or they would be counted from the end of the dictionary."""
    if header.data_page_header.encoding not in _BY_DICTIONARY:
        return _read_page(file, helper, header, column, *more, **other)
    _refuse_dictionary_of_truth_values(column)
    levels, repeats, codes = _read_page(file, helper, header, column, *more, **other)
    return levels, repeats, codes.view(f"u{codes.itemsize}")


def _read_page_of_two(*page: Any, selfmade: bool = False, **other: Any) -> Any:  # noqa: ANN401 - fastparquet's own signature
    """Read a page of version 2; codes that another library wrote are spread over too many bytes."""
    file, _, _, header, column, _, _, _, as_categories, _, whole, *_ = page
    levels = (header.repetition_levels_byte_length, header.definition_levels_byte_length)
    room = whole.compressed_page_size - sum(levels)
    numbers = (*levels, room, header.num_nulls, header.num_values - header.num_nulls)
    if min(numbers) < 0 or file.tell() + whole.compressed_page_size > file.len:
        raise Damaged("a page is damaged")
    if header.encoding in _BY_DICTIONARY:
        _refuse_dictionary_of_truth_values(column)
        if as_categories and not selfmade:
            raise Damaged(f"{_named(column)} is of categories in pages of version 2; text can be read")
    return _read_page_2(*page, selfmade=selfmade, **other)


def _refuse_dictionary_of_truth_values(column: Any) -> None:  # noqa: ANN401 - fastparquet has no types
    """Refuse codes that fastparquet would read as if they were the values."""
    if column.type == parquet_thrift.Type.BOOLEAN:
        raise Damaged(f"{_named(column)} is of categories that are true or false; plain ones can be read")


def _named(column: Any) -> str:  # noqa: ANN401 - fastparquet has no types
    return f"column “{'.'.join(column.path_in_schema)}”"


def look_at_pages() -> None:
    """Have fastparquet read pages by what stands here."""
    core.unpack_byte_array = encoding.unpack_byte_array = _unpack_texts
    encoding.read_plain_boolean = _read_checked_truth_values
    cencoding.NumpyIO = _open_stream
    cencoding.read_rle_bit_packed_hybrid = _read_checked_runs
    cencoding._assemble_objects = _assemble_checked
    core.read_data_page = _read_page_of_one
    core.read_data_page_v2 = _read_page_of_two
