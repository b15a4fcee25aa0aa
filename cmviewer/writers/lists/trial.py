"""How large a list will be: a part of it is written into a folder of its own, and measured."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

from cmviewer.confusion.sentences import images_words, numbered
from cmviewer.said import said
from cmviewer.writers.lists.formats import ListFormat
from cmviewer.writers.lists.listed import Listed, Writing

TRIED: Final = 200
"""Outcomes that are written to be measured."""
TRIED_PICTURES: Final = 12
_UNITS: Final = ("kB", "MB", "GB", "TB")


def trial_words(listed: Listed, form: ListFormat, writing: Writing) -> str:
    """Say how many outcomes would be written, and about how large that is. Writes nothing that stays.

    Raises `CmviewerError` where they cannot be written so, and `Cancelled`.
    """
    most = TRIED_PICTURES if form.is_folder and not form.entries else TRIED
    part = np.unique(np.linspace(0, max(0, len(listed) - 1), most).astype(np.int64))
    tried = replace(listed, rows=listed.rows[part]) if len(listed) > most else listed
    with TemporaryDirectory(prefix="cmviewer-", ignore_cleanup_errors=True) as name:
        place = Path(name) / f"list{form.ending or ''}"
        if form.is_folder:
            place.mkdir()
        form.write(tried, place, writing)
        size = sum(file.stat().st_size for file in Path(name).rglob("*") if file.is_file())
    amount, bytes_of_all = amount_words(listed), size_words(size * len(listed) / max(1, len(tried)))
    if tried is listed:
        return said("{}, {}", amount, bytes_of_all)
    return said("{}, about {}", amount, bytes_of_all)


def amount_words(listed: Listed) -> str:
    """Say how much is listed, such as `12 objects in 8 images`."""
    amount = numbered(listed.amount, listed.evaluation.task.profile.unit)
    return said("{} in {}", amount, images_words(len(listed.images)))


def size_words(size: float) -> str:
    """A number of bytes in the unit that suits it, such as `1.2 MB`."""
    if size < 1000:
        return said("{:.0f} bytes", size)
    size, place = size / 1000, 0
    while size >= 1000 and place < len(_UNITS) - 1:
        size, place = size / 1000, place + 1
    return f"{size:.0f} {_UNITS[place]}" if size >= 10 else f"{size:.1f} {_UNITS[place]}"
