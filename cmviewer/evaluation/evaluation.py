"""What was opened: one task, its classes, images, truth and checkpoints."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.evaluation.classes import Classes
from cmviewer.evaluation.images import Images
from cmviewer.evaluation.labels import PredictedLabels, TruthLabels


class Task(StrEnum):
    """What the model was asked to do."""

    CLASSIFICATION = "classification"
    DETECTION = "detection"
    INSTANCE_SEGMENTATION = "instance-segmentation"
    SEMANTIC_SEGMENTATION = "semantic-segmentation"


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """One set of predictions over the truth; `load` reads it when it is asked for."""

    name: str
    files: tuple[Path, ...]
    load: Callable[[], PredictedLabels]


@dataclass(frozen=True, eq=False)
class Evaluation:
    """All that a folder of results holds; never changed once it is made.

    name: what the window calls it. source: the path that was opened. files: every file that was read.
    recognised: one sentence about what was seen. positive: with two classes and only a score for one
    of them, that class; else None. problems: what was worked around.
    """

    task: Task
    name: str
    source: Path
    files: tuple[Path, ...]
    recognised: str
    classes: Classes
    images: Images
    truth: TruthLabels
    checkpoints: tuple[Checkpoint, ...]
    positive: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def checkpoint_names(self) -> tuple[str, ...]:
        """Names of the checkpoints, in their order."""
        return tuple(checkpoint.name for checkpoint in self.checkpoints)
