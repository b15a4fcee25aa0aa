"""What a name of a class is: a number, or a word that people write in several ways."""

import re
import unicodedata
from typing import Final

_BETWEEN: Final = re.compile(r"[\s_.\-/]+")


def folded(name: str) -> str:
    """Return a name without what people and programs write differently: case, blanks, `_`, `-`, `.`, `/`.

    Letters have their accents: macOS parts them.
    """
    plain = name if name.isascii() else unicodedata.normalize("NFC", name)
    return _BETWEEN.sub("", plain.casefold())


def is_number(name: str) -> bool:
    """Tell whether a name is a class number: at most 18 digits, nothing else, no zero before them."""
    return len(name) < 19 and name.isascii() and name.isdigit() and (name == "0" or name[0] != "0")


def is_negative(name: str) -> bool:
    """Tell whether a name is a number below 0, which some write where there is no class."""
    return name[:1] == "-" and is_number(name[1:])
