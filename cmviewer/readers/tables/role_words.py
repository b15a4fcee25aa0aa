"""Names that say beside a class which side it stands on: `Predicted cat`, `true_dog`."""

from collections.abc import Sequence
from typing import Final

from cmviewer.evaluation import Role
from cmviewer.readers.files import words

_FILLING: Final = words.LABEL | {"as", "is", "to", "by"}


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
    if side is None or not all(plain) or len(set(plain)) < len(set(names)):
        return list(names), None
    return plain, side


def class_marked(name: str) -> str:
    """Return the class that a column is named after, the side left out."""
    return without_side([name.strip()])[0][0]


def _without(name: str) -> str:
    """Take words of a side, and what fills in between, from the front of a name, else from its end."""
    sided = words.TRUE_SIDE | words.PREDICTED_SIDE
    text = name.strip()
    for part in words.pieces(text):
        if part.casefold() not in sided | (_FILLING if text != name.strip() else frozenset()):
            break
        text = text[text.index(part) + len(part) :].lstrip(" _-.:=([")
    if text == name.strip():
        for part in reversed(words.pieces(text)):
            if part.casefold() not in sided:
                break
            text = text[: text.rindex(part)].rstrip(" _-.:=([")
    return text.rstrip(")]") if "(" not in text and "[" not in text else text
