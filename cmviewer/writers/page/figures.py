"""The figures and words of one checkpoint on the page: how much was counted, headline, classes, pairs."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.cautions import caution, collapse
from cmviewer.confusion.checkpoint_result import CheckpointCounts
from cmviewer.confusion.interval_words import with_interval
from cmviewer.confusion.intervals import Intervals
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.measures import Measures, measures_of
from cmviewer.confusion.metric import ClassMetric, Format, Mean, OverallMetric
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.order import most_confused
from cmviewer.confusion.pairs import ConfusedPairs, confused_pairs
from cmviewer.confusion.sentences import shown_name
from cmviewer.evaluation import Evaluation
from cmviewer.writers.page.turns import PAIRS

CLASS_LIMIT: Final = 200
"""Most classes in the table of the page; `class_metrics.csv` has them all."""


@dataclass(frozen=True)
class ClassLine:
    """One class, or a mean over all, as the table shows it. little: that its class has few truths."""

    name: str
    fields: tuple[str, ...]
    little: str = ""


@dataclass(frozen=True)
class PairLine:
    """One kind of mistake: how often, and of which share of the truth class."""

    truth: str
    prediction: str
    labels: tuple[int, int]
    count: int
    share: str


@dataclass(frozen=True, eq=False)
class Figures:
    """A checkpoint that was counted, with its metrics. intervals: of these, where they are wanted."""

    evaluation: Evaluation
    counts: CheckpointCounts
    measures: Measures
    intervals: Intervals | None = None

    @property
    def matrix(self) -> ConfusionMatrix:
        """The counts."""
        return self.counts.matrix

    @property
    def name(self) -> str:
        """Name of the checkpoint."""
        return self.evaluation.checkpoints[self.counts.checkpoint].name


def figures_of(evaluation: Evaluation, counts: CheckpointCounts) -> Figures:
    """Compute the metrics of a checkpoint."""
    return Figures(evaluation, counts, measures_of(counts.matrix, evaluation.task))


def counted_line(figures: Figures) -> str:
    """Say which checkpoint it is, and how much was counted and left out."""
    totals, task = figures.counts.totals, figures.evaluation.task
    of_all = f" of {totals.truths:,}" if totals.truths != totals.counted else ""
    amounts = (
        (totals.without_prediction, "without prediction"),
        (totals.missed, "missed"),
        (totals.false_alarms, "false alarms"),
        (totals.on_ignored, "predictions on ignored truths left out"),
        (totals.under_threshold, "under the score threshold"),
    )
    return " · ".join(
        (
            f"Checkpoint {figures.name}",
            str(task),
            f"{len(figures.evaluation.classes):,} classes",
            f"{totals.counted:,} counted{of_all}",
            *(f"{amount:,} {words}" for amount, words in amounts if amount),
        )
    )


def cautions(figures: Figures) -> list[str]:
    """Sentences about numbers that mislead; none where none does."""
    evaluation = figures.evaluation
    told = collapse(figures.matrix, evaluation), caution(figures.measures, evaluation)
    return [f"{sentence}." for sentence in told if sentence]


def headline(figures: Figures) -> list[tuple[str, str, str]]:
    """The metrics over all that the task knows: name, value, and its interval where that is wanted."""
    measures, found = figures.measures, []
    for metric in measures.single:
        name, text = metric.words_for(measures.task), measures.text(metric)
        between = _with_interval(figures, metric, text).removeprefix(text).strip(" ()")
        found.append((name[0].upper() + name[1:], text, between))
    return found


def listed_classes(figures: Figures) -> NDArray[np.int64]:
    """Labels in the table of classes, int64 (n,), in their own order: of many the most confused."""
    classes = figures.evaluation.classes
    if len(classes) <= CLASS_LIMIT:
        return np.arange(len(classes))
    return np.sort(most_confused(figures.matrix, classes, CLASS_LIMIT))


def class_columns(measures: Measures) -> list[ClassMetric]:
    """The metrics of a class: support, other counts, then the rest."""
    return sorted(
        measures.class_metrics,
        key=lambda metric: (metric.format is not Format.COUNT, metric.name != "support"),
    )


def class_lines(figures: Figures, labels: NDArray[np.int64]) -> list[ClassLine]:
    """A line of the table of classes for each label, int64 (n,)."""
    columns = class_columns(figures.measures)
    return [_class_line(figures, columns, label) for label in labels.tolist()]


def _class_line(figures: Figures, columns: list[ClassMetric], label: int) -> ClassLine:
    values = [(metric, figures.measures.of_class[metric.name][label]) for metric in columns]
    fields = [metric.format.text(value) for metric, value in values]
    name, intervals, little = figures.evaluation.classes.names[label], figures.intervals, ""
    if intervals is not None:
        ends = [intervals.of_class.get(metric.name) for metric, _ in values]
        fields = [
            text if one is None else with_interval(text, tuple(one[label].tolist()), metric.format)
            for text, one, (metric, _) in zip(fields, ends, values, strict=True)
        ]
        little = intervals.says_little(label)
    return ClassLine(name, tuple(fields), little)


def mean_lines(figures: Figures) -> list[ClassLine]:
    """The lines below the table of classes."""
    columns = class_columns(figures.measures)
    return [
        ClassLine(mean.value, tuple(_mean_field(figures, mean, metric) for metric in columns))
        for mean in Mean
    ]


def _mean_field(figures: Figures, mean: Mean, metric: ClassMetric) -> str:
    value, over_all = figures.measures.mean(mean, metric), figures.measures.table.mean(mean, metric)
    text = "" if value is None else metric.format.text(value)
    return text if over_all is None else _with_interval(figures, over_all, text)


def _with_interval(figures: Figures, metric: OverallMetric, text: str) -> str:
    """A metric over all with its interval, where intervals are wanted."""
    ends = None if figures.intervals is None else figures.intervals.overall.get(metric.name)
    return text if ends is None else with_interval(text, ends, metric.format)


def pair_lines(figures: Figures) -> tuple[list[PairLine], list[PairLine]]:
    """The off-diagonal cells with most counts, most first: those of two classes, and those of the background.

    Shares are of all truths of a class, missed ones too.
    """
    evaluation = figures.evaluation
    pairs = confused_pairs(figures.matrix, background=True)
    is_background = (pairs.truth == len(evaluation.classes)) | (pairs.prediction == len(evaluation.classes))

    def listed(which: NDArray[np.bool_]) -> list[PairLine]:
        return [_pair_line(evaluation, pairs, row) for row in np.flatnonzero(which)[:PAIRS].tolist()]

    return listed(~is_background), listed(is_background)


def _pair_line(evaluation: Evaluation, pairs: ConfusedPairs, row: int) -> PairLine:
    labels = int(pairs.truth[row]), int(pairs.prediction[row])
    truth, prediction = (shown_name(label, evaluation.classes, evaluation.task) for label in labels)
    share = percent(float(pairs.of_truth[row]))
    return PairLine(truth, prediction, labels, int(pairs.count[row]), share)


def no_pairs(pairs: list[PairLine], background_pairs: list[PairLine]) -> str:
    """Say that no class is taken for another; empty where one is."""
    if pairs:
        return ""
    return "No class is taken for another." if background_pairs else "No mistakes: every prediction is right."
