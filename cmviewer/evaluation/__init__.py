"""What was opened, as immutable values: no files, no toolkit."""

from cmviewer.evaluation.classes import Classes
from cmviewer.evaluation.evaluation import Checkpoint, Evaluation, Task
from cmviewer.evaluation.fields import NO_ROW, Fields, FieldTable
from cmviewer.evaluation.frozen import frozen
from cmviewer.evaluation.images import ImageFinder, Images
from cmviewer.evaluation.labels import NO_IMAGE, NO_PREDICTION, PredictedLabels, TruthLabels

__all__ = [
    "NO_IMAGE",
    "NO_PREDICTION",
    "NO_ROW",
    "Checkpoint",
    "Classes",
    "Evaluation",
    "FieldTable",
    "Fields",
    "ImageFinder",
    "Images",
    "PredictedLabels",
    "Task",
    "TruthLabels",
    "frozen",
]
