"""Decisions of reading in plain words: what is decided, what a value means, what it rests on. No Qt here."""

from pathlib import Path
from typing import Final

from cmviewer.evaluation import Origin, Role
from cmviewer.readers.decision_keys import KEYS
from cmviewer.readers.telling import FILES
from cmviewer.said import said, word

ORIGINS: Final = {
    Origin.TOLD: "told by you",
    Origin.MANIFEST: "told by cmviewer.toml",
    Origin.FILE: "as the file says",
    Origin.EVIDENCE: "by evidence",
    Origin.CONVENTION: "by convention alone",
}
ROLES: Final = {
    Role.TRUTH: "Truth",
    Role.PREDICTION: "Predictions",
    Role.NAMES: "Names of classes",
    Role.IMAGES: "Images",
    Role.SPLIT: "Parts of the data set",
    Role.MANIFEST: "Manifest",
    Role.METADATA: "About the data",
}
_WHAT: Final = {key.name: key.what for key in KEYS} | FILES
_FORMATS: Final = {
    "ltrb": "left, top, right, bottom",
    "ltwh": "left, top, width, height",
    "cxcywh": "centre, width, height",
}
_BOXES: Final = {name: f"{words}; pixels" for name, words in _FORMATS.items()} | {
    f"{name}-normalised": f"{words}; shares of the image" for name, words in _FORMATS.items()
}
_EXIF: Final = {"stored": "as they are stored", "seen": "as they are seen, turned"}
_VALUES: Final = {
    "task": {
        "classification": "classify samples",
        "detection": "find objects by boxes",
        "instance-segmentation": "find objects by outlines",
        "semantic-segmentation": "classify every pixel",
    },
    "table": {"samples": "each row is a sample", "counts": "each row counts samples"},
    "rows": {"truth": "the truth", "prediction": "the predictions"},
    "score-unit": {
        "shares": "shares, from 0 to 1",
        "percent": "per cent",
        "logits": "logits, before softmax",
    },
    "weight": {"none": "nothing: each row counts once"},
    "checkpoint": {"none": "no column: the rows are one checkpoint"},
    "join": {
        "id": "their ids",
        "path": "their paths",
        "name": "their file names",
        "stem": "their file names without the ending",
        "number": "the numbers in their names",
    },
    "class-numbers": {
        "plain": "the class with this number",
        "from-1": "the class with this number, counted from 1",
        "position": "a position in the list of classes, from 0",
        "rank": "a position in the list of classes sorted by id, from 0",
        "named": "the class whose name stands beside it",
    },
    "names": {"exact": "equal only to the letter", "folded": "equal but for case, blanks and signs"},
    "boxes.truth": _BOXES,
    "boxes.prediction": _BOXES,
    "exif.truth": _EXIF,
    "exif.prediction": _EXIF,
    "map-values": {
        "plain": "as the truth numbers its classes",
        "shifted": "moved by one",
        "colours": "colours of classes",
        "binary": "what is above 0 is the second class",
    },
    "classes": {"none": "none: numbers are the names"},
    "ignore": {"none": "none: every pixel is judged"},
}


def title_of(key: str) -> str:
    """What a decision, or a file of the request, is about."""
    words = _WHAT.get(key, key)
    return words[:1].upper() + words[1:]


TITLES: Final = tuple(map(title_of, _WHAT))
"""What all decisions and files are about."""
MEANINGS: Final = tuple(words for values in _VALUES.values() for words in values.values())
"""What all values mean."""


def value_words(key: str, value: str) -> str:
    """What a value means. Values of data, such as columns, are what they are; of paths the last names."""
    known = _VALUES.get(key, {}).get(value)
    if known is not None:
        return word(known)
    if key in {"truth", "classes", *FILES} and ("/" in value or "\\" in value):
        return "/".join(Path(value).parts[-2:])
    return value


def origin_words(origin: Origin | None) -> str:
    """What a decision rests on; None where it was not taken."""
    return said("not decided here") if origin is None else word(ORIGINS[origin])
