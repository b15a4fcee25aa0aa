"""The tasks, and what each of them counts and shows: where a question after the task is answered."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Unit(StrEnum):
    """What one count is a count of."""

    SAMPLE = "sample"
    OBJECT = "object"
    PIXEL = "pixel"


@dataclass(frozen=True)
class TaskProfile:
    """What means something for a task. Everything else is a name, to which later stages give its meaning.

    headline: metrics beside the matrix, by the first of which a checkpoint is judged; which others the task
    knows is told by each of them. rule: what of a counting rule is used; thresholds: what of it can be
    swept. totals: of `Totals`, beside those that every task has. sorts: of examples, beside name and index.
    background_rows: whether what is found where nothing is has a row. no_prediction: whether the background
    means that there is no prediction, rather than that there is nothing; it is shown wherever there is some.
    of_shown: of what shares are while the background is hidden.
    """

    unit: Unit
    headline: tuple[str, ...]
    rule: tuple[str, ...]
    thresholds: tuple[str, ...]
    totals: tuple[str, ...]
    sorts: tuple[str, ...]
    background_rows: bool = False
    no_prediction: bool = False
    of_shown: str = ""

    @property
    def parts_images(self) -> bool:
        """Whether an image has many outcomes, rather than being one."""
        return self.unit is not Unit.SAMPLE


_SAMPLES: Final = TaskProfile(
    unit=Unit.SAMPLE,
    headline=("accuracy", "balanced_accuracy", "macro_f1"),
    rule=("score",),
    thresholds=("score",),
    totals=(),
    sorts=("score", "margin", "disagreement", "life"),
    no_prediction=True,
)
_OBJECTS: Final = TaskProfile(
    unit=Unit.OBJECT,
    headline=("micro_f1", "micro_precision", "micro_recall", "macro_f1"),
    rule=("score", "match", "iou", "seed", "crowd", "difficult"),
    thresholds=("score", "iou"),
    totals=("ignored_truths", "on_ignored", "missed", "false_alarms"),
    sorts=("score", "iou", "smallest", "largest", "mistakes", "disagreement", "life"),
    background_rows=True,
    of_shown="of those matched",
)
_PIXELS: Final = TaskProfile(
    unit=Unit.PIXEL,
    headline=("mean_iou", "accuracy", "macro_f1"),
    rule=(),
    thresholds=(),
    totals=("images_counted", "images_left_out", "ignored_pixels"),
    sorts=("pixels", "mistakes"),
    of_shown="of those predicted as a class",
)


class Task(StrEnum):
    """What the model was asked to do."""

    CLASSIFICATION = "classification"
    DETECTION = "detection"
    INSTANCE_SEGMENTATION = "instance-segmentation"
    SEMANTIC_SEGMENTATION = "semantic-segmentation"

    @property
    def profile(self) -> TaskProfile:
        """What means something for it."""
        return _PROFILES[self]

    @property
    def has_objects(self) -> bool:
        """Whether objects are found in images, so that one can be missed, or found where none is."""
        return self.profile.unit is Unit.OBJECT


_PROFILES: Final = {
    Task.CLASSIFICATION: _SAMPLES,
    Task.DETECTION: _OBJECTS,
    Task.INSTANCE_SEGMENTATION: _OBJECTS,
    Task.SEMANTIC_SEGMENTATION: _PIXELS,
}
