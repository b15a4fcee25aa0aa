"""What was opened: one task, its classes, images, truth and checkpoints."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from cmviewer.errors import Problem, merged_problems
from cmviewer.evaluation.annotations import Annotations
from cmviewer.evaluation.apart import ReadApart
from cmviewer.evaluation.classes import Classes
from cmviewer.evaluation.counted import CountedBefore, CountedTable, KeptPairs
from cmviewer.evaluation.images import Images
from cmviewer.evaluation.interpretation import Interpretation
from cmviewer.evaluation.label_maps import LabelMaps
from cmviewer.evaluation.labels import NO_IMAGE, PredictedLabels, TruthLabels
from cmviewer.evaluation.task import Task, TaskProfile

Truth = TruthLabels | Annotations | LabelMaps
"""Labels of a classification, annotations of detection and instance segmentation."""

Predictions = PredictedLabels | Annotations | LabelMaps
"""What one checkpoint says, of the same kind as the truth."""


def _nothing() -> None:
    """Nothing is read yet; unlike a lambda it goes to other processes."""


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """One set of predictions over the truth; `load` reads it when it is asked for.

    problems: what was worked around when it was last loaded, as far as opening has not said it. ready: what
    opening has read already, without reading anything; None where `load` has to read it. counted: what it
    came to where that was counted before, and its rule stays. kept: the pairs of its objects, where these
    were found before. apart: how other processes read parts of it; None where it is read whole.
    """

    name: str
    files: tuple[Path, ...]
    load: Callable[[], Predictions]
    problems: Callable[[], tuple[Problem, ...]] = tuple
    ready: Callable[[], Predictions | None] = _nothing
    counted: CountedTable | None = None
    kept: Callable[[], KeptPairs] | None = None
    apart: ReadApart | None = None


@dataclass(frozen=True, eq=False)
class Evaluation:
    """All that a folder of results holds; never changed once it is made.

    name: what the window calls it. source: the path that was opened. files: every file that was read.
    recognised: one sentence about what was seen. positive: with two classes and only a score for one
    of them, that class; else None. problems: what was worked around. interpretation: how files were read.
    mended: what a person has changed of the truth since it was read, in words; empty where nothing.
    counted: how its checkpoints were counted before it was opened; None where they are counted from what
    was read.
    """

    task: Task
    name: str
    source: Path
    files: tuple[Path, ...]
    recognised: str
    classes: Classes
    images: Images
    truth: Truth
    checkpoints: tuple[Checkpoint, ...]
    positive: int | None = None
    problems: tuple[Problem, ...] = ()
    interpretation: Interpretation = field(default_factory=Interpretation)
    mended: str = ""
    counted: CountedBefore | None = None

    @property
    def profile(self) -> TaskProfile:
        """What means something for it: what was counted before has no thresholds to move."""
        is_fixed = self.counted is not None and self.counted.is_fixed
        return replace(self.task.profile, thresholds=()) if is_fixed else self.task.profile

    @property
    def has_samples(self) -> bool:
        """Whether any sample is known, and not only how many there are."""
        if self.counted is not None or not isinstance(self.truth, TruthLabels):
            return True
        return bool((self.truth.image != NO_IMAGE).any())

    @property
    def has_counts_alone(self) -> bool:
        """Whether of any samples only the number is known, as of those of a finished matrix."""
        return isinstance(self.truth, TruthLabels) and bool((self.truth.image == NO_IMAGE).any())

    @property
    def checkpoint_names(self) -> tuple[str, ...]:
        """Names of the checkpoints, in their order."""
        return tuple(checkpoint.name for checkpoint in self.checkpoints)

    def problems_with(self, checkpoint: int) -> tuple[Problem, ...]:
        """What was worked around when this was opened, and when one checkpoint was last loaded."""
        return merged_problems((*self.problems, *self.checkpoints[checkpoint].problems()))
