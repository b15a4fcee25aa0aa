"""By what a table was counted, as its last columns: checkpoint, rule, thresholds, subset."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Final

from cmviewer.confusion.captions import BETWEEN, rule_sentence, subset_sentence
from cmviewer.confusion.checkpoint_result import CheckpointCounts
from cmviewer.confusion.comparison.comparison import Counted, names_of_both
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import on_one_line
from cmviewer.evaluation import Evaluation
from cmviewer.matching import CountingRule
from cmviewer.writers.fields import csv_text, real_field, text_field

RULE_COLUMNS: Final = ("rule", "iou_threshold", "score_threshold", "subset")
_USUAL: Final = CountingRule()
_BESIDE: Final = tuple(
    field.name for field in fields(CountingRule) if field.name not in {"match", "iou", "score"}
)
"""What of a rule has no column: it stands behind the rule where it is not as usual."""


def counted_by(evaluation: Evaluation, counts: CheckpointCounts) -> dict[str, str]:
    """Return `checkpoint` and the `RULE_COLUMNS` of all that is counted so, as texts."""
    return {"checkpoint": evaluation.checkpoints[counts.checkpoint].name, **rule_of(evaluation, counts)}


def both_counted_by(a: Counted, b: Counted) -> dict[str, str]:
    """Return both checkpoints and the `RULE_COLUMNS` as texts; where B has others, these follow with `_b`."""
    names = dict(zip(("checkpoint_a", "checkpoint_b"), names_of_both(a, b), strict=True))
    of_a, of_b = (rule_of(one.evaluation, one.result.counts) for one in (a, b))
    own = {} if of_a == of_b else {f"{name}_b": text for name, text in of_b.items()}
    return {**names, **of_a, **own}


def rule_of(evaluation: Evaluation, counts: CheckpointCounts) -> dict[str, str]:
    """Return the `RULE_COLUMNS` as texts; empty is what a task, or what has no scores, does not ask.

    rule: as `--match` tells it, and behind it all that is not as usual: `iou, seed 3, crowd count`.
    """
    used, rule = evaluation.task.profile.rule, counts.rule
    return {
        "rule": ", ".join(_rule_words(evaluation, rule)),
        "iou_threshold": real_field(rule.iou) if "iou" in used else "",
        "score_threshold": real_field(rule.score) if "score" in used and counts.has_scores else "",
        "subset": counts.subset,
    }


def told_in_a_line(evaluation: Evaluation, counts: CheckpointCounts) -> str:
    """Say the same in words: `epoch 3 · match iou, IoU ≥ 0.50, score ≥ 0.25, seed 0`."""
    parts = (
        evaluation.checkpoints[counts.checkpoint].name,
        rule_sentence(evaluation, ViewState(rule=counts.rule)),
        subset_sentence(counts.subset),
        evaluation.mended,
    )
    return on_one_line(BETWEEN.join(part for part in parts if part))


def table_text(header: Sequence[str], columns: Sequence[Sequence[str]], told: Mapping[str, str]) -> str:
    """A table of ready fields with its header, in each line of which stands at the end what is told."""
    return csv_text((*header, *told), (*columns, *repeated(told, len(columns[0]))))


def repeated(
    told: Mapping[str, str], count: int, written: Callable[[str], str] = text_field
) -> list[list[str]]:
    """Columns of what is told, the same in each of `count` lines; each is `written` once."""
    return [[written(text)] * count for text in told.values()]


def _rule_words(evaluation: Evaluation, rule: CountingRule) -> list[str]:
    used, words = evaluation.task.profile.rule, list[str]()
    if "match" in used:
        words.append(rule.match.value)
    words += (
        f"{name} {getattr(rule, name)}"
        for name in _BESIDE
        if name in used and getattr(rule, name) != getattr(_USUAL, name)
    )
    if evaluation.positive is not None:
        words.append(f"positive {evaluation.classes.names[evaluation.positive]}")
    return [*words, *filter(None, (evaluation.mended,))]
