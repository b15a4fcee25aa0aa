"""A term → the text that says it."""

from typing import Final

from cmviewer.query.terms import (
    IN_COMPARISON,
    AllOf,
    AnyOf,
    Change,
    Column,
    Comparison,
    Flag,
    ImageName,
    InComparison,
    Leaf,
    Named,
    Not,
    Pair,
    Term,
)
from cmviewer.query.tokens import is_bare

_ANY: Final = "*"


def written(term: Term) -> str:
    """Return the text of a query; reading it gives the same term."""
    match term:
        case AllOf(terms):
            return ", ".join(_within(one, AllOf) for one in terms)
        case AnyOf(terms):
            return " | ".join(_within(one, AllOf, AnyOf) for one in terms)
        case Not(inner):
            return f"not {_within(inner, AllOf, AnyOf)}"
        case _:
            return _leaf_written(term)


def _leaf_written(term: Leaf) -> str:
    match term:
        case Pair(truth, prediction, both):
            names = [_ANY if name is None else quoted_name(name) for name in (truth, prediction)]
            return f"{names[0]} {'<->' if both else '->'} {names[1]}"
        case Flag(word):
            return word
        case Named(word, name):
            return f"{word} = {quoted_name(name)}"
        case ImageName(text, whole):
            return f"image {'=' if whole else '~'} {quoted_name(text)}"
        case Column(name, sign, value):
            return f"column:{quoted_name(name)} {sign} {quoted_name(value)}"
        case Comparison(word, sign, value, text):
            return f"{word} {sign} {text or number_text(value)}"
        case Change(word, since):
            return word if since is None else f"{word} since {quoted_name(since)}"
        case InComparison(word):
            return f"{word} {IN_COMPARISON}"


def quoted_name(name: str) -> str:
    """Return a name as a query holds it: in quotes where it needs them."""
    return name if is_bare(name) else '"' + name.replace('"', '""') + '"'


def number_text(value: float) -> str:
    """Return the shortest text of a number."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _within(term: Term, *bracketed: type) -> str:
    text = written(term)
    return f"({text})" if isinstance(term, bracketed) else text
