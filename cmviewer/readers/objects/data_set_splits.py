"""The splits that a `data.yaml` names: folders and lists of images, and where their labels lie."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.paths import exists, whole_path
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.files.words import looks_like_image
from cmviewer.readers.objects.dataset_yaml import read_dataset

_SPLITS: Final = ("val", "valid", "validation", "test", "train")
"""Keys of a data set, the split that is usually judged first."""
_KEPT: Final = ("", "datasets")
"""Where data sets are kept, in the folder of the file that describes them or in one of those above."""
_ABOVE: Final = 3
_LINES: Final = 20
"""Lines of a list that are looked at; the last one may be cut off."""


def label_folders(file: Path, problems: list[Problem]) -> tuple[Path, ...]:
    """Folders of labels that a data set names, those for validation first: `images` becomes `labels`."""
    splits = splits_of(file, problems)
    return tuple(dict.fromkeys(folder for split in splits.values() for folder in labels_of_split(split)))


def judged_label_folders(file: Path, problems: list[Problem]) -> tuple[Path, ...]:
    """Folders of labels of the split that is judged: the first of `val`, `test`, `train` that there is."""
    splits = splits_of(file, problems)
    there = (split for split in splits.values() if any(exists(path) for path in split))
    return tuple(dict.fromkeys(labels_of_split(next(there, ()))))


def splits_of(file: Path, problems: list[Problem]) -> dict[str, tuple[Path, ...]]:
    """Return what a data set names for each split, those for validation first: folders, and lists of images.

    Paths of another machine are looked for by their ends. Raises `CmviewerError`.
    """
    dataset = read_dataset(file, problems)
    root = str(dataset.get("path") or ".")
    found = {}
    for split in _SPLITS:
        named = dataset.get(split)
        paths = [str(path) for path in (named if isinstance(named, list) else [named]) if path]
        if paths:
            found[split] = tuple(_resolved(file.parent, root, path) for path in paths)
    return found


def _resolved(folder: Path, root: str, path: str) -> Path:
    """Exports of Roboflow write `../valid/images` where `valid/images` is meant.

    Where the images were left behind, their labels are looked for.
    """
    asked = [folder / root / path, folder / path]
    plain, above = _plain(path), _plain(root)
    for parts in (plain, (*above, *plain)):
        asked += [folder.joinpath(*parts[i:]) for i in range(len(parts))]
    for place in (folder, *whole_path(folder).parents[:_ABOVE]):
        for kept in _KEPT:
            asked += [place.joinpath(kept, *above[i:], *plain) for i in range(len(above))]
    found = next((one for one in asked if exists(one)), None)
    if found is None:
        found = next(
            (one for one in asked if labels_of(one) != whole_path(one) and exists(labels_of(one))), None
        )
    return whole_path(found or asked[0])


def _plain(path: str) -> tuple[str, ...]:
    """The parts of a path without drives, roots and steps that lead nowhere."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return tuple(part for part in parts if part not in {"..", ".", "/", "//"} and not part.endswith(":"))


def labels_of_split(paths: Iterable[Path]) -> list[Path]:
    """Folders of the labels of a split: of its folders of images, and of the images on its lists."""
    folders: list[Path] = []
    for path in paths:
        if path.suffix.lower() == ".txt":
            listed = dict.fromkeys(str(Path(image).parent) for image in listed_images(path))
            folders += dict.fromkeys(_labels_of_list(path, images) for images in listed)
        else:
            folders.append(labels_of(path))
    return folders


def _labels_of_list(file: Path, images: str) -> Path:
    """The labels of a folder of a list, below the list's folder or the one above where they are there."""
    asked = [labels_of(_resolved(folder, ".", images)) for folder in (file.parent, file.parent.parent)]
    return next((folder for folder in asked if exists(folder)), asked[0])


def is_image_list(file: Path) -> bool:
    """Tell whether a text is a list of images, a path a line, by its beginning."""
    if file.suffix.lower() != ".txt":
        return False
    lines = beginning(file).decode("utf-8", "replace").splitlines()[:_LINES]
    names = [line.strip() for line in lines if line.strip()]
    return bool(names) and all(map(looks_like_image, names[: max(1, len(names) - 1)]))


def listed_images(file: Path) -> list[str]:
    """Read a list of images, a path a line; `./` is where the list is. Nothing of one that is unreadable."""
    try:
        lines = read_text(file, []).decode().split("\n")
    except CmviewerError:
        return []
    names = [line.strip() for line in lines if line.strip()]
    return [str(file.parent / name[2:]) if name.startswith("./") else _beside(file, name) for name in names]


def _beside(file: Path, name: str) -> str:
    """A path as it stands in a list, below the list's folder or the one above where it is there."""
    for folder in (file.parent, file.parent.parent):
        if exists(folder / name):
            return str(folder / name)
    return name


def labels_of(images: Path) -> Path:
    """The folder of labels that belongs to one of images; the very same where its path has no `images`."""
    parts = list(whole_path(images).parts)
    if "images" in parts:
        at = len(parts) - 1 - parts[::-1].index("images")
        parts[at] = "labels"
    return Path(*parts)
