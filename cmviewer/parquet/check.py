"""Whether a Parquet file holds together, looked at before C code that trusts it.

fastparquet follows lengths without a look at where the data ends, so that a damaged file could end the
whole program. Here its structures (Thrift, compact protocol) are walked once, within bounds.
"""

from dataclasses import dataclass
from typing import Any, Final, Protocol, overload

_MARK: Final = b"PAR1"
_DEPTH: Final = 24
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)

# Field numbers of the Parquet format.
_ROWS: Final = 3
_ROW_GROUPS: Final = 4
_GROUP_ROWS: Final = 3
_COLUMNS: Final = 1
_COLUMN_DATA: Final = 3
_PATH: Final = 3
_PACKED_SIZE: Final = 7
_DATA_OFFSET: Final = 9
_DICTIONARY_OFFSET: Final = 11
_ENCODINGS: Final = 2
_STATISTICS: Final = 12
_ENDS: Final = ((6, 2), (5, 1))
"""Fields for the least value of a column, and for the most; the newer ones first."""
_VALUES: Final = 5
_PAGE_SIZE: Final = 3
_DATA_PAGES: Final = (5, 8)
_DICTIONARY: Final = 7
_PAGE_VALUES: Final = 1
_DELTA: Final = frozenset({5, 6, 7})

Struct = dict[int, Any]


class Damaged(ValueError):  # noqa: N818 - what the file is
    """The file does not hold together."""


class Bytes(Protocol):
    """Bytes of a file, wherever they are; read as they are asked for."""

    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> bytes: ...


@dataclass(frozen=True)
class Footer:
    """What the footer of a Parquet file says of its row groups; `end`: where their data ends."""

    groups: tuple[Struct, ...]
    end: int

    @property
    def rows(self) -> tuple[int, ...]:
        """How many rows each group has. Raises `Damaged`."""
        return tuple(_number(group, _GROUP_ROWS) for group in self.groups)

    def reach(self, name: str, group: int) -> tuple[int, int] | None:
        """The least and the most of a column of whole numbers in a group, where the file says so."""
        for one in _structs(self.groups[group].get(_COLUMNS)):
            told = one.get(_COLUMN_DATA)
            if isinstance(told, dict) and told.get(_PATH) == [name.encode()]:
                return _reach_of(told.get(_STATISTICS))
        return None


def check_parquet(data: Bytes) -> None:
    """Walk the footer and every page of a Parquet file. Raises `Damaged`."""
    footer = footer_of(data)
    for place in range(len(footer.groups)):
        check_group(data, footer, place)


def footer_of(data: Bytes) -> Footer:
    """Walk the footer of a Parquet file, and nothing else. Raises `Damaged`."""
    size = len(data)
    if size < 12 or not (data[:4] == _MARK and data[size - 4 : size] == _MARK):
        raise Damaged("it is cut off, or no Parquet file")
    length = int.from_bytes(data[size - 8 : size - 4], "little")
    if not 0 < length <= size - 12:
        raise Damaged("its footer is damaged")
    end = size - 8 - length
    told = _Walker(data[end : size - 8], 0, length).struct()
    footer = Footer(tuple(_structs(told.get(_ROW_GROUPS))), end)
    if sum(footer.rows) != _number(told, _ROWS):
        raise Damaged("it has more or fewer rows than it says")
    return footer


def check_group(data: Bytes, footer: Footer, place: int, column: str | None = None) -> None:
    """Walk every page of a row group, or of one of its columns. Raises `Damaged`."""
    for one in _structs(footer.groups[place].get(_COLUMNS)):
        told = one.get(_COLUMN_DATA)
        if column is None or (isinstance(told, dict) and told.get(_PATH) == [column.encode()]):
            _check_pages(data, told, footer.end)


def _reach_of(statistics: object) -> tuple[int, int] | None:
    """The least and the most whole number that statistics name, None where they do not."""
    if not isinstance(statistics, dict):
        return None
    ends = (next((statistics[one] for one in fields if one in statistics), None) for fields in _ENDS)
    numbers = [int.from_bytes(end, "little", signed=True) for end in ends if isinstance(end, bytes)]
    return (numbers[0], numbers[1]) if len(numbers) == len(_ENDS) else None


def _structs(value: object) -> list[Struct]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise Damaged("its footer is damaged")
    return value


def _check_pages(data: Bytes, column: object, end: int) -> None:
    """Walk the headers of a column's pages, one after the other; their values add up to the column's."""
    if not isinstance(column, dict):
        raise Damaged("a column is damaged")
    place = _number(column, _DATA_OFFSET)
    dictionary = column.get(_DICTIONARY_OFFSET)
    if isinstance(dictionary, int) and 0 < dictionary < place:
        place = dictionary
    stop = place + _number(column, _PACKED_SIZE)
    if stop > end:
        raise Damaged("a column is cut off")
    values = 0
    while place < stop:
        walker = _Walker(data, place, stop)
        page = walker.struct()
        values += _values(page, column.get(_ENCODINGS))
        place = walker.place + _number(page, _PAGE_SIZE)
        if place > stop:
            raise Damaged("a page is cut off")
    if values != _number(column, _VALUES):
        raise Damaged("a column has more or fewer values than it says")


def _values(page: Struct, encodings: object) -> int:
    """Return how many values of the column a page holds; a dictionary holds none.

    Delta encodings divide by numbers in the page, so that only a column that names one may use it.
    """
    headers = [page[kind] for kind in (*_DATA_PAGES, _DICTIONARY) if kind in page]
    if len(headers) != 1 or not isinstance(headers[0], dict):
        raise Damaged("a page is damaged")
    count = _number(headers[0], _PAGE_VALUES)
    if _DICTIONARY in page:
        return 0
    encoding = _number(headers[0], 2 if _DATA_PAGES[0] in page else 4)
    if encoding in _DELTA and not (isinstance(encodings, list) and encoding in encodings):
        raise Damaged("a page is damaged")
    return count


def _number(struct: Struct, field: int) -> int:
    value = struct.get(field)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Damaged("a column is damaged")
    return value


class _Walker:
    """Reads Thrift's compact protocol between two places of some bytes."""

    def __init__(self, data: Bytes, place: int, end: int) -> None:
        self._data = data
        self._end = end
        self.place = place

    def struct(self, depth: int = 0) -> Struct:
        """Read the fields of a struct by their number."""
        if depth > _DEPTH:
            raise Damaged("its structures are nested without end")
        fields: Struct = {}
        number = 0
        while (head := self._byte()) != 0:
            kind = head & 15
            number = number + (head >> 4) if head >> 4 else self._integer()
            if kind in {_TRUE, _FALSE}:
                fields[number] = kind == _TRUE
            else:
                fields[number] = self._value(kind, depth)
        return fields

    def _value(self, kind: int, depth: int) -> object:
        if kind in {_I16, _I32, _I64}:
            return self._integer()
        if kind in {_BYTE, _TRUE, _FALSE}:
            return self._byte()
        if kind == _DOUBLE:
            return self._bytes(8)
        if kind == _BINARY:
            return self._bytes(self._varint())
        if kind in {_LIST, _SET}:
            return self._list(depth)
        if kind == _STRUCT:
            return self.struct(depth + 1)
        if kind == _MAP:
            self._skip_map(depth)
            return None
        raise Damaged(f"there is no kind {kind} of value")

    def _list(self, depth: int) -> list[object]:
        head = self._byte()
        count = self._varint() if head >> 4 == 15 else head >> 4
        self._check(count)
        return [self._value(head & 15, depth + 1) for _ in range(count)]

    def _skip_map(self, depth: int) -> None:
        count = self._varint()
        kinds = self._byte() if count else 0
        self._check(count)
        for _ in range(count):
            self._value(kinds >> 4, depth + 1)
            self._value(kinds & 15, depth + 1)

    def _integer(self) -> int:
        packed = self._varint()
        return (packed >> 1) ^ -(packed & 1)

    def _varint(self) -> int:
        number = shift = 0
        while shift < 64:
            byte = self._byte()
            number |= (byte & 127) << shift
            if byte < 128:
                return number
            shift += 7
        raise Damaged("a number has no end")

    def _byte(self) -> int:
        self._check(1)
        self.place += 1
        return self._data[self.place - 1]

    def _bytes(self, count: int) -> bytes:
        self._check(count)
        self.place += count
        return self._data[self.place - count : self.place]

    def _check(self, count: int) -> None:
        if self.place + count > self._end:
            raise Damaged("a structure is cut off")
