"""The `data.yaml` of YOLO data sets: class names and keypoints."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.arrays import DATA_SET_WITHOUT_NAMES
from cmviewer.problems.files import FILE_UNREADABLE, YAML_UNREADABLE
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.files.plain_yaml import NotYamlError, plain_yaml
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.joining.class_names import is_number

_ENDINGS: Final = (".yaml", ".yml")
_OTHER: Final = frozenset({"args.yaml", "hyp.yaml", "opt.yaml"})
CALLED: Final = frozenset({"data", "dataset"})
_SHAPE: Final = 2


def read_dataset(file: Path, problems: list[Problem]) -> Mapping[str, Any]:
    """Read the keys of a data set, all values as text, lists or tables of it. Raises `CmviewerError`."""
    try:
        # Every plain value stays text: a class called `no` is no boolean.
        value = plain_yaml(read_text(file, problems))
    except NotYamlError as error:
        what = f"this YAML cannot be read: {error.why}" if error.why else "this is no YAML"
        raise CmviewerError(FILE_UNREADABLE.of(file, error.line, what=what)) from None
    except (RecursionError, ValueError):
        raise CmviewerError(YAML_UNREADABLE.of(file)) from None
    if not isinstance(value, dict):
        raise CmviewerError(DATA_SET_WITHOUT_NAMES.of(file))
    return value


def names_in_dataset(file: Path, problems: list[Problem]) -> tuple[str, ...]:
    """Read the class names of a data set. Raises `CmviewerError` where it has none."""
    names = read_dataset(file, problems).get("names")
    listed = dict(enumerate(names)) if isinstance(names, list) else names
    placed = _by_number(listed) if isinstance(listed, dict) else {}
    if not placed:
        raise CmviewerError(DATA_SET_WITHOUT_NAMES.of(file))
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


def data_sets_of(listing: Listing) -> tuple[Path, ...]:
    """Files that may describe the data sets of a folder; the one alone that was named."""
    if listing.described_by is not None:
        return (listing.described_by,) if is_dataset_file(listing.described_by) else ()
    return listing.all_ending(*_ENDINGS)


def _datasets_above(folder: Path, listing: Listing) -> Iterator[Path]:
    """Files that may describe the data set of a folder, the nearest first, up to the one that was listed."""
    for above in folders_up(folder, listing.folder):
        yield from datasets_among(listing.files.get(above, ()))


def datasets_among(files: Iterable[Path]) -> list[Path]:
    """Those of some files that may describe a data set, the most likely one first."""
    found = [file for file in files if file.suffix.lower() in _ENDINGS and file.name not in _OTHER]
    return sorted(found, key=lambda file: file.stem not in CALLED)


def folders_up(folder: Path, top: Path) -> Iterator[Path]:
    """Go from a folder up to `top`; only the folder itself where it does not lie in `top`."""
    yield folder
    if folder != top and folder.is_relative_to(top):
        yield from folders_up(folder.parent, top)


def keypoint_numbers(folder: Path, listing: Listing) -> int:
    """How many numbers of keypoints follow each box: `kpt_shape` of the data set; 0 where it has none."""
    named = data_sets_of(listing) if listing.described_by is not None else ()
    for file in named or _datasets_above(folder, listing):
        try:
            shape = read_dataset(file, []).get("kpt_shape")
        except CmviewerError:
            continue  # whoever reads its names says why
        if isinstance(shape, list) and len(shape) == _SHAPE and all(is_number(str(n)) for n in shape):
            return int(shape[0]) * int(shape[1])
    return 0
