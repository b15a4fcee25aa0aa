"""Columns of scores that are named after a class: `score_dog`, `dog_prob` and `p(dog)`."""

import re
from collections.abc import Sequence
from typing import Final

from cmviewer.readers.files import words

_SCORE_WORD: Final = "|".join(sorted(words.SCORE - {"p"}, key=lambda word: (-len(word), word)))
_BEFORE_SCORE: Final = "pred|prediction|predicted|scored|class|model|output|softmax"
_SCORE_OF: Final = re.compile(
    rf"(?:(?:{_BEFORE_SCORE})[\W_]+)*(?:{_SCORE_WORD})(?:[\W_]+(?:of|for)(?:[\W_]+class)?)?(?:[\W_]+|(?=\d))(?P<after>.+)"
    r"|p[\W_]*(?P<numbered>\d+)|p[\W_]+(?P<named>.+)"
    rf"|(?P<before>.+?)[\W_]+(?:{_SCORE_WORD})",
    re.IGNORECASE,
)
_PLAIN_SCORE_OF: Final = re.compile(
    rf"(?:{_SCORE_WORD})_(?!of_|for_|class_)([^\d].*)", re.IGNORECASE | re.DOTALL
)
"""`score_` and then the name of the class to the letter, however odd it is."""
_KNIME: Final = re.compile(r"P ?\([^=()]+=(.+)\)")
"""`P (species=cat)`: the column of the classes, and the class."""
_RANK: Final = words.word_set("top max best")
_NO_CLASS: Final = words.PREDICTION | words.NEUTRAL | words.SCORE | words.LABEL | _RANK
_LONGEST: Final = 500
"""Characters; a longer header names no column of scores, and the patterns above would take long over it."""


def _says_no_class(before: Sequence[str]) -> bool:
    """Tell whether words before `score` name no class: `class_1_score` is of 1, `top_1_score` of none."""
    numbers = [word for word in before if word.isdigit()]
    others = set(before) - {*numbers}
    numbered = len(numbers) == 1 and bool(others) and others.isdisjoint(_RANK)
    return others <= _NO_CLASS and not numbered


def class_in_score_name(name: str) -> str | None:
    """Return the class that a column of scores is named after: `score_dog`, `dog_prob` and `p(dog)`."""
    if len(name) > _LONGEST:
        return None
    plain = _PLAIN_SCORE_OF.fullmatch(name.strip())
    if plain is not None:
        return plain.group(1)
    of_column = _KNIME.fullmatch(name.strip())
    if of_column is not None:
        return of_column.group(1)
    found = _SCORE_OF.fullmatch(name.strip())
    if found is None or (found["before"] and _says_no_class(words.words(found["before"]))):
        return None
    if found["named"] and found["named"].casefold() in words.SCORE:
        return name.strip()[0]  # `p_prob` is the score of a class that is called p
    class_name = next(group for group in found.groups() if group)
    bracketed = f"({class_name}" in name or f"[{class_name}" in name
    class_name = class_name[:-1] if bracketed and class_name[-1] in ")]" else class_name
    return class_name[:-1] if f'"{class_name}' in name and class_name.endswith('"') else class_name
