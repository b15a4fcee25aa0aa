"""Sentences about how much is counted, left out and hidden."""

from collections.abc import Callable
from typing import Final

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.number_words import threshold_text
from cmviewer.confusion.sentences import numbered
from cmviewer.confusion.totals import Totals
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import NO_PREDICTION_NAME, as_seen
from cmviewer.evaluation import Task, Unit
from cmviewer.matching import CountingRule, Difficult


def counted_sentence(totals: Totals, rule: CountingRule, task: Task) -> str:
    """Say how much is counted, and how much is left out, and why."""
    return _COUNTED[task.profile.unit](totals, rule)


def hidden_sentence(matrix: ConfusionMatrix, state: ViewState, task: Task) -> str:
    """Say what the hidden background hides; empty where it hides nothing."""
    if as_seen(state, matrix, task).background or not matrix.missed + matrix.false_alarms:
        return ""
    return f"{_HIDDEN[task.profile.unit](matrix)} are hidden"


def _counted_samples(totals: Totals, _rule: CountingRule) -> str:
    none = totals.without_prediction + totals.under_threshold
    return f"{totals.counted:,} samples counted" + (f", {none:,} with {NO_PREDICTION_NAME}" if none else "")


def _counted_objects(totals: Totals, rule: CountingRule) -> str:
    aside = f" ({totals.ignored_truths:,} more left aside)" if totals.ignored_truths else ""
    reasons = []
    if totals.under_threshold:
        reasons.append(f"{totals.under_threshold:,} under {threshold_text(rule.score)}")
    if totals.on_ignored:
        where = "crowd regions" if rule.difficult is Difficult.COUNT else "what is not counted"
        reasons.append(f"{totals.on_ignored:,} on {where}")
    left_out = f" ({', '.join(reasons)} left out)" if reasons else ""
    kept = numbered(totals.predictions, "prediction")
    return f"{numbered(totals.counted, 'truth')}{aside} · {kept} kept{left_out}"


def _counted_pixels(totals: Totals, _rule: CountingRule) -> str:
    images = numbered(totals.images_counted, "image")
    if waiting := totals.images_waiting:
        all_images = totals.images_counted + totals.images_left_out + waiting
        images = f"{totals.images_counted:,} of {numbered(all_images, 'image')} so far"
    reasons = []
    if totals.ignored_pixels:
        reasons.append(f"{totals.ignored_pixels:,} not judged by the truth")
    if totals.images_left_out:
        reasons.append(f"{numbered(totals.images_left_out, 'image')} left out")
    aside = f" ({', '.join(reasons)})" if reasons else ""
    return f"{numbered(totals.counted, 'pixel')} in {images}{aside}"


_COUNTED: Final[dict[Unit, Callable[[Totals, CountingRule], str]]] = {
    Unit.SAMPLE: _counted_samples,
    Unit.OBJECT: _counted_objects,
    Unit.PIXEL: _counted_pixels,
}
_HIDDEN: Final[dict[Unit, Callable[[ConfusionMatrix], str]]] = {
    Unit.OBJECT: lambda matrix: f"{matrix.missed:,} missed, {numbered(matrix.false_alarms, 'false alarm')}",
    Unit.PIXEL: lambda matrix: f"{numbered(matrix.missed, 'pixel')} predicted as no class",
}
