"""Lists of the images of a part of a data set: `val.txt`, `ImageSets`, `valid=` of Darknet, folds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.progress import Cancel
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.files.words import JUDGED_FIRST, SPLITS, words
from cmviewer.readers.objects.data_set_splits import is_image_list, listed_images, splits_of
from cmviewer.readers.objects.dataset_yaml import data_sets_of
from cmviewer.regular_files import open_regular

_FOLDS: Final = SPLITS | {"fold", "folds", "trainval", "minival"}
"""Words of the names of lists that nothing else names."""
_MOST: Final = 200
"""Texts of a folder of lists: ten folds of a few parts; where more lie, they are labels, a file an image."""


@dataclass(frozen=True)
class SplitList:
    """A list of the images of a split. files: where they stand. images: their names or paths."""

    name: str
    files: tuple[Path, ...]
    images: tuple[str, ...]

    @property
    def part(self) -> str:
        """The split that it is of: `val` of `data_fold1/val`."""
        return self.name.rpartition("/")[2]


def split_lists(listing: Listing) -> list[SplitList]:
    """Find the lists of images that a folder holds: named by `data.yaml` or `obj.data`, VOC's, and others.

    Where a list was named, it alone.
    """
    return listing.once(_split_lists, Cancel())


def _split_lists(listing: Listing, cancel: Cancel) -> list[SplitList]:
    if listing.described_by is not None and is_image_list(listing.described_by):
        return [_split(listing.described_by.stem, (listing.described_by,))]
    named = [*_named_lists(listing), *_voc_lists(listing)]
    known = {file for one in named for file in one.files}
    cancel.check()
    return [*named, *(one for one in _lists_by_name(listing) if known.isdisjoint(one.files))]


def _lists_by_name(listing: Listing) -> Iterator[SplitList]:
    """`folds/fold_1.txt` and its like, where nothing names them."""
    if listing.described_by is not None:
        return
    texts = (listing.ending(folder, ".txt") for folder in listing.files)
    for file in (file for some in texts if len(some) <= _MOST for file in some):
        if not _FOLDS.isdisjoint(_plain_words(file.stem)) and is_image_list(file):
            yield _split(file.stem, (file,))


def _plain_words(name: str) -> set[str]:
    """Words of a name without numbers at their ends: `fold` of `fold1`."""
    return {word.rstrip("0123456789") for word in words(name)}


def _named_lists(listing: Listing) -> Iterator[SplitList]:
    """Where several data sets name a split of one name each, as those of folds do, theirs stand in front."""
    found: list[tuple[Path, SplitList]] = []
    for file in data_sets_of(listing):
        try:
            splits = splits_of(file, [])
        except CmviewerError:
            continue  # any YAML may lie there
        for name, paths in splits.items():
            lists = tuple(path for path in paths if path.suffix.lower() == ".txt" and is_file(path))
            if lists and len(lists) == len(paths):
                found.append((file, _split(name, lists)))
    several = len({file for file, _ in found}) > 1
    for file, split in found:
        alike = {one.files for _, one in found if one.name == split.name}
        yield replace(split, name=f"{file.stem}/{split.name}") if several and len(alike) > 1 else split
    for file in listing.all_ending(".data"):
        for name, path in _of_darknet(file).items():
            yield _split(name, (path,))


def _split(name: str, lists: tuple[Path, ...]) -> SplitList:
    return SplitList(name, lists, tuple(image for file in lists for image in listed_images(file)))


def _of_darknet(file: Path) -> dict[str, Path]:
    """`valid = data/test.txt` of `obj.data`, below its folder or the one above."""
    found = {}
    for line in listed_lines(file):
        name, sign, path = (part.strip() for part in line.partition("="))
        places = [folder / path for folder in (file.parent, file.parent.parent)]
        there = next((place for place in places if sign and path and is_file(place)), None)
        if name in JUDGED_FIRST and there is not None:
            found[name] = there
    return found


def _voc_lists(listing: Listing) -> Iterator[SplitList]:
    """`ImageSets/Main/val.txt` and its like: a stem a line."""
    for file in listing.all_ending(".txt"):
        if "ImageSets" in file.parts and file.stem.lower() in JUDGED_FIRST:
            names = tuple(line.split()[0] for line in listed_lines(file))
            yield SplitList(file.stem.lower(), (file,), names)


def listed_lines(file: Path) -> list[str]:
    """Lines of a text that are not blank; none where it cannot be read."""
    try:
        with open_regular(file) as stream:
            text = stream.read().decode("utf-8", "replace")
    except OSError:
        return []
    return [line for line in text.splitlines() if line.strip()]
