"""Sentences about how much is counted, left out and hidden."""

from collections.abc import Callable
from typing import Final

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.number_words import threshold_text
from cmviewer.confusion.sentences import false_alarms_words, images_words, numbered
from cmviewer.confusion.totals import Totals
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import NO_PREDICTION_NAME, as_seen
from cmviewer.evaluation import Task, Unit
from cmviewer.matching import CountingRule, Difficult
from cmviewer.said import joined, said, said_of


def counted_sentence(totals: Totals, rule: CountingRule, task: Task) -> str:
    """Say how much is counted, and how much is left out, and why."""
    return _COUNTED[task.profile.unit](totals, rule)


def hidden_sentence(matrix: ConfusionMatrix, state: ViewState, task: Task) -> str:
    """Say what the hidden background hides; empty where it hides nothing."""
    if as_seen(state, matrix, task).background or not matrix.missed + matrix.false_alarms:
        return ""
    return said("{} are hidden", _HIDDEN[task.profile.unit](matrix))


def _counted_samples(totals: Totals, _rule: CountingRule) -> str:
    none = totals.without_prediction + totals.under_threshold
    counted = said("{:,} samples counted", totals.counted)
    return said("{}, {:,} with {}", counted, none, NO_PREDICTION_NAME) if none else counted


def _counted_objects(totals: Totals, rule: CountingRule) -> str:
    reasons = []
    if totals.under_threshold:
        reasons.append(said("{:,} under {}", totals.under_threshold, threshold_text(rule.score)))
    if totals.on_ignored:
        on_crowds = said("{:,} on crowd regions", totals.on_ignored)
        on_any = said("{:,} on what is not counted", totals.on_ignored)
        reasons.append(on_crowds if rule.difficult is Difficult.COUNT else on_any)
    truths = said_of(totals.counted, "1 truth", "{count:,} truths")
    if totals.ignored_truths:
        truths = said("{} ({:,} more left aside)", truths, totals.ignored_truths)
    kept = said_of(totals.predictions, "1 prediction kept", "{count:,} predictions kept")
    if reasons:
        kept = said("{} ({} left out)", kept, joined(", ", reasons))
    return joined(" · ", (truths, kept))


def _counted_pixels(totals: Totals, _rule: CountingRule) -> str:
    images = images_words(totals.images_counted)
    if waiting := totals.images_waiting:
        all_images = totals.images_counted + totals.images_left_out + waiting
        images = said("{:,} of {} so far", totals.images_counted, images_words(all_images))
    reasons = []
    if totals.ignored_pixels:
        reasons.append(said("{:,} not judged by the truth", totals.ignored_pixels))
    if totals.images_left_out:
        reasons.append(said("{} left out", images_words(totals.images_left_out)))
    pixels = said("{} in {}", numbered(totals.counted, Unit.PIXEL), images)
    return said("{} ({})", pixels, joined(", ", reasons)) if reasons else pixels


_COUNTED: Final[dict[Unit, Callable[[Totals, CountingRule], str]]] = {
    Unit.SAMPLE: _counted_samples,
    Unit.OBJECT: _counted_objects,
    Unit.PIXEL: _counted_pixels,
}
_HIDDEN: Final[dict[Unit, Callable[[ConfusionMatrix], str]]] = {
    Unit.OBJECT: lambda matrix: said(
        "{:,} missed, {}", matrix.missed, false_alarms_words(matrix.false_alarms)
    ),
    Unit.PIXEL: lambda matrix: said("{} predicted as no class", numbered(matrix.missed, Unit.PIXEL)),
}
