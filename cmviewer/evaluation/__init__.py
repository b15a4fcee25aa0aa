"""What was opened, as immutable values: no files, no toolkit."""

from cmviewer.evaluation.annotations import Annotations
from cmviewer.evaluation.apart import (
    Elsewhere,
    Look,
    LostElsewhereError,
    PartIndex,
    ReadApart,
    ReadWholeError,
    TakeLooks,
)
from cmviewer.evaluation.classes import Classes
from cmviewer.evaluation.counted import CountedBefore, CountedObjects, CountedTable, KeptPairs
from cmviewer.evaluation.detail import Detail
from cmviewer.evaluation.evaluation import Checkpoint, Evaluation, Predictions, Truth
from cmviewer.evaluation.fields import NO_ROW, Fields, FieldTable
from cmviewer.evaluation.frozen import frozen
from cmviewer.evaluation.images import Frame, ImageFinder, Images
from cmviewer.evaluation.interpretation import (
    Alternative,
    Decision,
    Interpretation,
    NamedFiles,
    Origin,
    Role,
    RoleOfFile,
)
from cmviewer.evaluation.label_maps import NOT_COUNTED, LabelMaps
from cmviewer.evaluation.labels import NO_IMAGE, NO_PREDICTION, PredictedLabels, TruthLabels
from cmviewer.evaluation.lazy_column import column, places_of
from cmviewer.evaluation.regions import Regions
from cmviewer.evaluation.task import Task, TaskProfile, Unit

__all__ = [
    "NOT_COUNTED",
    "NO_IMAGE",
    "NO_PREDICTION",
    "NO_ROW",
    "Alternative",
    "Annotations",
    "Checkpoint",
    "Classes",
    "CountedBefore",
    "CountedObjects",
    "CountedTable",
    "Decision",
    "Detail",
    "Elsewhere",
    "Evaluation",
    "FieldTable",
    "Fields",
    "Frame",
    "ImageFinder",
    "Images",
    "Interpretation",
    "KeptPairs",
    "LabelMaps",
    "Look",
    "LostElsewhereError",
    "NamedFiles",
    "Origin",
    "PartIndex",
    "PredictedLabels",
    "Predictions",
    "ReadApart",
    "ReadWholeError",
    "Regions",
    "Role",
    "RoleOfFile",
    "TakeLooks",
    "Task",
    "TaskProfile",
    "Truth",
    "TruthLabels",
    "Unit",
    "column",
    "frozen",
    "places_of",
]
