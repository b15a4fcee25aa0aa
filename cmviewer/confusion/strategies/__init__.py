"""How each task is counted: one strategy a task."""

from typing import Any, Final

from cmviewer.confusion.strategies.counted import COUNTED
from cmviewer.confusion.strategies.labels import LABELS
from cmviewer.confusion.strategies.maps import MAPS
from cmviewer.confusion.strategies.objects import OBJECTS
from cmviewer.confusion.strategies.strategy import Strategy
from cmviewer.evaluation import Evaluation, Task

STRATEGIES: Final[dict[Task, Strategy[Any, Any]]] = {
    Task.CLASSIFICATION: LABELS,
    Task.DETECTION: OBJECTS,
    Task.INSTANCE_SEGMENTATION: OBJECTS,
    Task.SEMANTIC_SEGMENTATION: MAPS,
}


def strategy_of(evaluation: Evaluation) -> Strategy[Any, Any]:
    """Return how the checkpoints of an evaluation are counted."""
    is_fixed = evaluation.counted is not None and evaluation.counted.is_fixed
    return COUNTED if is_fixed else STRATEGIES[evaluation.task]
