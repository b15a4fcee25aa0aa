"""The text of a query → its words and signs, each with its place."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cmviewer.query.errors import QueryError
from cmviewer.said import said

_QUOTED: Final = r'"(?:[^"]|"")*"'
_BARE: Final = r'(?:(?!<?->)[^\s,|()"<>=!~→↔≤≥≠])+'
_SIGNS: Final = {"→": "->", "↔": "<->", "≤": "<=", "≥": ">=", "≠": "!="}
COLUMN: Final = "column:"


class Kind(StrEnum):
    """What a part of a query is."""

    QUOTED = "quoted"
    COLUMN = "column"
    ARROW = "arrow"
    SIGN = "sign"
    MARK = "mark"
    WORD = "word"
    END = "end"


@dataclass(frozen=True)
class Token:
    """text: what it means, without quotes. at: its first character, from 0; length: how many it has."""

    kind: Kind
    text: str
    at: int
    length: int


_TOKEN: Final = re.compile(
    rf"(?P<quoted>{_QUOTED}|\((?:background|outside|no prediction)\))"
    rf"|(?P<column>{COLUMN}(?:{_QUOTED}|{_BARE}))"
    r"|(?P<arrow><->|->|→|↔)"
    r"|(?P<sign><=|>=|!=|[<>=~≤≥≠])"
    r"|(?P<mark>[,|()])"
    rf"|(?P<word>{_BARE})"
)
_BLANK: Final = re.compile(r"\s*")
_WHOLE_WORD: Final = re.compile(_BARE)


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a query, an `END` last. Raises `QueryError` where one begins that is none."""
    found: list[Token] = []
    at = _end_of_blank(text, 0)
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            what = (
                said("this quote is not closed")
                if text[at] == '"'
                else said("{!r} means nothing here", text[at])
            )
            raise QueryError(what, at, len(text) - at if text[at] == '"' else 1)
        kind = Kind(str(match.lastgroup))
        found.append(Token(kind, _meant(kind, match[0]), at, len(match[0])))
        at = _end_of_blank(text, match.end())
    return [*found, Token(Kind.END, "", len(text), 1)]


def is_bare(name: str) -> bool:
    """Whether a name needs no quotes, wherever it stands."""
    return _WHOLE_WORD.fullmatch(name) is not None and name != "*" and not name.startswith(COLUMN)


def unquoted(text: str) -> str:
    """Return what stands between quotes; two of them are one."""
    return text[1:-1].replace('""', '"') if text.startswith('"') else text


def _meant(kind: Kind, text: str) -> str:
    if kind is Kind.COLUMN:
        return unquoted(text.removeprefix(COLUMN))
    if kind is Kind.QUOTED:
        return unquoted(text)
    return _SIGNS.get(text, text)


def _end_of_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return at if match is None else match.end()
