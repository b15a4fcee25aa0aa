"""What parts the fields of delimited text, and what stands above its header."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.readers.files import words
from cmviewer.readers.tables.headers import has_header
from cmviewer.readers.tables.records import find_records

DELIMITERS: Final = (",", ";", "\t", "|")
_COMMENTS: Final = re.compile(rb"(?:#+(?:[ \t][^\n]*)?\n)+")
_LIST: Final = re.compile(rb"\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]|\{(?:[^{}\n]|\{[^{}\n]*\})*\}|\([^()\n]*\)")
"""A list, a mapping or a pair as Python writes it, with others in it."""
_NOTHING: Final = re.compile(rb" *(?:([,;\t|]) *(?:\1 *)*)?")
_FIELD: Final = re.compile(r'"[^"]*"|\S+')
_KNOWN: Final = words.TRUTH | words.LABEL | words.PREDICTION | words.COUNT | words.IMAGE
_LOOKED_AT: Final = 65536


def without_comments(text: bytes, file: Path) -> tuple[bytes, str]:
    """Empty the lines of comments above the header, and find the delimiter; the lines keep their numbers.

    The last of them may be the header itself, as `numpy.savetxt` writes it.
    """
    found = _COMMENTS.match(text)
    if found is None or found.end() == len(text):
        return text, find_delimiter(text, file)
    above, below = found[0].split(b"\n")[:-1], text[found.end() :]
    delimiter = find_delimiter(below, file)
    last, first = (line.decode().split(delimiter) for line in (above[-1], below.split(b"\n", 1)[0]))
    is_header = len(last) == len(first) and has_header(last) and not has_header(first)
    kept = above[-1].lstrip(b"# \t") if is_header else b""
    return b"\n" * (len(above) - 1) + kept + b"\n" + below, delimiter


def without_blank_end(text: bytes) -> bytes:
    """Drop lines at the end that hold nothing but delimiters, as spreadsheets write them."""
    filled = kept = len(text.rstrip(b"\n"))
    while (at := text.rfind(b"\n", 0, kept)) >= 0 and _NOTHING.fullmatch(text, at + 1, kept):
        kept = at
    return text if kept == filled else text[:kept].rstrip(b"\n") + b"\n"


def with_lists_whole(text: bytes, delimiter: str) -> bytes:
    """Put blanks for the commas in lists and mappings that no quotes hold together: `a.png,0,[0.9, 0.1]`.

    Only where rows have more fields than the header otherwise, and as many with it.
    """
    if delimiter != "," or not any(sign in text for sign in (b"[", b"{", b"(")):
        return text
    fields = find_records(text, b",").fields
    filled = fields[fields > 0]
    if not filled.size or (filled == filled[0]).all():
        return text
    whole = _LIST.sub(lambda found: found[0].replace(b",", b" "), text)
    after = find_records(whole, b",").fields
    return whole if (after == filled[0]).sum() > (fields == filled[0]).sum() else text


def find_delimiter(text: bytes, file: Path) -> str:
    """Find what most first lines hold as often as the header does; a space only in lists of images."""
    head = text[:_LOOKED_AT]
    found, best = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        if delimiter.encode() not in head:
            continue
        fields = find_records(head, delimiter.encode()).fields
        fields = fields[fields > 0]
        if not fields.size or fields[0] < 2:
            continue
        rank = (round(float((np.abs(fields - fields[0]) <= 1).mean()), 1), int(fields[0]))
        if delimiter == "\t" and file.suffix.lower() == ".tsv":
            return delimiter
        if rank > best:
            found, best = delimiter, rank
    first = head.lstrip().split(b"\n", 1)[0].decode("utf-8", "replace").split()
    if best != (0.0, 0) or len(first) < 2:
        return found
    if _is_list(first) or (not has_header(first) and _numbers(first)) or _is_aligned(head):
        return " "
    return found


def _is_aligned(head: bytes) -> bool:
    """Tell whether blanks part fields below a header, as R and pandas print tables: the index has no name.

    The header has words that we know, or the rows are called as the columns are.
    """
    text = head if head.endswith(b"\n") else head[: head.rfind(b"\n") + 1]
    lines = [line for line in text.decode("utf-8", "replace").splitlines() if line.strip()]
    header, *rows = [[one.strip('"') for one in _FIELD.findall(line)] for line in lines]
    widths = set(map(len, rows))
    if len(widths) != 1 or not widths <= {len(header), len(header) + 1} or len(header) < 2:
        return False
    known = [bool(_KNOWN & set(words.words(name))) for name in header]
    named = {row[0] for row in rows} & set(header)
    quoted = lines[0].count('"') == 2 * len(header)
    return quoted or sum(known) > 1 or (len(named) > 1 and 2 * len(named) >= len(rows))


def _is_list(first: Sequence[str]) -> bool:
    return any(map(words.looks_like_image, first))


def _numbers(first: Sequence[str]) -> bool:
    return all(re.fullmatch(r"[-+]?[\d.]+(e[-+]?\d+)?", field, re.IGNORECASE) for field in first)
