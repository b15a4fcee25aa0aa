"""The words of a query that are about the name of an image: a text that it holds, a folder that it is in."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_IMAGE, Images
from cmviewer.query.asked import Asked
from cmviewer.query.terms import Named, Term, leaves
from cmviewer.said import said

_NAMED: Final = 20
"""Most names of folders that are said."""


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
    names, code = asked.evaluation.images.folders
    holds = np.array([_is_in(name, folder) for name in names], np.bool_)
    answer: NDArray[np.bool_] = np.append(holds[code], np.False_)[asked.image]  # the last one is `NO_IMAGE`
    return answer


def folders_of(images: Images) -> tuple[str, ...]:
    """Return the folders that images are in, below the folder that all of them share, in their order."""
    shared = images.folder
    names = (f"{name}/".removeprefix(shared).rstrip("/") for name in images.folders[0])
    return tuple(sorted(set(names) - {""}))


def folders_not_there(term: Term, images: Images) -> str:
    """Say which folders of a query no image is in, and which there are; empty where each is there."""
    wanted = (one.name for one in leaves(term) if isinstance(one, Named) and one.word == "folder")
    lost = [name for name in dict.fromkeys(wanted) if not any(_is_in(one, name) for one in images.folders[0])]
    if not lost:
        return ""
    there = folders_of(images)
    known = ", ".join(there[:_NAMED]) + (", …" if len(there) > _NAMED else "")
    called = repr(lost[0])
    for name in lost[1:]:
        called = said("{} or {!r}", called, name)
    if not there:
        return said("no image is in a folder {}", called)
    return said("no image is in a folder {}; folders: {}", called, known)


def _is_in(place: str, folder: str) -> bool:
    """Whether a folder of images has the parts of another's name, one after the other."""
    return f"/{_slashed(folder).strip('/')}/" in f"/{place.strip('/')}/"


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
