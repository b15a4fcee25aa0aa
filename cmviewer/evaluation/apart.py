"""Pieces of files that are read by themselves, in another process too, and parts of a checkpoint."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation.annotations import Annotations

Look = Callable[[], Any]
"""Looks at a piece of the files of a checkpoint; can go to another process, and so can what it returns."""
TakeLooks = Callable[[Sequence[Look], str], list[Any]]
"""Takes looks, in other processes or here, and returns what they see, in their order; told what for.

Raises `LostElsewhereError` where others cannot look any more, and `Cancelled`.
"""


@dataclass(frozen=True)
class Elsewhere:
    """Other processes that read pieces of files.

    take: takes looks there. read_here: is told of a large file that this process has to read by itself.
    """

    take: TakeLooks
    read_here: Callable[[Path], None]


class LostElsewhereError(Exception):
    """The other processes are gone: no fault of what they looked at. error: what is said of it."""

    def __init__(self, error: CmviewerError) -> None:
        super().__init__(str(error))
        self.error = error


class ReadWholeError(Exception):
    """Something in a part is such that only who reads all of the checkpoint knows what it means."""


class PartIndex(Protocol):
    """What the pieces of a checkpoint hold."""

    @property
    def amount(self) -> NDArray[np.int64]:
        """Predictions of each image, int64 (N,)."""

    @property
    def sampled(self) -> NDArray[np.bool_]:
        """Images whose predictions show whether the whole makes sense, bool (N,)."""

    def problems(self, sample: Annotations) -> tuple[Problem, ...]:
        """Return what is odd about the whole, when all parts are read. sample: what they have of `sampled`.

        Raises `CmviewerError` where that is such that nothing of it can be used.
        """

    def part(self, start: int, end: int) -> Callable[[], Annotations]:
        """Return what reads the predictions of some images, which are counted from `start`.

        It can go to another process, and opens no more than these need. It returns what reading all of the
        checkpoint gives of them, to the last digit, but for fields; where it cannot know that it does, it
        raises `ReadWholeError`.
        """


class ReadApart(Protocol):
    """How the predictions of a checkpoint are read in parts."""

    def looks(self) -> Sequence[Look]:
        """Return what looks at all of its pieces; nothing where it has to be read whole."""

    def index(self, looked: Sequence[Any]) -> PartIndex | None:
        """Make the index of what was seen, in its order; None where the checkpoint has to be read whole."""
