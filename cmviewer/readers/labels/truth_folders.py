"""Truth from folders, as ImageFolder has it: an image lies in the folder of its class."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from cmviewer.progress import Cancel
from cmviewer.readers.files.words import looks_like_image
from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.joining.image_columns import folder_names, join
from cmviewer.readers.tables.parts import Labels, Part


def truth_of_names(part: Part) -> Labels | None:
    """Return the folders in the names of the images, where they can be the classes."""
    folders = None if part.image is None else folder_names(part.image)
    return None if folders is None else _plausible(Labels.of_text(folders), part)


def truth_of_disk(part: Part, roots: tuple[Path, ...], cancel: Cancel) -> Part | None:
    """Return the part with the folders in which its images lie on the disk, where they can be the classes.

    Its images are then called by their paths below the root.
    """
    if part.image is None:
        return None
    for root in roots:
        files = np.array(list(_image_files(root, cancel)), dtype=object)
        rows = join(part.image, files) if files.size else files
        folders = folder_names(files) if (rows >= 0).any() else None
        if folders is None:
            continue
        truth = _plausible(Labels.of_text(np.array([*folders, None], dtype=object)[rows]), part)
        if truth is not None:
            inside = np.array([path.split("/", 1)[1] for path in files.tolist()], dtype=object)
            image = np.where(rows >= 0, inside[rows], part.image)
            return replace(part, truth=truth, image=image)
    return None


def _image_files(root: Path, cancel: Cancel) -> Iterator[str]:
    for folder, below, files in os.walk(root):
        cancel.check()
        below[:] = sorted(name for name in below if not name.startswith("."))
        inside = Path(folder).relative_to(root.parent).as_posix()
        yield from (f"{inside}/{file}" for file in files if looks_like_image(file))


def _plausible(truth: Labels, part: Part) -> Labels | None:
    """Return the truth, if what is predicted are these folders or their numbers."""
    if part.prediction is not None:
        said = set(part.prediction.used_names())
    elif part.class_scores is not None:
        said = set(part.class_scores.class_names)
    else:
        return truth if len(truth.names) == 2 else None
    folders = set(truth.names)
    if said & folders:
        return truth
    numbers = all(map(is_number, said)) and len(folders) > 1
    return truth if numbers and max(map(int, said), default=0) < len(folders) else None
