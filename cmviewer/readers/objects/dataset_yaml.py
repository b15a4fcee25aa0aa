"""The `data.yaml` of YOLO data sets: class names, keypoints, and where the labels lie."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

import yaml

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.listing import files_of
from cmviewer.readers.files.paths import exists, is_file, whole
from cmviewer.readers.files.plain_yaml import plain_yaml
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.joining.class_names import is_number

_ENDINGS: Final = (".yaml", ".yml")
_SPLITS: Final = ("val", "test", "train")
_OTHER: Final = frozenset({"args.yaml", "hyp.yaml", "opt.yaml"})
CALLED: Final = frozenset({"data", "dataset"})
_SHAPE: Final = 2
_NAMES_MEND: Final = "write `names:` and below it a line a class, such as `0: cat`"


def read_dataset(file: Path, problems: list[Problem]) -> Mapping[str, Any]:
    """Read the keys of a data set, all values as text, lists or tables of it. Raises `CmviewerError`."""
    try:
        # Every plain value stays text: a class called `no` is no boolean.
        value = plain_yaml(read_text(file, problems))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = None if mark is None else mark.line + 1
        why = getattr(error, "problem", None) or (str(error) if mark is None else "")
        what = f"this YAML cannot be read: {why}" if why else "this is no YAML"
        raise CmviewerError(Problem("file-unreadable", what, "write the file again", file, line)) from None
    except (RecursionError, ValueError):
        what = "this YAML cannot be read: it is nested too deeply, or holds what no text does"
        raise CmviewerError(Problem("file-unreadable", what, "write the file again", file)) from None
    if not isinstance(value, dict):
        raise CmviewerError(Problem("classes-unreadable", "this holds no class names", _NAMES_MEND, file))
    return value


def names_in_dataset(file: Path, problems: list[Problem]) -> tuple[str, ...]:
    """Read the class names of a data set. Raises `CmviewerError` where it has none."""
    names = read_dataset(file, problems).get("names")
    listed = dict(enumerate(names)) if isinstance(names, list) else names
    placed = _by_number(listed) if isinstance(listed, dict) else {}
    if not placed:
        raise CmviewerError(Problem("classes-unreadable", "this holds no class names", _NAMES_MEND, file))
    return tuple(placed.get(number, str(number)) for number in range(max(placed) + 1))


def _by_number(names: Mapping[Any, object]) -> dict[int, str]:
    try:
        placed = {int(number): str(name) for number, name in names.items()}
    except ValueError:
        return {}
    return placed if placed and min(placed) >= 0 and max(placed) < 10 * len(placed) + 1000 else {}


def is_dataset_file(path: Path) -> bool:
    """Tell whether a path is a file that may describe a data set."""
    return path.suffix.lower() in _ENDINGS and is_file(path)


def datasets_above(folder: Path, top: Path) -> Iterator[Path]:
    """Files that may describe the data set of a folder, the nearest first, up to the folder `top`."""
    for above in folders_up(folder, top):
        yield from datasets_in(above)


def datasets_in(folder: Path) -> list[Path]:
    """Files of a folder that may describe a data set, the most likely one first."""
    files = [file for file in files_of(folder) if file.suffix.lower() in _ENDINGS and file.name not in _OTHER]
    return sorted(files, key=lambda file: file.stem not in CALLED)


def folders_up(folder: Path, top: Path) -> Iterator[Path]:
    """Go from a folder up to `top`; only the folder itself where it does not lie in `top`."""
    yield folder
    if folder != top and folder.is_relative_to(top):
        yield from folders_up(folder.parent, top)


def keypoint_numbers(folder: Path, top: Path) -> int:
    """How many numbers of keypoints follow each box: `kpt_shape` of the data set; 0 where it has none."""
    for file in datasets_above(folder, top):
        try:
            shape = read_dataset(file, []).get("kpt_shape")
        except CmviewerError:
            continue  # whoever reads its names says why
        if isinstance(shape, list) and len(shape) == _SHAPE and all(is_number(str(n)) for n in shape):
            return int(shape[0]) * int(shape[1])
    return 0


def label_folders(file: Path, problems: list[Problem]) -> tuple[Path, ...]:
    """Folders of labels that a data set names, those for validation first: `images` becomes `labels`."""
    splits = splits_of(file, problems)
    return tuple(dict.fromkeys(folder for split in splits.values() for folder in _label_folders(split)))


def judged_label_folders(file: Path, problems: list[Problem]) -> tuple[Path, ...]:
    """Folders of labels of the split that is judged: the first of `val`, `test`, `train` that there is."""
    splits = splits_of(file, problems)
    there = (split for split in splits.values() if any(exists(path) for path in split))
    return tuple(dict.fromkeys(_label_folders(next(there, ()))))


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
    """Exports of Roboflow write `../valid/images` where `valid/images` is meant."""
    asked = [folder / root / path, folder / path]
    plain = PurePosixPath(path.replace("\\", "/"))
    below = PurePosixPath(root.replace("\\", "/")) / plain
    for parts in (plain.parts, below.parts):
        kept = [part for part in parts if part not in {"..", "."}]
        asked += [folder.joinpath(*kept[i:]) for i in range(len(kept)) if kept[i] not in {"/", ""}]
    return whole(next((one for one in asked if exists(one)), asked[0]))


def _label_folders(paths: Iterable[Path]) -> list[Path]:
    folders: list[Path] = []
    for path in paths:
        if path.suffix.lower() == ".txt":
            folders += dict.fromkeys(_labels_of(Path(image).parent) for image in listed_images(path))
        else:
            folders.append(_labels_of(path))
    return folders


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


def _labels_of(images: Path) -> Path:
    parts = list(whole(images).parts)
    if "images" in parts:
        at = len(parts) - 1 - parts[::-1].index("images")
        parts[at] = "labels"
    return Path(*parts)
