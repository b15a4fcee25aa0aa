"""`report.html`: one page that holds everything it shows, and nothing from elsewhere."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.captions import caption, folded_sentence, rule_sentence
from cmviewer.confusion.cautions import caution, collapse
from cmviewer.confusion.interval_words import with_interval
from cmviewer.confusion.metric import ClassMetric, Format, Mean, OverallMetric
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.order import most_confused
from cmviewer.confusion.pairs import ConfusedPairs, confused_pairs
from cmviewer.confusion.sentences import shown_name
from cmviewer.confusion.totals_words import hidden_sentence
from cmviewer.confusion.view_state import Side, View
from cmviewer.evaluation import Evaluation
from cmviewer.progress import Cancel
from cmviewer.version import __version__
from cmviewer.writers.atomic import encoded
from cmviewer.writers.comparison_page import compared_part
from cmviewer.writers.decision_subjects import decision_lines
from cmviewer.writers.facts import ReportFacts
from cmviewer.writers.matrix_csv import counts_name
from cmviewer.writers.page.assets import page_assets, page_data
from cmviewer.writers.page.choice import PageChoice
from cmviewer.writers.page.curves import PageCurves, checkpoint_curves, threshold_curves
from cmviewer.writers.page.difference import page_difference
from cmviewer.writers.page.examples import PageExamples, page_examples
from cmviewer.writers.page.matrix import page_matrix
from cmviewer.writers.page.turns import PAIRS

if TYPE_CHECKING:
    from jinja2 import Template

CLASS_LIMIT: Final = 200
"""Most classes in the table of the page; `class_metrics.csv` has them all."""
LINE_LIMIT: Final = 200
"""Most problems, and most files, that are listed; `summary.json` has them all."""


@dataclass(frozen=True)
class ClassLine:
    """One class, or a mean over all, as the table shows it."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class PairLine:
    """One kind of mistake: how often, and of which share of the truth class."""

    truth: str
    prediction: str
    labels: tuple[int, int]
    count: int
    share: str


def report_html(facts: ReportFacts, choice: PageChoice, cancel: Cancel | None = None) -> str:
    """Return the page, within the size that is chosen where the tables alone leave room. Raises `Cancelled`.

    What is left of the size is spent on examples: it is first written without any, so that this is known.
    """
    contents = _contents(facts)
    bare = _rendered(contents, PageExamples((), ()))
    room = choice.bytes - len(encoded(bare))
    examples = page_examples(facts, room, choice.load, cancel or Cancel())
    return _rendered(contents, examples) if examples.records else bare


def _rendered(contents: dict[str, Any], examples: PageExamples) -> str:
    data = {**contents["page_data"], "examples": examples.records, "pictures": examples.pictures}
    inside = {"inside": bool(examples.records), "with_picture": examples.with_picture}
    rendered: str = _template().render(contents | page_assets(data) | inside)
    return rendered


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only a report needs it

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.jinja")


def _contents(facts: ReportFacts) -> dict[str, Any]:
    evaluation, matrix = facts.evaluation, facts.counted.matrix
    drawn = page_matrix(evaluation, matrix, facts.state)
    data, more_cells = page_data(evaluation, facts.counted, drawn)
    state = drawn.state
    labels = _listed_classes(facts)
    pairs, background_pairs = _confused_pairs(facts)
    return {
        "evaluation": evaluation,
        "checkpoint": facts.checkpoint,
        "totals": facts.totals,
        "caption": caption(evaluation, matrix, state),
        "hides": hidden_sentence(matrix, replace(state, background=False), evaluation.task),
        "folded": folded_sentence(evaluation.classes, state),
        "cautions": list(filter(None, (collapse(matrix, evaluation), caution(facts.measures, evaluation)))),
        "counts_name": counts_name(matrix),
        "matrix": drawn,
        "views": tuple(View),
        "sides": tuple(Side),
        "page_data": data,
        "more_cells": more_cells,
        "is_folded": drawn.is_folded,
        "rule": rule_sentence(evaluation, state),
        "subset": state.subset,
        "mended": evaluation.mended,
        "decisions": decision_lines(evaluation),
        "headline": _headline(facts),
        "means": [_mean_line(facts, mean) for mean in Mean],
        "columns": [metric.words for metric in _columns(facts)],
        "intervals": facts.intervals,
        "classes": [_class_line(facts, label) for label in labels.tolist()],
        "class_count": len(evaluation.classes),
        "pairs": pairs,
        "background_pairs": background_pairs,
        "background_title": _background_title(evaluation),
        "compared": compared_part(facts.compared),
        "drawn": None if facts.compared is None else page_difference(facts.compared, facts.state),
        "curves": _curves(facts),
        "error_count": facts.totals.errors,
        "problems": list(map(str, facts.problems[:LINE_LIMIT])),
        "more_problems": max(0, len(facts.problems) - LINE_LIMIT),
        "inputs": facts.inputs[:LINE_LIMIT],
        "more_inputs": max(0, len(facts.inputs) - LINE_LIMIT),
        "version": __version__,
        "made": facts.made,
    }


def _headline(facts: ReportFacts) -> list[tuple[str, str, str]]:
    """The metrics over all that the task knows: name, value, and its interval where that is wanted."""
    measures, found = facts.measures, []
    for metric in measures.single:
        name, text = metric.words_for(measures.task), measures.text(metric)
        between = _with_interval(facts, metric, text).removeprefix(text).strip(" ()")
        found.append((name[0].upper() + name[1:], text, between))
    return found


def _listed_classes(facts: ReportFacts) -> NDArray[np.int64]:
    """Labels in the table, in their own order."""
    classes = facts.evaluation.classes
    if len(classes) <= CLASS_LIMIT:
        return np.arange(len(classes))
    return np.sort(most_confused(facts.counted.matrix, classes, CLASS_LIMIT))


def _columns(facts: ReportFacts) -> list[ClassMetric]:
    """The metrics of a class: support, other counts, then the rest."""
    return sorted(
        facts.measures.class_metrics,
        key=lambda metric: (metric.format is not Format.COUNT, metric.name != "support"),
    )


def _class_line(facts: ReportFacts, label: int) -> ClassLine:
    values = [(metric, facts.measures.of_class[metric.name][label]) for metric in _columns(facts)]
    fields = [metric.format.text(value) for metric, value in values]
    name, intervals = facts.evaluation.classes.names[label], facts.intervals
    if intervals is not None:
        ends = [intervals.of_class.get(metric.name) for metric, _ in values]
        fields = [
            text if one is None else with_interval(text, tuple(one[label].tolist()), metric.format)
            for text, one, (metric, _) in zip(fields, ends, values, strict=True)
        ]
        name = " · ".join(filter(None, (name, intervals.says_little(label))))
    return ClassLine(name, tuple(fields))


def _mean_line(facts: ReportFacts, mean: Mean) -> ClassLine:
    return ClassLine(mean.value, tuple(_mean_field(facts, mean, metric) for metric in _columns(facts)))


def _mean_field(facts: ReportFacts, mean: Mean, metric: ClassMetric) -> str:
    value, over_all = facts.measures.mean(mean, metric), facts.measures.table.mean(mean, metric)
    text = "" if value is None else metric.format.text(value)
    return text if over_all is None else _with_interval(facts, over_all, text)


def _with_interval(facts: ReportFacts, metric: OverallMetric, text: str) -> str:
    """A metric over all with its interval, where intervals are wanted."""
    ends = None if facts.intervals is None else facts.intervals.overall.get(metric.name)
    return text if ends is None else with_interval(text, ends, metric.format)


def _background_title(evaluation: Evaluation) -> str:
    if evaluation.task.has_objects:
        return "Missed, and false alarms"
    return f"With {shown_name(len(evaluation.classes), evaluation.classes, evaluation.task)}"


def _curves(facts: ReportFacts) -> list[PageCurves]:
    drawn = [threshold_curves(swept) for swept in facts.sweeps]
    names = facts.evaluation.checkpoint_names
    return drawn + (
        [checkpoint_curves(facts.curves, names, facts.counted.checkpoint)] if facts.curves else []
    )


def _confused_pairs(facts: ReportFacts) -> tuple[list[PairLine], list[PairLine]]:
    """The off-diagonal cells with most counts, most first: those of two classes, and those of the background.

    Shares are of all truths of a class, missed ones too.
    """
    evaluation = facts.evaluation
    pairs = confused_pairs(facts.counted.matrix, background=True)
    is_background = (pairs.truth == len(evaluation.classes)) | (pairs.prediction == len(evaluation.classes))

    def listed(which: NDArray[np.bool_]) -> list[PairLine]:
        return [_pair_line(evaluation, pairs, row) for row in np.flatnonzero(which)[:PAIRS].tolist()]

    return listed(~is_background), listed(is_background)


def _pair_line(evaluation: Evaluation, pairs: ConfusedPairs, row: int) -> PairLine:
    labels = int(pairs.truth[row]), int(pairs.prediction[row])
    truth, prediction = (shown_name(label, evaluation.classes, evaluation.task) for label in labels)
    share = percent(float(pairs.of_truth[row]))
    return PairLine(truth, prediction, labels, int(pairs.count[row]), share)
