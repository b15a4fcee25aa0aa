"""The ways in which an image is named: by id, path, name, stem or number; and what joining by one finds."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray

from cmviewer.limits import IMAGE_ENDINGS
from cmviewer.said import said

JOINS: Final = ("id", "path", "name", "stem", "number")
"""What images can be joined by, as `--read join=` calls it, the strictest first."""
IN_WORDS: Final = {
    "id": "ids of the truth's list",
    "path": "paths of files",
    "name": "names of files",
    "stem": "names of files without their ending",
    "number": "the numbers in the names of files",
}
UNKNOWN: Final = -1
"""The position of an image that the truth does not have."""
AMBIGUOUS: Final = -2
"""The position of an image that could be several of the truth's."""
_DIGITS: Final = 18
"""A number of more is a hash, and does not fit into 64 bits."""
_LAST_NUMBER: Final = re.compile(r"[0-9]+(?![^0-9]*[0-9])")
_EXPORT_MARK: Final = ".rf."
"""What stands in the names that Roboflow gives to images."""
_UPLOADED: Final = re.compile(r"[0-9a-f]{8}-(?=.)")
"""What Label Studio puts in front of the name of an image that is uploaded."""
_ENCODED: Final = re.compile(r"%[0-9A-Fa-f]{2}")
"""A sign as addresses have it, in which Label Studio keeps its images: `my%20photo.jpg`."""
_EXPORTED: Final = re.compile(r"(.+)_(?:jpe?g|png|bmp|webp|tiff?)\.rf\.[0-9a-z]+$", re.IGNORECASE)
_ENDINGS: Final = frozenset({*IMAGE_ENDINGS, ".txt", ".xml", ".json"})


@dataclass(frozen=True, eq=False)
class JoinedImages:
    """What one way of joining finds. by: as in `JOINS`.

    position: int64 (n,), which image of the truth each is: `UNKNOWN`, or `AMBIGUOUS`, where it is none.
    exported: whether names of one side join as they were before a tool changed them. vague: whether that is
    less than sure: a part of the names.
    """

    by: str
    position: NDArray[np.int64]
    exported: bool = False
    vague: bool = False

    @property
    def count(self) -> int:
        """How many images are known."""
        return int((self.position >= 0).sum())

    @property
    def evidence(self) -> str:
        """How many images join so, in words."""
        return said("{:,} of {:,} images are joined so", self.count, len(self.position))


def plain_path(path: str) -> str:
    """Return a path with `/` between its folders, and letters with their accents: macOS parts them."""
    plain = path.replace("\\", "/")
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)


def tails_of(path: str) -> list[str]:
    """The ends of a plain path, the longest first: `a/b/c`, `b/c`, `c`."""
    if "/" not in path:
        return [path]
    parts = path.split("/")
    return ["/".join(parts[i:]) for i in range(len(parts))]


def without_ending(path: str) -> str:
    """Return a path without the ending of an image or a file of labels."""
    base, dot, ending = path.rpartition(".")
    return base if dot and f".{ending.lower()}" in _ENDINGS else path


def name_of(path: str) -> str:
    """Return the last part of a path."""
    return plain_path(path).rpartition("/")[2]


def stem_of(path: str) -> str:
    """Return the last part of a path, without the ending of an image or a file of labels."""
    return name_of(without_ending(path))


def is_exported(path: str) -> bool:
    """Tell whether an image is called as Roboflow or Label Studio calls it."""
    return (
        _EXPORT_MARK in path
        or _UPLOADED.match(name_of(path)) is not None
        or ("%" in path and _ENCODED.search(path) is not None)
    )


def before_export(path: str) -> str:
    """Return the stem that an image had before: `a` of `a_jpg.rf.0123abcd.jpg`, and of `0123abcd-a.jpg`."""
    stem = stem_of(unquote(path) if _ENCODED.search(path) else path)
    found = _EXPORTED.match(stem)
    return _UPLOADED.sub("", stem, count=1) if found is None else found[1]


def last_number_of(path: str) -> int | None:
    """Return the last number in a stem: 12 of `frame_000012.jpg` and of `COCO_val2014_000000000012.jpg`."""
    found = _LAST_NUMBER.search(stem_of(path))
    return None if found is None or len(found[0]) > _DIGITS else int(found[0])


def number_of(path: str) -> int | None:
    """Return the number that a stem of nothing but digits is; None for others."""
    stem = path if path.isdigit() else stem_of(path)
    return int(stem) if stem.isascii() and stem.isdigit() and len(stem) <= _DIGITS else None
