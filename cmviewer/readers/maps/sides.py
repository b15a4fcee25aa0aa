"""Whose maps a folder holds, as far as its name and the endings of its files say."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from cmviewer.readers.files import words


class Side(Enum):
    """What a group of images is."""

    TRUTH = auto()
    PREDICTION = auto()
    PHOTO = auto()
    OTHER = auto()
    UNKNOWN = auto()


_TRUTH: Final = words.word_set(
    "truth truths true gt groundtruth ground gtfine gtcoarse target targets reference annotation annotations",
    "annot anno expected trainannot valannot testannot",
)
_PREDICTION: Final = words.word_set(
    "prediction predictions predicted predict pred preds result results output outputs out inference",
    "inferred estimated runs submission submissions",
)
_WEAK_TRUTH: Final = words.word_set(
    "label labels labelids labeltrainids trainids labelmap labelmaps mask masks segmentation seg segm",
    "semantic segmentationclass panoptic instance instances instanceids color colour colors l",
)
_PHOTO: Final = words.word_set(
    "image images img imgs photo photos picture pictures frame frames input inputs leftimg8bit sat raw",
)
_OTHER: Final = words.word_set(
    "segmentationobject object parts scribble scribbles depth disparity polygons vis visualization",
    "visualisation overlay overlays plots",
)
_PHOTO_FOLDERS: Final = frozenset({"jpegimages", "leftimg8bit", "image_2", "rgb"})
_FINER: Final = ("instance", "instances", "instanceids")
_COLOURED: Final = ("color", "colour", "colored", "coloured", "rgb")
_RANKS: Final[tuple[tuple[str, ...], ...]] = (
    ("labelids",),
    (),
    ("labeltrainids", "trainids"),
    ("panoptic",),
    _FINER,
    _COLOURED,
)
"""Which of several encodings of one set is read: the first of these that there is."""


def side_of(parts: Sequence[str], ending: Sequence[str]) -> tuple[Side, int]:
    """Return the side of files in a folder, and how many parts of its path lead to the root of the set.

    parts: names of the folders from the top on. ending: words at the end of the files' names. What names a
    side for certain goes before what may be of either: `predictions/labels` is a prediction.
    """
    said = set(ending)
    if said & _OTHER:
        return Side.OTHER, len(parts)
    if said & (_TRUTH | _PREDICTION):
        side = Side.PREDICTION if said & _PREDICTION else Side.TRUTH
        return side, _deepest(parts, side)
    for test in (_certain, _likely):
        for depth in range(len(parts), 0, -1):
            side = test(parts[depth - 1])
            if side is not Side.UNKNOWN:
                return side, depth
    if said & _PHOTO:
        return Side.PHOTO, 0
    if said & _WEAK_TRUTH:
        return Side.TRUTH, 0
    return Side.UNKNOWN, min(len(parts), 1)


def rank_of(path_name: str, ending: Sequence[str]) -> int:
    """Return the place of an encoding among those of one set; the smallest is read."""
    said = {*ending, *words.words(path_name)}
    return next((i for i, names in enumerate(_RANKS) if said & set(names)), 1)


def names_a_side(name: str) -> bool:
    """Tell whether the name of a folder says no more than which side it is: `results`, `labels`."""
    found = set(words.words(name)) | {name.lower()}
    return found <= _TRUTH | _PREDICTION | _WEAK_TRUTH | _PHOTO


def _deepest(parts: Sequence[str], side: Side) -> int:
    depths = [i + 1 for i, part in enumerate(parts) if _certain(part) is side]
    return depths[-1] if depths else 0


def _certain(name: str) -> Side:
    found = {*words.words(name), name.lower()}
    if found & _TRUTH:
        return Side.TRUTH
    if found & (_PREDICTION | words.CHECKPOINT) or _is_numbered(found):
        return Side.PREDICTION
    return Side.UNKNOWN


def _is_numbered(found: set[str]) -> bool:
    """`epoch12` and `step4000` are one word each."""
    return any(word.rstrip("0123456789") in words.CHECKPOINT for word in found)


def _likely(name: str) -> Side:
    found = {*words.words(name), name.lower()}
    if found & _OTHER or {"segmentation", "object"} <= found:
        return Side.OTHER
    if found & _PHOTO or found & _PHOTO_FOLDERS:
        return Side.PHOTO
    return Side.TRUTH if found & _WEAK_TRUTH else Side.UNKNOWN
