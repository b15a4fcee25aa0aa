"""Sentences that remember what they were made of, so that the window can say them in another language.

They are text in English as any other, for files, the terminal and tests. The catalogue of the window's words
reads their templates where `said` and `said_of` are called.
"""

from collections.abc import Iterable
from typing import Any


class Said(str):
    """Text with the template that it was made of, and with what fills its fields."""

    __slots__ = ("fields", "places", "template")

    template: str
    places: tuple[object, ...]
    fields: dict[str, object]

    def __new__(cls, template: str, *places: object, **fields: object) -> "Said":
        """Fill a template, as `str.format` does."""
        made = super().__new__(cls, template.format(*places, **fields))
        made.template, made.places, made.fields = template, places, fields
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """How it is sent to another process."""
        return _again, (self.template, self.places, self.fields)


def said(template: str, /, *places: object, **fields: object) -> str:
    """Return a template with its fields filled in.

    A field that is itself said is a phrase, and translated with the rest; any other is data, and stays.
    """
    return Said(template, *places, **fields)


def said_of(count: int, one: str, many: str, /, *places: object, **fields: object) -> str:
    """Return one of two templates, by how many it speaks of; the count is `{count:,}`."""
    return Said(one if count == 1 else many, *places, count=count, **fields)


def word(name: str) -> str:
    """Return a word of a table, whose words the catalogue has, as a phrase for a field."""
    return Said(_plain(name))


def joined(between: str, parts: Iterable[str]) -> str:
    """Return parts in a row, each of which stays what it was; what stands between has no words."""
    several = tuple(parts)
    if len(several) == 1:
        return several[0]
    return Said(_plain(between).join(["{}"] * len(several)), *several)


def _plain(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")


def _again(template: str, places: tuple[object, ...], fields: dict[str, object]) -> str:
    return Said(template, *places, **fields)
