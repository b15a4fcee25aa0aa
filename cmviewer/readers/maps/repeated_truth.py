"""A truth that a script has written again beside the predictions of each checkpoint."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from cmviewer.errors import CmviewerError
from cmviewer.readers.maps.decoding import decode
from cmviewer.readers.maps.grouping import map_set
from cmviewer.readers.maps.parts import MapSet
from cmviewer.readers.maps.sampling import sampled_places


def without_repeats(truth: MapSet, checkpoints: Sequence[MapSet]) -> MapSet:
    """Keep one of the maps of each image, where all of them lie in folders of checkpoints, and are equal.

    Where they differ, `0_gt.png` of one checkpoint is another image than that of the next, and all stay.
    """
    folders = [one.path for one in checkpoints if one.path != truth.path and truth.path in one.path.parents]
    prefixes = [f"{folder.relative_to(truth.path).as_posix()}/" for folder in folders]
    by_image: dict[str, list[Path]] = {}
    for key, file in truth.files.items():
        prefix = next((one for one in prefixes if key.startswith(one)), None)
        if prefix is None:
            return truth
        by_image.setdefault(key.removeprefix(prefix), []).append(file)
    repeated = [key for key, files in by_image.items() if len(files) > 1]
    looked_at = [by_image[repeated[place]] for place in sampled_places(repeated)]
    if not repeated or not all(map(_are_equal, looked_at)):
        return truth
    return map_set(truth.path, ((key, files[0]) for key, files in by_image.items()), truth.ending)


def _are_equal(files: Sequence[Path]) -> bool:
    try:
        first = decode(files[0])
        return all(np.array_equal(first, decode(file)) for file in files[1:])
    except CmviewerError:
        return False
