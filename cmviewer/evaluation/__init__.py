"""What was opened, as immutable values: no files, no toolkit."""

from cmviewer.evaluation.classes import Classes
from cmviewer.evaluation.evaluation import Checkpoint, Evaluation, Task
from cmviewer.evaluation.frozen import frozen
from cmviewer.evaluation.images import ImageFinder, Images
from cmviewer.evaluation.labels import NO_IMAGE, NO_PREDICTION, PredictedLabels, TruthLabels

__all__ = [
    "NO_IMAGE",
    "NO_PREDICTION",
    "Checkpoint",
    "Classes",
    "Evaluation",
    "ImageFinder",
    "Images",
    "PredictedLabels",
    "Task",
    "TruthLabels",
    "frozen",
]
