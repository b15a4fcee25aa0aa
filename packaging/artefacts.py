"""What all files share that are handed out: their names, their time, and that they are complete or absent."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cmviewer.version import __version__

HERE: Final = Path(__file__).resolve().parent
TOP: Final = f"cmviewer-{__version__}"
"""The one folder that an archive unpacks to."""

ZIP_BEGINS: Final = 315_532_800
"""The first of 1980, in seconds since 1970: the times of a zip begin there."""

_PLACE: Final = re.compile(r"@[A-Z]+@")


def moment() -> int:
    """Return the time that all files carry, in seconds since 1970: the same source makes the same file.

    It is `SOURCE_DATE_EPOCH`, else the time of the last commit, else (no git, no checkout) `ZIP_BEGINS`.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH") or _last_commit()
    return max(int(told), ZIP_BEGINS) if told else ZIP_BEGINS


def _last_commit() -> str:
    command = ["git", "-C", str(HERE), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        return ""


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """Give a name to write to; what was written becomes `file` once it is complete, and is gone otherwise."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    try:
        yield part
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def filled(template: Path, **words: str) -> str:
    """Return the text of a file with each `@NAME@` replaced; raise `ValueError` where one is left over."""
    text = template.read_text(encoding="utf-8")
    for name, word in words.items():
        text = text.replace(f"@{name.upper()}@", word)
    left = _PLACE.search(text)
    if left:
        raise ValueError(f"{template.name}: nothing is told for {left[0]}")
    return text
