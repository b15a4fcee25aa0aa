"""One work of somebody else inside the program, and its licence."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

KEPT: Final = Path(__file__).resolve().parent / "texts"
"""Texts that a work asks for and does not bring along. Licences are made to be copied."""


@dataclass(frozen=True)
class Text:
    """A licence in full; `name` tells it from others of the same work."""

    name: str
    words: str


@dataclass(frozen=True)
class Part:
    """A work: name, version, a short name of its licence, home page, texts, and what else must be said."""

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[Text, ...]
    note: str = ""


class MissingLicenceError(Exception):
    """Some works have no licence text; `names` says which."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            f"No licence text was found of: {', '.join(names)}. "
            f"Put the text of each Python distribution into {KEPT.name}/NAME.txt. A library has to come from "
            "a distribution, from Python's installation or from a Debian package."
        )
        self.names = tuple(names)


class NoDpkgError(Exception):
    """The build runs on a Linux without dpkg, which tells whose a library is."""

    def __init__(self) -> None:
        super().__init__(
            "The licences of the system's libraries are looked up with dpkg: build on Debian or Ubuntu."
        )


def kept(*names: str) -> tuple[Text, ...]:
    """Return texts of `packaging/licences/texts/`."""
    return tuple(Text(name, (KEPT / name).read_text(encoding="utf-8")) for name in names)
