"""What values an option has, and how each is written as a word: of the command line, and in files."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from cmviewer.evaluation import Evaluation

LARGEST_SEED: Final = (1 << 63) - 1


def _as_it_is(value: Any, _evaluation: Evaluation) -> Any:  # noqa: ANN401 - any value
    return value


@dataclass(frozen=True)
class Kind:
    """Values of an option.

    read: a word → its value; raises `ValueError`, which says what was expected. write: a value → its word.
    fits: whether a value is one of them. expected: which they are, in words. listed: gives the words of
    all; none where there are too many. metavar: what stands for the value in a usage. tell: makes of a
    value what JSON can hold.
    """

    read: Callable[[str], Any]
    write: Callable[[Any], str]
    fits: Callable[[Any], bool]
    expected: str
    listed: Callable[[], tuple[str, ...]] = tuple
    metavar: str | None = None
    tell: Callable[[Any, Evaluation], Any] = _as_it_is

    @property
    def words(self) -> tuple[str, ...]:
        """Words of all values; none where there are too many to be listed."""
        return self.listed()

    def read_told(self, text: str) -> Any:  # noqa: ANN401 - as the field is typed
        """Return the value of a word that a person wrote. Raises `ValueError` with words for that person."""
        wrong = f"expected {self.expected}, not {repr(text) if text.strip(' ,') else 'nothing'}"
        try:
            value = self.read(text)
        except ValueError:
            raise ValueError(wrong) from None
        if not self.fits(value):
            raise ValueError(wrong)
        return value


def one_of(choices: type[StrEnum]) -> Kind:
    """Members of an enumeration; their blanks are dashes on the command line and in settings."""
    by_word = {_word(member): member for member in choices}

    def read(text: str) -> StrEnum:
        if text in by_word:
            return by_word[text]
        return choices(text)

    words = tuple(by_word)

    def listed() -> tuple[str, ...]:
        return words

    return Kind(read, _word, lambda value: isinstance(value, choices), f"one of {', '.join(words)}", listed)


def or_nothing(kind: Kind) -> Kind:
    """The same values, or None."""
    return replace(kind, fits=lambda value: value is None or kind.fits(value))


def _word(member: StrEnum) -> str:
    return member.value.replace(" ", "-")


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 20):
        raise ValueError(text)
    return int(text)


def _switched(text: str) -> bool:
    if text not in _SWITCHED:
        raise ValueError(text)
    return _SWITCHED[text]


_SWITCHED: Final = {"yes": True, "no": False, "shown": True, "hidden": False}
SWITCH: Final = Kind(
    _switched,
    lambda value: "yes" if value else "no",
    lambda value: isinstance(value, bool),
    "yes or no",
    lambda: ("yes", "no"),
)
SHARE: Final = Kind(float, "{:g}".format, lambda value: 0 <= value <= 1, "a number from 0 to 1", metavar="X")
OVERLAP: Final = Kind(
    float, "{:g}".format, lambda value: 0 < value <= 1, "a number above 0, up to 1", metavar="X"
)
SEED: Final = Kind(
    _whole, str, lambda value: 0 <= value <= LARGEST_SEED, "a whole number from 0 on", metavar="N"
)
COUNT: Final = or_nothing(
    Kind(_whole, str, lambda value: value >= 1, "a whole number from 1 on", metavar="N")
)
MILLIMETRES: Final = or_nothing(
    Kind(
        float, "{:g}".format, lambda value: 10 <= value <= 2_000, "millimetres from 10 to 2000", metavar="MM"
    )
)
DOTS: Final = or_nothing(
    Kind(_whole, str, lambda value: 24 <= value <= 1_200, "a whole number from 24 to 1200", metavar="N")
)
TEXT: Final = or_nothing(Kind(str, str, lambda value: isinstance(value, str), "text", metavar="TEXT"))
