"""Reports and bundles that this program wrote: their tables are no results."""

import os
from collections.abc import Iterable
from pathlib import Path

from cmviewer.bundle.matrix_file import is_matrix_file
from cmviewer.bundle.names import MATRIX_NAME
from cmviewer.readers.files.name_order import sorted_naturally
from cmviewer.report_files import PAGE_NAME, SUMMARY_NAME, is_page, is_summary


def is_own_report(entries: Iterable[os.DirEntry[str]]) -> bool:
    """Tell whether a folder with these entries is a report of ours, torn or whole, or a bundle."""
    known = {SUMMARY_NAME: is_summary, PAGE_NAME: is_page, MATRIX_NAME: is_matrix_file}
    there = [entry for entry in entries if entry.name in known]
    return any(known[entry.name](Path(entry.path)) for entry in there)


def reports_in(folder: Path) -> tuple[Path, ...]:
    """Return the folders right below one that are reports of ours, in natural order."""
    found = [path.parent.name for path in folder.glob(f"*/{SUMMARY_NAME}") if is_summary(path)]
    return tuple(folder / name for name in sorted_naturally(found))
