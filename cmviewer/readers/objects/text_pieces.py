"""Text files, one an image, as pieces: how many rows each has, and reading those of some images."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.archives import archive_of
from cmviewer.evaluation import Look
from cmviewer.readers.joining.image_index import ImageNames
from cmviewer.readers.objects.parts import BoxUnit, Contents, ObjectPart, ReadContext, ReadSome
from cmviewer.readers.objects.text_folders import image_name
from cmviewer.regular_files import open_regular

_TOGETHER: Final = 1000
"""Files that are looked at together."""
_ODD: Final = b"#", b"\r", b"\0"
"""Comments, other ends of lines, and other encodings."""


@dataclass(frozen=True)
class TextPieces:
    """The files of a folder whose boxes are shares of their image. read: reads some of them."""

    folder: Path
    files: tuple[Path, ...]
    read: Callable[[tuple[Path, ...], ReadContext], ObjectPart]

    def looks(self) -> Sequence[Look]:
        """One for some files; nothing of an archive."""
        if any(archive_of(file) is not None for file in self.files[:1]):
            return ()
        begins = range(0, len(self.files), _TOGETHER)
        return [partial(rows_in, self.files[begin : begin + _TOGETHER]) for begin in begins]

    def contents(self, looked: Sequence[Any], context: ReadContext) -> Contents | None:
        """Number the images; None where a format of boxes was told, or a file is odd."""
        if context.boxes is not None or any(one is None for one in looked):
            return None
        return Contents(
            names=ImageNames(tuple(image_name(self.folder, file) for file in self.files)),
            amount=np.concatenate([np.zeros(0, np.int64), *looked]),
            named=context.class_names is not None,
            unit=BoxUnit.IMAGE,
            some=self._some,
            is_mixed=_never,
        )

    def _some(self, images: NDArray[np.int64]) -> ReadSome:
        return partial(self.read, tuple(self.files[i] for i in images.tolist()))


def _never(_position: NDArray[np.int64]) -> bool:
    """Tell that images are never mixed: each has a file of its own."""
    return False


def rows_in(files: Sequence[Path]) -> NDArray[np.int64] | None:
    """Count the rows of files that are not blank, int64 (n,); None where only reading them can tell."""
    found = []
    for file in files:
        try:
            with open_regular(file) as stream:
                data = stream.read()
        except OSError:
            return None
        if not data.isascii() or any(one in data for one in _ODD):
            return None
        found.append(sum(not line.isspace() and line != b"" for line in data.split(b"\n")))
    return np.array(found, np.int64)
