"""Reports that this program wrote: their tables are no results."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from cmviewer.readers.files.name_order import sorted_naturally

_REPORT: Final = re.compile(rb'\s*\{\s*"program":\s*\{\s*"name":\s*"cmviewer"')
"""How `summary.json` of our own reports begins."""


def is_own_report(entries: Iterable[os.DirEntry[str]]) -> bool:
    """Tell whether a folder with these entries is a report of ours."""
    summary = next((entry for entry in entries if entry.name == "summary.json" and entry.is_file()), None)
    return summary is not None and _is_ours(Path(summary.path))


def reports_in(folder: Path) -> tuple[Path, ...]:
    """Return the folders right below one that are reports of ours, in natural order."""
    found = [path.parent.name for path in folder.glob("*/summary.json") if _is_ours(path)]
    return tuple(folder / name for name in sorted_naturally(found))


def _is_ours(summary: Path) -> bool:
    try:
        with summary.open("rb") as file:
            return _REPORT.match(file.read(1000)) is not None
    except OSError:
        return False  # whoever reads it says why
