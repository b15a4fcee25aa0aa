"""Names that say beside a class which side it stands on: `Predicted cat`, `true_dog`."""

import re
from collections.abc import Sequence
from typing import Final

from cmviewer.evaluation import Role
from cmviewer.readers.files import words

_FILLING: Final = words.LABEL | {"as", "is", "to", "by"}
_BETWEEN: Final = " _-.:=(["
"""What parts a side from the name of a class."""
_SIGNED: Final = re.compile(r"[ _:=(\[]+-(?=\d)")
"""`Predicted -1`, and no `pred-1`."""


def side_named(name: str) -> Role | None:
    r"""Return the side that a text names first: of `Classified \\ Reference` the prediction."""
    for word in words.words(name):
        if word in words.PREDICTED_SIDE:
            return Role.PREDICTION
        if word in words.TRUE_SIDE:
            return Role.TRUTH
    return None


def without_side(names: Sequence[str]) -> tuple[list[str], Role | None]:
    """Take the side out of names that all say the same one; else return them as they are.

    `Predicted cat`, `Predicted dog` → `cat`, `dog` of the prediction; so do `cat (pred)` and `pred_cat`.
    """
    sides = {side_named(name) for name in names}
    if len(sides) != 1 or not names:
        return list(names), None
    side = sides.pop()
    plain = [_without(name) for name in names]
    if not all(plain):  # `Actual True`, `Actual False`: a class may be called as a side is
        plain = [_without_first(name) for name in names]
    if side is None or not all(plain) or len(set(plain)) < len(set(names)):
        return list(names), None
    return plain, side


def class_marked(name: str) -> str:
    """Return the class that a column is named after, the side left out."""
    return _without(name) or name.strip()


def _without(name: str) -> str:
    """Take words of a side, and what fills in between, from the front of a name, else from its end."""
    sided = words.TRUE_SIDE | words.PREDICTED_SIDE
    whole = name.strip()
    text = _without_front(whole)
    if text == whole:
        for part in reversed(words.pieces(text)):
            if part.casefold() not in sided:
                break
            text = text[: text.rindex(part)].rstrip(_BETWEEN)
    return _unbracketed(text)


def _without_front(whole: str) -> str:
    """Take words of a side from the front of a name: of `y_pred_cat` what fills in before them too."""
    sided = words.TRUE_SIDE | words.PREDICTED_SIDE
    parts = words.pieces(whole)
    filling = next((i for i, part in enumerate(parts) if part.casefold() not in _FILLING), len(parts))
    if filling == len(parts) or parts[filling].casefold() not in sided:
        return whole
    text = whole
    for place, part in enumerate(parts):
        if place > filling and part.casefold() not in sided | _FILLING:
            break
        text = _behind(text, part)
    return text or (whole if filling else "")


def _without_first(name: str) -> str:
    """Take the first word alone from the front of a name where it is that of a side."""
    text, parts = name.strip(), words.pieces(name)
    sided = parts and parts[0].casefold() in words.TRUE_SIDE | words.PREDICTED_SIDE
    return _unbracketed(_behind(text, parts[0])) if sided else ""


def _behind(text: str, part: str) -> str:
    """What stands behind a part of a text, without what parts them; the sign of a number is a part of it."""
    rest = text[text.index(part) + len(part) :]
    signed = _SIGNED.match(rest)
    return rest[signed.end() - 1 :] if signed else rest.lstrip(_BETWEEN)


def _unbracketed(text: str) -> str:
    return text.rstrip(")]") if "(" not in text and "[" not in text else text
