"""Names of classes that both sides write in other ways: `golden retriever` and `golden.retriever`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.labels import COLUMN_NAMES_FOLDED, NAMES_FOLDED
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_names import folded
from cmviewer.readers.joining.column_names import classes_of_columns
from cmviewer.readers.joining.spelling import EXACT, FOLDED, KEY, Spelling, decide_spelling
from cmviewer.readers.labels.truth_pairing import PairedParts
from cmviewer.readers.tables.parts import Labels, SamplePart
from cmviewer.said import said

_SHOWN: Final = 3
"""Of more names the first are shown."""


def with_one_spelling(
    paired: PairedParts, listed: Sequence[str], decisions: Decisions, problems: list[Problem]
) -> PairedParts:
    """Write classes in one way where nothing but case, blanks and signs differs: as the truth does."""
    parts = [part for part in (paired.truth, *paired.predictions) if part is not None]
    truth = {name for part in parts if part.truth is not None for name in part.truth.used_names()}
    predicted = sorted({name for part in paired.predictions for name in _predicted(part)})
    file = paired.predictions[0].file
    names = sorted(truth | set(listed))
    told = decisions.told_for(KEY, (EXACT, FOLDED), file)
    if told is None or told.value != EXACT:
        renamed = [_with_whole_names(part, names, decisions, problems) for part in paired.predictions]
        paired = replace(paired, predictions=tuple(renamed))
        predicted = sorted({name for part in paired.predictions for name in _predicted(part)})
    spelling = decide_spelling(names, predicted, decisions, problems, file, kind=NAMES_FOLDED)
    if not spelling.known:
        return paired
    truth_part = None if paired.truth is None else _renamed(paired.truth, spelling)
    return PairedParts(tuple(_renamed(part, spelling) for part in paired.predictions), truth_part)


def _with_whole_names(
    part: SamplePart, classes: Sequence[str], decisions: Decisions, problems: list[Problem]
) -> SamplePart:
    """Call scores by the names of the classes where columns have these cut short, or as R writes them."""
    scores = part.class_scores
    if scores is None or scores.names is None:
        return part
    meant = classes_of_columns(scores.names, classes)
    other = {column: name for column, name in meant.items() if folded(column) != folded(name)}
    if not other:
        return part
    shown = ", ".join(f"{column!r} as {name!r}" for column, name in list(other.items())[:_SHOWN])
    problems.append(COLUMN_NAMES_FOLDED.of(part.file, times=len(other), readings=(EXACT,), shown=shown))
    evidence = said(
        "named so but for an end, or an X before: {:,} of {:,} columns", len(other), len(scores.names)
    )
    decisions.take(KEY, FOLDED, Origin.EVIDENCE, evidence, [Alternative(EXACT)], part.file)
    return replace(part, class_scores=replace(scores, names=tuple(meant[name] for name in scores.names)))


def _predicted(part: SamplePart) -> set[str]:
    names = set(() if part.prediction is None else part.prediction.used_names())
    return names | set(() if part.class_scores is None else part.class_scores.names or ())


def _renamed(part: SamplePart, spelling: Spelling) -> SamplePart:
    truth, prediction = _spelled(part.truth, spelling), _spelled(part.prediction, spelling)
    if truth is not part.truth or prediction is not part.prediction:
        part = replace(part, truth=truth, prediction=prediction)
    scores = part.class_scores
    if scores is not None and scores.names is not None:
        right = tuple(spelling.of(name) for name in scores.names)
        if len(set(right)) == len(right):  # of two columns of one class, each keeps its name
            part = replace(part, class_scores=replace(scores, names=right))
    return part


def _spelled(labels: Labels | None, spelling: Spelling) -> Labels | None:
    names = [] if labels is None else [spelling.of(name) for name in labels.names]
    return labels if labels is None or names == list(labels.names) else Labels.of_codes(labels.code, names)
