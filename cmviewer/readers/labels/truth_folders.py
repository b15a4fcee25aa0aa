"""Truth from folders, as ImageFolder has it: an image lies in the folder of its class."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.tables import SPLITS_CALLED_ALIKE
from cmviewer.progress import Cancel
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.one_folder import folders_of
from cmviewer.readers.files.words import JUDGED_FIRST, SPLITS, looks_like_image
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.joining.image_columns import folder_names, join, split_of_names
from cmviewer.readers.tables.parts import Labels, SamplePart
from cmviewer.said import said

_SPLIT: Final = "split"
_TRUTH: Final = "truth"


def truth_of_names(part: SamplePart) -> Labels | None:
    """Return the folders in the names of the images, where they can be the classes."""
    folders = folders_in_names(part)
    return None if folders is None else _plausible(folders, part)


def folders_in_names(part: SamplePart) -> Labels | None:
    """Return the folders in the names of the images, whatever they are; None where some have none."""
    folders = None if part.image is None else folder_names(part.image)
    return None if folders is None else Labels.of_text(folders)


def keep_split_of_names(part: SamplePart, decisions: Decisions) -> None:
    """Keep the part of the data set that the names of the images say, where one was told.

    Raises `CmviewerError` where another one was told.
    """
    split = None if part.image is None else split_of_names(part.image)
    told = None if split is None else decisions.told_for(_SPLIT, (split,), part.file)
    if told is not None:
        decisions.take(_SPLIT, told.value, told.origin, said("so the names of the images say"), (), part.file)


def truth_of_disk(
    part: SamplePart, roots: tuple[Path, ...], decisions: Decisions, cancel: Cancel, problems: list[Problem]
) -> SamplePart | None:
    """Return the part with the folders in which its images lie on the disk, where they can be the classes.

    Its images are then called by their paths below the root. Of a root that is parted into `train`, `val`
    and their like, the part that was told or that most images are of; of one with such a folder in it alike,
    where all its images are of one part. Raises `CmviewerError` where a part was told that there is not.
    """
    if part.image is None:
        return None
    for root in roots:
        splits = _splits_in(root)
        whole = None if len(splits) > 1 else _of_root(part, root, cancel)
        if whole is not None:
            splits = _splits_below(part, root, whole, cancel)
        found = _of_split(part, splits, decisions, cancel, problems) if len(splits) > 1 else whole
        if found is not None and whole is not None and found.joined == whole.joined:
            found = whole  # whose images are called by their paths from here
        if found is not None:
            _keep_root(root, found, decisions)
            return found.part
    return None


def _keep_root(root: Path, found: "_OfRoot", decisions: Decisions) -> None:
    """Keep that the folders of a root tell the truth, unless it was told."""
    if any(one.key == _TRUTH for one in decisions.taken):
        return
    names = [] if found.part.image is None else found.part.image.tolist()
    above = {PurePosixPath(name).parent.parent for name in names if "/" in name}
    folder = root / above.pop() if len(above) == 1 else root
    evidence = said("{:,} of {:,} images lie there in folders of classes", found.joined, found.part.count)
    decisions.take(_TRUTH, str(folder), Origin.EVIDENCE, evidence)


@dataclass(frozen=True)
class _OfRoot:
    """A part with the truth of one root. joined: how many of its images lie there."""

    part: SamplePart
    joined: int


def _of_root(part: SamplePart, root: Path, cancel: Cancel) -> _OfRoot | None:
    names = np.empty(0, object) if part.image is None else part.image
    files = np.array(list(_image_files(root, cancel)), dtype=object)
    rows = join(names, files) if files.size else files
    folders = folder_names(files) if (rows >= 0).any() else None
    if folders is None:
        return None
    truth = _plausible(Labels.of_text(np.array([*folders, None], dtype=object)[rows]), part)
    if truth is None:
        return None
    inside = np.array([path.split("/", 1)[1] for path in files.tolist()], dtype=object)
    image = np.where(rows >= 0, inside[rows], names)
    return _OfRoot(replace(part, truth=truth, image=image), int((rows >= 0).sum()))


def _splits_below(part: SamplePart, root: Path, whole: _OfRoot, cancel: Cancel) -> dict[str, Path]:
    """Parts of a data set in a folder of a root, where one of them has all images that the root has."""
    for folder in (folder for folder in folders_of(root) if not folder.name.startswith(".")):
        splits = _splits_in(folder)
        found = [_of_root(part, path, cancel) for path in splits.values()] if len(splits) > 1 else []
        if any(one is not None and one.joined == whole.joined for one in found):
            return splits
    return {}


def _splits_in(root: Path) -> dict[str, Path]:
    """Folders of a root that are parts of a data set, those that are usually judged first in front."""
    found = {folder.name: folder for folder in folders_of(root) if folder.name.lower() in SPLITS}
    first = {name: place for place, name in enumerate(JUDGED_FIRST)}
    order = sorted(found, key=lambda name: first.get(name.lower(), len(first)))
    return {name: found[name] for name in order}


def _of_split(
    part: SamplePart, splits: dict[str, Path], decisions: Decisions, cancel: Cancel, problems: list[Problem]
) -> _OfRoot | None:
    named_split = None if part.image is None else split_of_names(part.image)
    tried = {
        name: _of_root(part, path, cancel)
        for name, path in splits.items()
        if named_split in {None, name.lower()}
    }
    found = {name: one for name, one in tried.items() if one is not None}
    told = decisions.told_for(_SPLIT, tuple(found or splits), part.file)
    taken = told.value if told is not None else max(found, key=lambda name: found[name].joined, default=None)
    if taken is None or taken not in found:
        return None
    known = {name: f"{found[name].joined if name in found else 0:,} images are of it" for name in splits}
    others = [Alternative(name, words) for name, words in known.items() if name != taken]
    origin = Origin.EVIDENCE if told is None else told.origin
    decisions.take(_SPLIT, taken, origin, known[taken], others, part.file)
    best = found[taken]
    alike = [name for name, one in found.items() if name != taken and one.joined == best.joined]
    differ = [name for name in alike if _differ(found[name].part, best.part)]
    if told is None and differ:
        problems.append(
            SPLITS_CALLED_ALIKE.of(
                part.file, readings=tuple(differ), splits=", ".join((taken, *differ)), taken=taken
            )
        )
    return best


def _differ(one: SamplePart, other: SamplePart) -> bool:
    """Whether two readings of the same images have other truths."""
    if one.truth is None or other.truth is None:
        return True
    return not np.array_equal(_by_name(one.truth), _by_name(other.truth))


def _by_name(labels: Labels) -> NDArray[np.object_]:
    """The name of each label, None where it has none."""
    return np.array([*labels.names, None], dtype=object)[labels.code]


def _image_files(root: Path, cancel: Cancel) -> Iterator[str]:
    for folder, below, files in os.walk(root):
        cancel.check()
        below[:] = sorted(name for name in below if not name.startswith("."))
        inside = Path(folder).relative_to(root.parent).as_posix()
        yield from (f"{inside}/{file}" for file in files if looks_like_image(file))


def _plausible(truth: Labels, part: SamplePart) -> Labels | None:
    """Return the truth, if what is predicted are these folders or their numbers."""
    sides = []
    if part.prediction is not None:
        sides.append(set(part.prediction.used_names()))
    if part.class_scores is not None:  # also of classes that are never the best
        sides.append(set(part.class_scores.class_names))
    folders = set(truth.names)
    if not sides:
        return truth if len(folders) == 2 else None
    return truth if any(_are_classes(folders, used) for used in sides) else None


def _are_classes(folders: set[str], class_names: set[str]) -> bool:
    """Tell whether folders can be the classes that are said, or said by number."""
    if class_names & folders:
        return True
    numbers = all(map(is_number, class_names)) and len(folders) > 1
    return numbers and max(map(int, class_names), default=0) < len(folders)
