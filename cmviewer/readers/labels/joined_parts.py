"""Truth and checkpoints of a classification, joined: what their reading comes to."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Checkpoint, TruthLabels
from cmviewer.readers.tables.parts import SamplePart

Rows = NDArray[np.integer[Any]]
"""Rows of a part or of the truth, by number."""


@dataclass(frozen=True, eq=False)
class NamedPart:
    """A part, and the name of the checkpoint that it is."""

    name: str
    part: SamplePart


@dataclass(frozen=True, eq=False)
class JoinedSamples:
    """The truth, the images with their names where they have some, and the checkpoints."""

    truth: TruthLabels
    image_count: int
    image_names: tuple[str, ...] | None
    checkpoints: tuple[Checkpoint, ...]
