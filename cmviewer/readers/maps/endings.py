"""What the name of a file is without the words that only say what kind of file it is."""

import re
from typing import Final

from cmviewer.readers.files.words import MAP_BEGINNING, MAP_ENDING
from cmviewer.readers.joining.image_names import without_ending

_ENDING: Final = re.compile(rf"[_.\- ](?:{'|'.join(sorted(MAP_ENDING))})$", re.IGNORECASE)
_PART: Final = re.compile(r"_parts_\d+$|^instance_\d+_(?=ADE)")
"""Parts and single instances, which ADE20K keeps beside its maps."""
_BEGINNING: Final = re.compile(rf"^(?:{'|'.join(sorted(MAP_BEGINNING))})[_\- ](?=.)", re.IGNORECASE)


def parted(stem: str) -> tuple[str, tuple[str, ...]]:
    """Part a stem: `aachen_000001_gtFine_labelIds` is `aachen_000001` and `("gtfine", "labelids")`.

    What is left is never empty; the words are in lower case, in their order.
    """
    if found := _PART.search(stem):
        return stem.replace(found[0], ""), ("parts",)
    stem = without_ending(stem)  # `a.jpg.png` is the map of `a.jpg`
    words: list[str] = []
    while (found := _ENDING.search(stem)) and found.start():
        words.insert(0, stem[found.start() + 1 :].lower())
        stem = stem[: found.start()]
    if not words and (found := _BEGINNING.match(stem)):
        return stem[found.end() :], (found[0][:-1].lower(),)
    return stem, tuple(words)
