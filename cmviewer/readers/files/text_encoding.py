"""The bytes of a text file, in UTF-8 and with plain line ends, whatever they were before."""

import codecs
import re
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.files import FILE_EMPTY
from cmviewer.problems.tables import ENCODING_GUESSED, NO_TEXT
from cmviewer.readers.files import words
from cmviewer.readers.files.file_bytes import read_bytes

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 65536
_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))
_BEYOND: Final = re.compile(rb"[\x80-\xff]+")
_WORDS: Final = re.compile(rb"(?<![A-Za-z])[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_ENOUGH: Final = 40
_LINES: Final = 20
"""Lines of a file among which its header is."""
_ENCODINGS: Final = ("cp1252", "gb18030", "shift_jis", "cp949", "cp1251", "cp1250", "cp1253", "cp1254")
"""What spreadsheets save tables in, the usual one first: it wins where others make the same words."""
_HEADINGS: Final = frozenset(
    word
    for known in (words.TRUTH, words.LABEL, words.PREDICTION, words.SCORE, words.IMAGE, words.COUNT)
    for word in known
    if not word.isascii()
)


def read_text(file: Path, problems: list[Problem]) -> bytes:
    r"""Read a text file as UTF-8 without a mark at its start, every line end a `\n`.

    An encoding that had to be guessed becomes a problem. Raises `CmviewerError` where there is none.
    """
    data = _in_utf8(read_bytes(file), file, problems)
    if codecs.BOM_UTF8 in data:  # where files were put one behind the other
        data = data.replace(codecs.BOM_UTF8, b"")
    if not data.strip():
        raise CmviewerError(FILE_EMPTY.of(file))
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data


def _in_utf8(data: bytes, file: Path, problems: list[Problem]) -> bytes:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, file)
    if data.isascii() or _can_be(data, "utf-8"):
        return _checked(data, file)
    _checked(data, file)
    guess = _guess(data)
    if guess is None:
        raise CmviewerError(NO_TEXT.of(file))
    text = _decoded(data, guess, file)
    problems.append(ENCODING_GUESSED.of(file, guess=guess))
    return text


def _can_be(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def _decoded(data: bytes, encoding: str, file: Path) -> bytes:
    try:
        return _checked(data.decode(encoding).encode("utf-8"), file)
    except UnicodeError:
        raise CmviewerError(NO_TEXT.of(file)) from None


def _checked(data: bytes, file: Path) -> bytes:
    """Return the data, unless it holds what no text holds."""
    if b"\0" in data or len(data.translate(None, _CONTROL)) < len(data):
        raise CmviewerError(NO_TEXT.of(file))
    return data


def _guess(data: bytes) -> str | None:
    """Guess from headings that are words in one encoding alone, else from lines that are not plain ASCII."""
    by_headings = _by_headings(data)
    if by_headings is not None:
        return by_headings
    telling = b"\n".join(line for line in data[: 16 * _SAMPLE].splitlines() if not line.isascii())[:_SAMPLE]
    if _can_be(data, "cp1252") and _looks_western(telling):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need it, and it takes a moment

    beyond = b" ".join(_WORDS.findall(telling))
    best = from_bytes(beyond).best() if len(beyond) >= _ENOUGH else None
    candidates = (*(() if best is None else (best.encoding,)), "cp1252", "latin-1")
    return next((encoding for encoding in candidates if _can_be(data, encoding)), None)


def _by_headings(data: bytes) -> str | None:
    """Return the encoding in which most words of the first lines are known headings; None without any."""
    first = b"\n".join(data[:_SAMPLE].splitlines()[:_LINES])
    known = {}
    for encoding in _ENCODINGS:
        said = words.words(first.decode(encoding, "replace"))
        known[encoding] = len(_HEADINGS.intersection(said)) if _can_be(data, encoding) else 0
    best = max(known, key=lambda encoding: known[encoding])
    return best if known[best] else None


def _looks_western(text: bytes) -> bool:
    """Tell whether the letters beyond ASCII are western ones, and stand alone among plain ones."""
    runs = _BEYOND.findall(text)
    letters = b"".join(runs).decode("cp1252", "replace")
    return letters.replace("€", "").isalpha() and len(letters) < 1.5 * len(runs)
