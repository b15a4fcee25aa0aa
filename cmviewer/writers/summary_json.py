"""`summary.json`: what was counted, by which rule, from which files, and what came out."""

import json
import math
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

import msgspec

from cmviewer.confusion.captions import caption, rule_sentence
from cmviewer.confusion.cautions import caution, collapse
from cmviewer.confusion.comparison.verdict_words import verdict_sentence
from cmviewer.confusion.measures import Measures
from cmviewer.confusion.metric import Mean
from cmviewer.confusion.totals import TOTALS_OF_ALL, Totals
from cmviewer.evaluation import Classes, Task
from cmviewer.matching import CountingRule
from cmviewer.report_files import WrittenFile
from cmviewer.version import __version__
from cmviewer.writers.facts import ReportedComparison, ReportFacts
from cmviewer.writers.inputs import InputFile
from cmviewer.writers.interpretation_json import interpretation_values, problem_values
from cmviewer.writers.intervals_json import interval_values
from cmviewer.writers.verdict_json import verdict_values

_FIRST: Final = (
    *("accuracy", "balanced_accuracy", *Mean, "kappa", "matthews"),
    *("largest_class", "largest_share", "mean_iou"),
)
"""Metrics over all that have always been there, in their order; others follow."""


def summary_json(facts: ReportFacts, written: Iterable[WrittenFile]) -> str:
    """Return the summary as JSON text; what is undefined is null. `written`: the files beside it."""
    beside = {"written": [msgspec.to_builtins(file) for file in written]}
    return json.dumps(_summary(facts) | beside, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _summary(facts: ReportFacts) -> dict[str, Any]:
    evaluation, state = facts.evaluation, facts.state
    positive = evaluation.positive
    return {
        "program": {"name": "cmviewer", "version": __version__},
        "date": facts.made.isoformat(timespec="seconds"),
        "name": evaluation.name,
        "source": str(evaluation.source),
        "recognised": evaluation.recognised,
        "task": evaluation.task.value,
        "checkpoint": facts.checkpoint,
        "checkpoints": evaluation.checkpoint_names,
        "classes": evaluation.classes.names,
        "background": evaluation.classes.background_name,
        "rule": {
            **_rule(facts.counted.rule, evaluation.task),
            "positive": None if positive is None else evaluation.classes.names[positive],
            "sentence": rule_sentence(evaluation, state),
        },
        **facts.told,
        **({"mended": evaluation.mended} if evaluation.mended else {}),
        "background_shown": state.background,
        "caption": caption(evaluation, facts.counted.matrix, state),
        "files": [_file(file) for file in facts.inputs],
        "totals": _totals(facts.totals, evaluation.task),
        "interpretation": _interpretation(facts),
        "problems": [problem_values(problem) for problem in facts.problems],
        "metrics": _metrics(facts.measures, evaluation.classes),
        "collapse": collapse(facts.counted.matrix, evaluation) or None,
        "caution": caution(facts.measures, evaluation) or None,
        **({} if facts.intervals is None else {"intervals": interval_values(facts.intervals)}),
        **_compared(facts.compared),
    }


def _compared(compared: ReportedComparison | None) -> dict[str, Any]:
    """The verdict, and what was compared; nothing where nothing was."""
    if compared is None:
        return {}
    other = compared.b.evaluation
    return {
        "compared": {
            "name": other.name,
            "source": str(other.source),
            "checkpoint": other.checkpoints[compared.b.result.checkpoint].name,
            "rule": _rule(compared.b.result.rule, other.task),
            "files": [_file(file) for file in compared.inputs],
        },
        "verdict": {
            **verdict_values(compared.comparison.verdict),
            "sentence": verdict_sentence(compared.comparison.verdict),
        },
    }


def _rule(rule: CountingRule, task: Task) -> dict[str, Any]:
    """The rule as far as the task knows it."""
    return {name: value for name, value in asdict(rule).items() if name in task.profile.rule}


def _totals(totals: Totals, task: Task) -> dict[str, int]:
    """The totals as far as the task knows them."""
    told: dict[str, int] = asdict(totals)
    known = (*TOTALS_OF_ALL, *task.profile.totals)
    return {name: number for name, number in told.items() if name in known}


def _file(file: InputFile) -> dict[str, Any]:
    told = {"path": str(file.path), "size": file.size, "sha256": file.sha256}
    return told if file.archive is None else told | {"archive": str(file.archive)}


def _interpretation(facts: ReportFacts) -> dict[str, Any]:
    """How the files were read; the problems stand beside it."""
    told = interpretation_values(facts.evaluation.interpretation, facts.problems)
    return {name: value for name, value in told.items() if name != "problems"}


def _metrics(measures: Measures, classes: Classes) -> dict[str, Any]:
    """Every metric over all, the means in a group each; null where it is undefined, or the task has none."""
    table, told = measures.table, dict[str, Any]()
    for metric in table.overall:
        value = measures.value(metric.name)
        mean, of = metric.mean_of or (None, "")
        if metric.name == f"{mean}_{of}":
            told.setdefault(str(mean), {})[of] = value
        else:
            told[metric.name] = value
    for mean in Mean:
        told[mean] = {
            metric.name: told[mean][metric.name] for metric in table.of_class if metric.name in told[mean]
        }
    told["balanced_accuracy"] = told[Mean.MACRO]["recall"]  # the same, and of objects it is written, too
    told["largest_class"] = classes.names[measures.largest_class] if len(classes) else None
    told["largest_share"] = measures.largest_share
    return _defined({name: told[name] for name in (*_FIRST, *told)})


def _defined(numbers: dict[str, Any]) -> dict[str, Any]:
    """The same with None where a number is undefined."""
    return {
        name: _defined(value) if isinstance(value, dict) else None if _undefined(value) else value
        for name, value in numbers.items()
    }


def _undefined(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)
