"""`report.html`: one page that holds everything it shows; no script, nothing from elsewhere."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.captions import caption, folded_sentence
from cmviewer.confusion.cautions import caution, collapse
from cmviewer.confusion.describe import percent, shown_name
from cmviewer.confusion.figures import CLASS_FIGURES, COUNTS, FIGURES, figure_name
from cmviewer.confusion.metrics import Average
from cmviewer.confusion.order import most_confused
from cmviewer.confusion.pairs import confused_pairs
from cmviewer.confusion.totals_words import hidden_sentence
from cmviewer.evaluation import Task
from cmviewer.version import __version__
from cmviewer.writers.facts import ReportFacts
from cmviewer.writers.matrix_csv import counts_name

CLASS_LIMIT: Final = 200
"""Most classes in the table of the page; `class_metrics.csv` has them all."""
PAIR_LIMIT: Final = 20
LINE_LIMIT: Final = 200
"""Most problems, and most files, that are listed; `summary.json` has them all."""


@dataclass(frozen=True)
class ClassLine:
    """One class as the table shows it."""

    name: str
    counts: tuple[str, ...]
    rates: tuple[str, ...]


@dataclass(frozen=True)
class PairLine:
    """One kind of mistake: how often, and of which share of the truth class."""

    truth: str
    prediction: str
    count: int
    share: str


def report_html(facts: ReportFacts, picture: bytes | None) -> str:
    """Return the page; `picture` is the PNG of the matrix, None where it could not be painted."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only a report needs it

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.jinja").render(_contents(facts, picture))


def _contents(facts: ReportFacts, picture: bytes | None) -> dict[str, Any]:
    evaluation, state, matrix = facts.evaluation, facts.state, facts.counted.matrix
    labels = _listed_classes(facts)
    return {
        "evaluation": evaluation,
        "checkpoint": facts.checkpoint,
        "totals": facts.totals,
        "caption": caption(evaluation, state),
        "notes": [
            note[0].upper() + note[1:]
            for note in (
                hidden_sentence(matrix, state, evaluation.task),
                folded_sentence(evaluation.classes, state),
            )
            if note
        ],
        "cautions": list(filter(None, (collapse(matrix, evaluation), caution(facts.overall, evaluation)))),
        "counts_name": counts_name(matrix),
        "picture": None if picture is None else base64.b64encode(picture).decode("ascii"),
        "headline": _headline(facts),
        "averages": _averages(facts),
        "support": f"{int(facts.classes.support.sum()):,}",
        "columns": _columns(facts.evaluation.task),
        "classes": [_class_line(facts, label) for label in labels.tolist()],
        "class_count": len(evaluation.classes),
        "pairs": _confused_pairs(facts),
        "error_count": facts.totals.errors,
        "problems": list(map(str, facts.problems[:LINE_LIMIT])),
        "more_problems": max(0, len(facts.problems) - LINE_LIMIT),
        "inputs": facts.inputs[:LINE_LIMIT],
        "more_inputs": max(0, len(facts.inputs) - LINE_LIMIT),
        "version": __version__,
        "made": facts.made,
    }


def _headline(facts: ReportFacts) -> list[tuple[str, str]]:
    """The figures that mean something for the task, by name."""
    task = facts.evaluation.task
    figures = [(figure_name(name, task), FIGURES[name]) for name in task.profile.report]
    return [
        (name[0].upper() + name[1:], figure.text(figure.value(facts.overall))) for name, figure in figures
    ]


def _averages(facts: ReportFacts) -> list[tuple[str, tuple[str, ...]]]:
    overall = facts.overall
    means = (("macro", overall.macro), ("micro", overall.micro), ("weighted", overall.weighted))
    lines = [(name, _rates(average)) for name, average in means]
    if "iou" not in facts.evaluation.task.profile.of_class:
        return lines
    of_means = (percent(overall.mean_iou), "", "")
    return [(name, (*rates, iou)) for (name, rates), iou in zip(lines, of_means, strict=True)]


def _rates(average: Average) -> tuple[str, ...]:
    return percent(average.precision), percent(average.recall), percent(average.f1)


def _listed_classes(facts: ReportFacts) -> NDArray[np.int64]:
    """Labels in the table, in their own order."""
    classes = facts.evaluation.classes
    if len(classes) <= CLASS_LIMIT:
        return np.arange(len(classes))
    return np.sort(most_confused(facts.counted.matrix, classes, CLASS_LIMIT))


def _columns(task: Task) -> dict[str, list[str]]:
    """The names of the columns that a class has, as `_class_line` fills them."""
    of_class = task.profile.of_class
    return {
        "counts": [CLASS_FIGURES[name] for name in of_class if name in COUNTS],
        "rates": [CLASS_FIGURES[name] for name in of_class if name not in COUNTS],
    }


def _class_line(facts: ReportFacts, label: int) -> ClassLine:
    of_class = facts.evaluation.task.profile.of_class
    values = {name: getattr(facts.classes, name)[label] for name in of_class}
    return ClassLine(
        name=facts.evaluation.classes.names[label],
        counts=tuple(f"{int(value):,}" for name, value in values.items() if name in COUNTS),
        rates=tuple(percent(float(value)) for name, value in values.items() if name not in COUNTS),
    )


def _confused_pairs(facts: ReportFacts) -> list[PairLine]:
    """The off-diagonal cells with most counts, most first."""
    evaluation = facts.evaluation
    pairs = confused_pairs(facts.counted.matrix, background=True)
    return [
        PairLine(
            truth=shown_name(int(pairs.truth[row]), evaluation.classes, evaluation.task),
            prediction=shown_name(int(pairs.prediction[row]), evaluation.classes, evaluation.task),
            count=int(pairs.count[row]),
            share=percent(float(pairs.of_truth[row])),
        )
        for row in range(min(PAIR_LIMIT, len(pairs)))
    ]
