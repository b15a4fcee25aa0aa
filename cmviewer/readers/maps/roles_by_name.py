"""What the images of a folder are, as far as its name and the endings of its files say."""

from collections.abc import Sequence
from typing import Final

from cmviewer.evaluation import Role
from cmviewer.readers.files import words

_RANKS: Final[tuple[tuple[str, ...], ...]] = (
    ("labelids",),
    (),
    ("labeltrainids", "trainids"),
    ("panoptic",),
    tuple(words.FINER),
    tuple(words.COLOURED),
)
"""Which of several encodings of one set is read: the first of these that there is."""
_OF_INPUTS: Final = ("nnunet_raw", "nnunet_preprocessed")
"""Folders of nnU-Net that hold true maps and photographs, though a net is named as predictions are."""


def role_by_name(
    parts: Sequence[str], ending: Sequence[str], *, beside_predictions: bool = False
) -> tuple[Role | None, int]:
    """Return the role of files in a folder, and how many parts of its path lead to the root of the set.

    parts: names of the folders from the top on. ending: words at the end of the files' names. What names a
    role for certain goes before what may be of either. beside_predictions: the same folder holds pairs such
    as `a_pred.png` and `a_mask.png`; then the endings alone tell the roles.
    What is kept beside maps, such as drawings over photographs, is `METADATA`; None: nothing tells.
    """
    name_words = set(ending)
    if name_words & words.BESIDE_MAPS:
        return Role.METADATA, len(parts)
    if name_words & (words.TRUE_MAPS | words.PREDICTED_MAPS):
        role = Role.PREDICTION if name_words & words.PREDICTED_MAPS else Role.TRUTH
        return role, _deepest(parts, role)
    if beside_predictions:
        return (Role.TRUTH if name_words & words.EITHER_MAPS else Role.IMAGES), 0
    for test in (_certain, _likely):
        for depth in range(len(parts), 0, -1):
            found = test(parts[depth - 1])
            if found is not None:
                return found, depth
    if name_words & words.PHOTO:
        return Role.IMAGES, 0
    if name_words & words.EITHER_MAPS:
        return Role.TRUTH, 0
    return None, min(len(parts), 1)


def says_predictions(ending: Sequence[str]) -> bool:
    """Tell whether the words at the end of a file's name say that it is a prediction."""
    return bool(set(ending) & words.PREDICTED_MAPS)


def may_say_truth(ending: Sequence[str]) -> bool:
    """Tell whether the words at the end of a file's name are those of a truth, where another is predicted."""
    return bool(set(ending) & (words.TRUE_MAPS | words.EITHER_MAPS)) and not says_predictions(ending)


def rank_of(path_name: str, ending: Sequence[str]) -> int:
    """Return the place of an encoding among those of one set; the smallest is read."""
    name_words = {*ending, *words.words(path_name)}
    return next((i for i, names in enumerate(_RANKS) if name_words & set(names)), 1)


def names_a_role(name: str) -> bool:
    """Tell whether the name of a folder says no more than what its files are: `results`, `labels`."""
    found = set(words.words(name)) | {name.lower()}
    return found <= words.TRUE_MAPS | words.PREDICTED_MAPS | words.EITHER_MAPS | words.PHOTO


def _deepest(parts: Sequence[str], role: Role) -> int:
    depths = [i + 1 for i, part in enumerate(parts) if _certain(part) is role]
    return depths[-1] if depths else 0


def _certain(name: str) -> Role | None:
    if name.lower().startswith(_OF_INPUTS):
        return None
    found = {*words.words(name), name.lower()}
    if found & words.TRUE_MAPS:
        return Role.TRUTH
    if found & (words.PREDICTED_MAPS | words.CHECKPOINT) or _is_numbered(found):
        return Role.PREDICTION
    return None


def _is_numbered(found: set[str]) -> bool:
    """`epoch12` and `step4000` are one word each."""
    return any(word.rstrip("0123456789") in words.CHECKPOINT for word in found)


def _likely(name: str) -> Role | None:
    found = {*words.words(name), name.lower()}
    if found & words.BESIDE_MAPS or {"segmentation", "object"} <= found:
        return Role.METADATA
    if found & words.PHOTO_FOLDER:
        return Role.IMAGES
    return Role.TRUTH if found & words.EITHER_MAPS else None
