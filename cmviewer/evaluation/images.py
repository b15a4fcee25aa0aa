"""The images (samples) of an evaluation: their names, and who can find their files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import takewhile
from pathlib import Path, PureWindowsPath
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray


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
    """

    count: int
    names: Sequence[str] | None
    finder: ImageFinder
    measure: Callable[["Images"], NDArray[np.int32]] | None = None
    frame: Frame = Frame.SEEN

    def __len__(self) -> int:
        return self.count

    def name(self, image: int) -> str:
        """Name of an image as the results write it, or its index."""
        return str(image) if self.names is None else self.names[image]

    @cached_property
    def sizes(self) -> NDArray[np.int32]:
        """Width and height of each image, int32 (N, 2), 0 where nobody knows. Touches the disk at first."""
        return np.zeros((self.count, 2), np.int32) if self.measure is None else self.measure(self)

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
