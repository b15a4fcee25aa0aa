"""What each decision of reading is about, in a word: its checkpoint, or the file where it is of several."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Decision, Evaluation

_MOST_NAMED: Final = 3
"""Subjects that are all named where a decision was taken alike for several."""


def decision_subjects(evaluation: Evaluation) -> tuple[str, ...]:
    """Return the subject of each decision, in their order; empty where it is about all that was opened.

    Files of several checkpoints often have one name, each in a folder of its own.
    """
    checkpoints = defaultdict[Path, set[str]](set)
    for checkpoint in evaluation.checkpoints:
        for path in (*checkpoint.files, *(file.parent for file in checkpoint.files[:1])):
            checkpoints[path].add(checkpoint.name)
    return tuple(
        "" if one.about is None else _subject(one.about, checkpoints.get(one.about, set()))
        for one in evaluation.interpretation.decisions
    )


def decision_lines(evaluation: Evaluation) -> list[tuple[Decision, str]]:
    """Return the decisions with what they are about, those that were taken alike as one."""
    alike = defaultdict[Decision, list[str]](list)
    for one, subject in zip(evaluation.interpretation.decisions, decision_subjects(evaluation), strict=True):
        alike[replace(one, about=None)].append(subject)
    return [(one, _named(list(dict.fromkeys(subjects)))) for one, subjects in alike.items()]


def _named(subjects: list[str]) -> str:
    if len(subjects) <= _MOST_NAMED:
        return ", ".join(filter(None, subjects))
    return f"{subjects[0]} and {len(subjects) - 1:,} more"


def _subject(about: Path, checkpoints: set[str]) -> str:
    return next(iter(checkpoints)) if len(checkpoints) == 1 else about.name
