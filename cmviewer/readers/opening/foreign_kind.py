"""A kind of file of another tool that is known by name and not read."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.problems.layouts import LAYOUT_FOREIGN
from cmviewer.readers.files.file_bytes import beginning

_HEAD: Final = 16_384
_PART: Final = re.compile(r"(?<=\.tfrecord)-\d+-of-\d+$|(?<=\.tfevents)\..*$")
"""What may stand behind the ending of a file that is one of several."""


@dataclass(frozen=True)
class Foreign:
    """A kind of file that is not read.

    name: what it is. mend: what to do instead. endings: of its files, in lower case. content: bytes that
    stand at its beginning, every one of them; empty where the ending decides. named: how its name begins.
    """

    name: str
    mend: str
    endings: tuple[str, ...]
    content: tuple[re.Pattern[bytes], ...] = ()
    named: str | tuple[str, ...] = ""

    def is_like(self, file: Path) -> bool:
        """Tell whether a file is of this kind."""
        name = _PART.sub("", file.name.lower())
        if not (name.endswith(self.endings) and name.startswith(self.named)):
            return False
        head = beginning(file, _HEAD) if self.content else b""
        return all(pattern.search(head) for pattern in self.content)

    def problem(self, file: Path) -> Problem:
        """Say what a file is, and what to do."""
        return LAYOUT_FOREIGN.of(file, name=self.name, mend=self.mend)


def patterns(*texts: bytes) -> tuple[re.Pattern[bytes], ...]:
    """Patterns of bytes, all of which stand at the beginning of a file."""
    return tuple(re.compile(pattern, re.MULTILINE) for pattern in texts)
