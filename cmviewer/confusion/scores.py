"""Whether predictions have scores."""

import numpy as np

from cmviewer.evaluation import Annotations, LabelMaps, PredictedLabels, Predictions


def has_scores(predictions: Predictions) -> bool:
    """Whether a score threshold has anything to choose by."""
    match predictions:
        case PredictedLabels() as labels:
            return not bool(np.isnan(labels.score).all())
        case Annotations() as objects:
            return objects.score is not None
        case LabelMaps():
            return False
