"""A large plain text file in blocks of whole lines.

Plain is what needs no care: UTF-8, no quotes, no blank lines, rows of one length, nothing around a field.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cmviewer.regular_files import open_regular

BLOCK: Final = 1 << 21
_LETTERS: Final = bytes(range(ord(" "), 256))
"""All that text may hold, besides line ends, and tabs that part fields."""


class NotPlain(Exception):  # noqa: N818 - a reason to go the careful way, not an error
    """The file holds something that has to be looked at closely."""


def blocks_of(file: Path, size: int = BLOCK) -> Iterator[bytes]:
    r"""Read a file in blocks of some `size` bytes that end with a line; line ends become `\n`.

    Blank lines at the end of the file are left out. Raises `NotPlain` where it cannot be read, or where
    a line ends like none of today.
    """
    begun = b""
    try:
        with open_regular(file) as stream:
            while data := stream.read(size):
                data = begun + data
                cut = data.rstrip(b"\r\n").rfind(b"\n") + 1
                begun = data[cut:]
                if cut:
                    yield with_plain_ends(data[:cut])
    except OSError:
        raise NotPlain from None  # the careful way says why
    last = begun.rstrip(b"\r\n")
    if last:
        yield with_plain_ends(last + b"\n")


def with_plain_ends(block: bytes) -> bytes:
    r"""Return a block whose lines end with `\n`. Raises `NotPlain` where one ends like none of today."""
    if b"\r" not in block:
        return block
    block = block.replace(b"\r\n", b"\n")
    if b"\r" in block:
        raise NotPlain
    return block


def check_letters(block: bytes) -> None:
    """Raise `NotPlain` where a block is no UTF-8, or holds quotes or marks of an encoding."""
    if b'"' in block:
        raise NotPlain
    if block.isascii():
        return
    try:
        block.decode()
    except UnicodeError:
        raise NotPlain from None
    if codecs.BOM_UTF8 in block:
        raise NotPlain


def check_rows(block: bytes, delimiter: bytes, width: int) -> int:
    """Return how many rows a block has, which ends with one; blanks may stand before a field.

    Raises `NotPlain` where one has not `width` fields or none that is filled, or a field holds what no text
    should.
    """
    nothing = delimiter * (width - 1) + b"\n"
    if block.startswith(nothing) or b"\n" + nothing in block:
        raise NotPlain
    if b" " in block and (b" " + delimiter in block or b" \n" in block):
        raise NotPlain
    marks = block.translate(None, _LETTERS.replace(delimiter, b""))
    count = len(marks) // width
    if marks != (delimiter * (width - 1) + b"\n") * count:
        raise NotPlain
    return count
