"""The words of a query that are about the name of an image: a text that it holds, a folder that it is in."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_IMAGE, Images
from cmviewer.query.asked import Asked


def named(asked: Asked, text: str) -> NDArray[np.bool_]:
    """Whether the name of the image of each holds a text, small letters or capitals, bool (n,)."""
    wanted = text.casefold()
    return _of_names(asked, lambda name: wanted in name.casefold())


def called(asked: Asked, name: str) -> NDArray[np.bool_]:
    """Whether the image of each has that very name, bool (n,)."""
    return _of_names(asked, lambda one: one == name)


def in_folder(asked: Asked, folder: str) -> NDArray[np.bool_]:
    """Whether the image of each is in a folder of that name, or in one below it, bool (n,).

    The name is one part of the path, or some that follow each other, such as `val/night`.
    """
    wanted = f"/{_slashed(folder).strip('/')}/"
    names, code = asked.evaluation.images.folders
    holds = np.array([wanted in f"/{name.strip('/')}/" for name in names], np.bool_)
    answer: NDArray[np.bool_] = np.append(holds[code], np.False_)[asked.image]  # the last one is `NO_IMAGE`
    return answer


def folders_of(images: Images) -> tuple[str, ...]:
    """Return the folders that images are in, below the folder that all of them share, in their order."""
    shared = images.folder
    names = (f"{name}/".removeprefix(shared).rstrip("/") for name in images.folders[0])
    return tuple(sorted(set(names) - {""}))


def _of_names(asked: Asked, holds: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Ask each image once."""
    images = asked.evaluation.images
    is_used = np.zeros(len(images) + 1, np.bool_)
    is_used[asked.image] = True  # the last one is `NO_IMAGE`
    used = np.flatnonzero(is_used[:-1])
    answer = np.zeros(len(images) + 1, np.bool_)
    answer[used] = np.fromiter((holds(images.name(one)) for one in used.tolist()), np.bool_, len(used))
    assert NO_IMAGE == -1
    return answer[asked.image]


def _slashed(name: str) -> str:
    return name.replace("\\", "/")
