"""The text of a query → a term, by recursive descent.

    query        = [alternatives {"," alternatives}]
    alternatives = single {"|" single}
    single       = "not" single | "(" query ")" | term

A comma parts what must all be true, and `|` binds more tightly: `a | b, c` is one of a and b, and also c.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, NoReturn

from cmviewer.query.errors import QueryError
from cmviewer.query.terms import (
    CHANGES,
    COMPARED,
    FLAGS,
    HOLDS,
    NUMBERS,
    RIGHT,
    AllOf,
    AnyOf,
    Change,
    Column,
    Comparison,
    Flag,
    ImageName,
    InComparison,
    Named,
    Not,
    Pair,
    Term,
)
from cmviewer.query.tokens import COLUMN, Kind, Token, tokens_of
from cmviewer.said import said

NAMED: Final = ("cause", "folder", "life", "mark")
WORDS: Final = (*FLAGS, *NAMED, "image", *NUMBERS, *CHANGES, "not")
"""Every word that begins a term, beside names of classes and `column:`."""
_DEEPEST: Final = 50
_PRODUCT: Final = re.compile(r"(\d{1,9})[x×](\d{1,9})")
_NAMES: Final = frozenset({Kind.WORD, Kind.QUOTED, Kind.COLUMN})


def parsed(text: str) -> Term:
    """Return what a query says; of nothing that is everything. Raises `QueryError` with the place."""
    reader = _Reader(tokens_of(text))
    if reader.now.kind is Kind.END:
        return AllOf(())
    query = reader.query()
    reader.end()
    return query


@dataclass
class _Reader:
    """Reads one query, token by token."""

    tokens: list[Token]
    place: int = 0
    depth: int = 0

    @property
    def now(self) -> Token:
        return self.tokens[self.place]

    @property
    def next(self) -> Token:
        return self.tokens[min(self.place + 1, len(self.tokens) - 1)]

    def taken(self) -> Token:
        token = self.now
        self.place += 1
        return token

    def is_word(self, text: str) -> bool:
        return self.now.kind is Kind.WORD and self.now.text == text

    def is_mark(self, text: str) -> bool:
        return self.now.kind is Kind.MARK and self.now.text == text

    def end(self) -> None:
        if self.now.kind is not Kind.END:
            self.refuse()

    def query(self) -> Term:
        terms = [self.alternatives()]
        while self.is_mark(","):
            self.taken()
            terms.append(self.alternatives())
        return terms[0] if len(terms) == 1 else AllOf(tuple(terms))

    def alternatives(self) -> Term:
        terms = [self.single()]
        while self.is_mark("|"):
            self.taken()
            terms.append(self.single())
        return terms[0] if len(terms) == 1 else AnyOf(tuple(terms))

    def single(self) -> Term:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise QueryError(said("more than {} brackets or nots stand in each other", _DEEPEST), self.now.at)
        found = self._single()
        self.depth -= 1
        return found

    def _single(self) -> Term:
        if self.is_mark("("):
            self.taken()
            inner = self.query()
            if not self.is_mark(")"):
                self.refuse(said("a bracket is not closed before this"))
            self.taken()
            return inner
        is_not = self.now.kind is Kind.WORD and self.now.text == "not"
        if is_not and self.next.kind is not Kind.ARROW:
            self.taken()
            return Not(self.single())
        return self.term()

    def term(self) -> Term:
        word = self.now
        if word.kind not in _NAMES:
            self.refuse(said("a term is expected here"))
        self.taken()
        if self.now.kind is Kind.ARROW:
            return self.pair(word)
        if word.kind is Kind.COLUMN:
            sign = self.sign((*COMPARED, HOLDS))
            return Column(word.text, sign, self.value().text, word.at)
        if word.kind is Kind.WORD and word.text in WORDS:
            return self.of_word(word)
        if word.kind is Kind.WORD and word.text == RIGHT and self.is_word("in"):
            return self.change(word)
        raise self.unknown(word)

    def of_word(self, word: Token) -> Term:
        if word.text in FLAGS:
            return Flag(word.text, word.at)
        if word.text in CHANGES:
            return self.change(word)
        if word.text in NUMBERS:
            return self.comparison(word)
        if word.text == "image":
            sign = self.sign((HOLDS, "="))
            return ImageName(self.value().text, sign != HOLDS, word.at)
        self.sign(("=",))
        name = self.value()
        return Named(word.text, name.text, word.at, name.at)

    def pair(self, truth: Token) -> Pair:
        arrow, prediction = self.taken(), self.value()
        names = [None if _is_any(one) else one.text for one in (truth, prediction)]
        return Pair(names[0], names[1], arrow.text == "<->", truth.at, prediction.at)

    def comparison(self, word: Token) -> Comparison:
        sign = self.sign(COMPARED)
        value = self.value()
        return Comparison(word.text, sign, _number(value), value.text, word.at)

    def change(self, word: Token) -> Change | InComparison:
        if self.is_word("in"):
            self.taken()
            if not self.is_word("comparison"):
                self.refuse(said("comparison is expected here"))
            self.taken()
            return InComparison(word.text, word.at)
        if self.is_word("since"):
            self.taken()
            name = self.value()
            return Change(word.text, name.text, word.at, name.at)
        return Change(word.text, None, word.at)

    def sign(self, signs: tuple[str, ...]) -> str:
        if self.now.kind is not Kind.SIGN or self.now.text not in signs:
            self.refuse(said("expected {} here", " ".join(signs)))
        return self.taken().text

    def value(self) -> Token:
        if self.now.kind not in _NAMES:
            self.refuse(said("a name or a value is expected here"))
        return self.taken()

    def unknown(self, word: Token) -> QueryError:
        if word.kind is Kind.WORD and word.text == COLUMN:
            what = said(
                "the name of a column stands right behind {}, in double quotes if it has blanks", COLUMN
            )
            return QueryError(what, word.at, word.length)
        message = said("{!r} is no word of a query", word.text)
        near = get_close_matches(word.text, WORDS, 1)
        if near:
            message = said("{}; did you mean {}?", message, near[0])
        elif self.now.kind is Kind.SIGN:
            message = said("{}; columns are asked for as column:{}", message, word.text)
        elif self.now.kind in _NAMES:
            message = said("{}; names with blanks stand in double quotes", message)
        elif word.kind is not Kind.QUOTED or word.text:
            message = said("{}; all of a class are asked for as {} -> *", message, word.text)
        return QueryError(message, word.at, word.length)

    def refuse(self, why: str = "") -> NoReturn:
        token = self.now
        if token.kind is Kind.END:
            ends = said("the query ends here")
            raise QueryError(said("{}; {}", ends, why) if why else ends, token.at)
        message = why or said("a comma or | is expected here")
        if token.kind in _NAMES and not why:
            message = said("{}; names with blanks stand in double quotes", message)
        raise QueryError(said("{}, not {!r}", message, token.text), token.at, token.length)


def _is_any(token: Token) -> bool:
    return token.kind is Kind.WORD and token.text == "*"


def _number(token: Token) -> float:
    product = _PRODUCT.fullmatch(token.text)
    if product is not None:
        return float(int(product[1]) * int(product[2]))
    try:
        value = float(token.text)
    except ValueError:
        value = float("nan")
    if value != value or not token.text.isascii() or abs(value) == float("inf"):
        raise QueryError(
            said("expected a number such as 0.5 or 32x32, not {!r}", token.text), token.at, token.length
        )
    return value
