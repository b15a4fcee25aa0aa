"""Lists of the maps of a split beside their folder: `ImageSets/Segmentation/val.txt`, as VOC has them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from cmviewer.readers.files.paths import is_file
from cmviewer.readers.files.words import JUDGED_FIRST
from cmviewer.readers.maps.parts import stem_of
from cmviewer.regular_files import open_regular

_FOLDERS: Final = (Path("ImageSets", "Segmentation"), Path("ImageSets"), Path("splits"))
_ALL: Final = "trainval"
_NEARLY_ALL: Final = 0.95
"""Of the images with predictions so many lie in their split; a few may be left of another run."""


def listed_splits(folder: Path, keys: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Return the keys of each split that a list beside a folder of maps, or beside the one above, names.

    Splits in the order in which they are judged; those that name no map of the folder are left out.
    """
    by_stem = {stem_of(key): key for key in keys}
    for place in (above / below for above in (folder.parent, folder.parent.parent) for below in _FOLDERS):
        files = {name: place / f"{name}.txt" for name in (*JUDGED_FIRST, _ALL)}
        stems = {name: _stems(file) for name, file in files.items() if is_file(file)}
        found = {
            name: frozenset(by_stem[one] for one in some if one in by_stem) for name, some in stems.items()
        }
        if any(found.values()):
            return {name: some for name, some in found.items() if some}
    return {}


def split_of_predictions(splits: Mapping[str, frozenset[str]], predicted: frozenset[str]) -> str | None:
    """Return the first split in which nearly all predicted images lie; None where they lie in none."""
    return next(
        (name for name, some in splits.items() if len(predicted & some) >= _NEARLY_ALL * len(predicted) > 0),
        None,
    )


def _stems(file: Path) -> list[str]:
    """Names without endings of the lines of a list, the first word of each; none where it cannot be read."""
    try:
        with open_regular(file) as stream:
            lines = stream.read().decode("utf-8", "replace").split("\n")
    except OSError:
        return []
    return [Path(words[0]).stem for line in lines if (words := line.split())]
