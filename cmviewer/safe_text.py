"""Text of files is made harmless where it goes: spreadsheets run formulas, terminals run control characters.

What a spreadsheet would run can be brought back. A leading apostrophe makes it plain text everywhere. Text
that already begins with apostrophes and then with such a sign gets one more, so that the way back is exact
for every text.
"""

import re
from typing import Final

_RUNS: Final = re.compile(r"'*[=+\-@\t\r\n]")
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn round the order of the letters that follow."""
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def harmless(text: str) -> str:
    """Return text that no spreadsheet runs; numbers such as `-1` stay as they are."""
    return f"'{text}" if _would_run(text) else text


def original(text: str) -> str:
    """Return what `harmless` was given; any other text stays as it is."""
    return text[1:] if text.startswith("'") and _would_run(text[1:]) else text


def one_line(text: str) -> str:
    """Return text as one line, with control characters as escapes."""
    line = " ".join(text.splitlines())
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), line)


def shown(text: str) -> str:
    """Return text with its lines, and with all other control characters as escapes."""
    return "\n".join(map(one_line, text.split("\n"))) if _CONTROLS.search(text) else text


def _would_run(text: str) -> bool:
    return _RUNS.match(text) is not None and _NUMBER.fullmatch(text) is None
