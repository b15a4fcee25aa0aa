"""What makes a picture unambiguous: by which rule was counted, and what of it is shown."""

from typing import Final

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.number_words import threshold_text
from cmviewer.confusion.order import SHOWN_LIMIT
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import NO_PREDICTION_NAME, OTHER_NAME, as_seen, of_shown, on_one_line
from cmviewer.evaluation import Annotations, Classes, Evaluation
from cmviewer.matching import CountingRule
from cmviewer.said import joined, said, word

BETWEEN: Final = " · "
"""What parts the parts of a caption."""


def folded_sentence(classes: Classes, state: ViewState) -> str:
    """Say how many classes stand as `(other)`; empty where none does."""
    chosen = len(classes) if state.shown is None else len(state.shown)
    wanted = chosen if state.top is None else state.top
    shown = min(wanted, SHOWN_LIMIT, chosen)
    if shown == len(classes):
        return ""
    if shown == chosen:
        return said("{:,} of {:,} classes chosen, the rest as {}", chosen, len(classes), OTHER_NAME)
    every = len(classes)
    if chosen == every:
        return said("the {:,} most confused of {:,} classes, the rest as {}", shown, every, OTHER_NAME)
    words = said("the {:,} most confused of {:,} classes chosen from {:,}", shown, chosen, every)
    return said("{}, the rest as {}", words, OTHER_NAME)


def rule_sentence(evaluation: Evaluation, state: ViewState) -> str:
    """Say by which rule was counted; of objects all that two people need for the same numbers."""
    rule, used = state.rule, evaluation.task.profile.rule
    if not used:
        return said("every pixel that the truth judges")
    if "match" in used:
        return joined(", ", _parts(evaluation, rule))
    score = threshold_text(rule.score)
    if evaluation.positive is not None:
        return said("{} from score {} on", evaluation.classes.names[evaluation.positive], score)
    return said("score ≥ {}", score)


def _parts(evaluation: Evaluation, rule: CountingRule) -> list[str]:
    truth = evaluation.truth
    parts = [
        said("match {}", rule.match.value),
        said("IoU ≥ {}", threshold_text(rule.iou)),
        said("score ≥ {}", threshold_text(rule.score)),
        said("seed {}", rule.seed),
    ]
    if isinstance(truth, Annotations) and truth.crowd is not None:
        parts.append(said("crowd {}", word(rule.crowd.value)))
    if isinstance(truth, Annotations) and truth.difficult is not None:
        parts.append(said("difficult {}", word(rule.difficult.value)))
    return parts


def threshold_sentence(evaluation: Evaluation, rule: CountingRule) -> str:
    """Say by which rule and thresholds both sides are matched; empty where nothing is."""
    return joined(", ", _parts(evaluation, rule)[:3]) if evaluation.task.has_objects else ""


def subset_sentence(subset: str) -> str:
    """Say what alone is counted; empty where that is everything."""
    return said("only {}", on_one_line(subset)) if subset else ""


def caption(evaluation: Evaluation, matrix: ConfusionMatrix, state: ViewState) -> str:
    """One line that makes a picture unambiguous: checkpoint, view, rule, background, orientation."""
    rule, counted = rule_sentence(evaluation, state), _counted(evaluation, matrix, state)
    return joined(BETWEEN, filter(None, (*_shown(evaluation, state), rule, *counted)))


def caption_parts(evaluation: Evaluation, matrix: ConfusionMatrix, state: ViewState) -> list[str]:
    """Parts of the caption for a line that may be too short: the rule, which stands beside it, is last."""
    rule, counted = rule_sentence(evaluation, state), _counted(evaluation, matrix, state)
    return list(filter(None, (*_shown(evaluation, state), *counted, rule)))


def _shown(evaluation: Evaluation, state: ViewState) -> tuple[str, str]:
    return evaluation.checkpoints[state.checkpoint].name, word(state.view.label)


def _counted(evaluation: Evaluation, matrix: ConfusionMatrix, state: ViewState) -> tuple[str, ...]:
    return (
        subset_sentence(state.subset),
        evaluation.mended,
        _background(evaluation, matrix, state),
        said("{} on rows", word(state.rows.value)),
        folded_sentence(evaluation.classes, state),
    )


def _background(evaluation: Evaluation, matrix: ConfusionMatrix, state: ViewState) -> str:
    """Say whether the background is shown, where there is one, and of what shares are while it is not."""
    task, seen = evaluation.task, as_seen(state, matrix, evaluation.task)
    if not task.has_objects and not matrix.missed:
        return ""
    if task.profile.no_prediction:
        return said("{} shown", NO_PREDICTION_NAME)
    name = evaluation.classes.background_name
    is_shown = said("{} shown", name) if seen.background else said("{} hidden", name)
    return joined(", ", filter(None, (of_shown(state, matrix, task), is_shown)))
