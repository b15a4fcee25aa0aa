"""The images (samples) of an evaluation: their names, and who can find their files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import takewhile
from pathlib import Path, PureWindowsPath
from typing import Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from cmviewer.progress import Cancel, Progress, silent

_TRIED: Final = 20
"""Images that are looked for before all are."""


class Frame(StrEnum):
    """What boxes and maps are about: a photograph as its pixels are stored, or as it is seen when turned."""

    STORED = "stored"
    SEEN = "seen"


class ImageFinder(Protocol):
    """Finds the file of an image by the name that the results use; touches the disk."""

    def find(self, name: str) -> Path | None:
        """Return the file, or None where none of the candidates exists."""
        ...

    def candidates(self, name: str) -> tuple[Path, ...]:
        """Return the paths that are looked at for this name, in their order."""
        ...

    def with_root(self, root: Path) -> "ImageFinder":
        """Return a finder that looks below `root` first."""
        ...


@dataclass(frozen=True, eq=False)
class Images:
    """N images. Where the results name none, `names` is None and an image is its index.

    measure: gives width and height of each as seen, int32 (N, 2), 0 where nobody knows; touches the disk.
    frame: what all that lies over them is about, where they are marked to be turned.
    look: gives brightness and blur of each, as `looks` has them; decodes the images.
    """

    count: int
    names: Sequence[str] | None
    finder: ImageFinder
    measure: Callable[["Images"], NDArray[np.int32]] | None = None
    frame: Frame = Frame.SEEN
    look: Callable[["Images", Progress, Cancel], NDArray[np.float64]] | None = None

    def __len__(self) -> int:
        return self.count

    def name(self, image: int) -> str:
        """Name of an image as the results write it, or its index."""
        return str(image) if self.names is None else self.names[image]

    @cached_property
    def sizes(self) -> NDArray[np.int32]:
        """Width and height of each image, int32 (N, 2), 0 where nobody knows. Touches the disk at first."""
        return np.zeros((self.count, 2), np.int32) if self.measure is None else self.measure(self)

    def looks(self, progress: Progress = silent, cancel: Cancel | None = None) -> NDArray[np.float64]:
        """Brightness and blur of each image, float64 (N, 2), NaN where nobody knows. Decodes them at first.

        Raises `Cancelled`.
        """
        if self.look is None:
            return np.full((self.count, 2), np.nan)
        return self.look(self, progress, cancel or Cancel())

    @cached_property
    def folder(self) -> str:
        """The folder that all names share, with `/` at its end; empty where some name begins at none."""
        if self.names is None or not len(self.names):
            return ""
        first, last = (name.replace("\\", "/") for name in (min(self.names), max(self.names)))
        if not _is_whole(first):
            return ""
        alike = takewhile(lambda letters: letters[0] == letters[1], zip(first, last, strict=False))
        shared = "".join(letter for letter, _ in alike)
        return shared[: shared.rfind("/") + 1]

    @cached_property
    def folders(self) -> tuple[tuple[str, ...], NDArray[np.int32]]:
        """The distinct folders that images are in, and which of them each is in, int32 (N,).

        As the results name them, with `/` between their parts; of names without a folder those of their
        files. Empty where neither tells. Touches the disk at first where names have no folders.
        """
        places: dict[str, int] = {}
        code = np.zeros(self.count, np.int32)
        is_searched = self._are_files_found
        for image in range(self.count):
            name = "" if self.names is None else self.names[image].replace("\\", "/")
            folder = name.rpartition("/")[0]
            if not folder and is_searched:
                file = self.find(image)
                folder = "" if file is None else file.parent.as_posix()
            code[image] = places.setdefault(folder, len(places))
        code.flags.writeable = False
        return tuple(places), code

    @property
    def _are_files_found(self) -> bool:
        """Whether any of the first images has a file: where none has, the others are not looked for."""
        return any(self.find(image) is not None for image in range(min(self.count, _TRIED)))

    def find(self, image: int) -> Path | None:
        """File of an image; None where it has no name or no file. Touches the disk."""
        return None if self.names is None else self.finder.find(self.names[image])

    def candidates(self, image: int) -> tuple[Path, ...]:
        """Return where `find` looks for the file of an image."""
        return () if self.names is None else self.finder.candidates(self.names[image])

    def with_root(self, root: Path) -> Self:
        """Return the same images, looked for below `root` first."""
        return replace(self, finder=self.finder.with_root(root))


def _is_whole(path: str) -> bool:
    """Whether a path begins at the root of a machine, whichever its system is."""
    return path.startswith("/") or bool(PureWindowsPath(path).drive)
