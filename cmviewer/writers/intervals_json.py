"""Intervals of the metrics over all, as the summary tells them; `class_metrics.csv` has those of classes."""

import math
from collections.abc import Mapping
from typing import Any

from cmviewer.confusion.comparison.chance import DRAWS, LEVEL
from cmviewer.confusion.intervals import SEED, Intervals


def interval_values(intervals: Intervals) -> Mapping[str, Any]:
    """Both ends by the name of the metric, null where nothing can be said, and how they were drawn."""
    ends = {name: None if math.isnan(low) else [low, high] for name, (low, high) in intervals.overall.items()}
    return {"level": LEVEL, "draws": DRAWS, "seed": SEED, "images": intervals.images, "metrics": ends}
