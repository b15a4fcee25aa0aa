"""Files of images below two folders, joined by their paths: whole, or by the end that only one image has."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.joining.image_names import UNKNOWN, JoinedImages

PATH_JOINS: Final = ("path", "stem")
"""The ways in which files without endings can be joined: by the whole path, or by the end of it."""


def join_paths(
    paths: Sequence[str], others: Sequence[str], below: str = "", told: str | None = None
) -> tuple[JoinedImages, JoinedImages]:
    """Join plain paths without endings to others, by the whole path alone, and by its end too.

    below: what the others may have in front. told: `path` leaves nothing but the whole path. Of several
    paths of one image the first has it.
    """
    position = np.full(len(paths), UNKNOWN, np.int64)
    taken = np.zeros(len(others), np.bool_)
    whole = {path: place for place, path in enumerate(others)}
    for i, path in enumerate(paths):
        _take(whole.get(path, whole.get(below + path)), i, position, taken)
    by_path = JoinedImages("path", position.copy())
    left = np.flatnonzero(position == UNKNOWN).tolist()
    deepest = max((paths[i].count("/") for i in left), default=-1) if told != "path" else -1
    for parts in range(deepest + 1, 0, -1):
        ends = _unique_ends(others, parts)
        for i in left:
            if position[i] == UNKNOWN:
                _take(ends.get(_end(paths[i], parts)), i, position, taken)
    return by_path, by_path if by_path.count == (position >= 0).sum() else JoinedImages("stem", position)


def _take(place: int | None, i: int, position: NDArray[np.int64], taken: NDArray[np.bool_]) -> None:
    """Give a path the image at a place, if none has it yet."""
    if place is not None and not taken[place]:
        position[i], taken[place] = place, True


def _end(path: str, parts: int) -> str:
    """The last parts of a path, in lower case."""
    return "/".join(path.split("/")[-parts:]).lower()


def _unique_ends(paths: Sequence[str], parts: int) -> Mapping[str, int]:
    """Positions of the images whose last parts no other has."""
    places: dict[str, int] = {}
    twice = set()
    for place, path in enumerate(paths):
        end = _end(path, parts)
        if places.setdefault(end, place) != place:
            twice.add(end)
    return {end: place for end, place in places.items() if end not in twice}
