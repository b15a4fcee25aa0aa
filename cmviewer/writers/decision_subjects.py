"""What each decision of reading is about, in a word: its checkpoint, or the file where it is of several."""

from collections import defaultdict
from pathlib import Path

from cmviewer.evaluation import Evaluation


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


def _subject(about: Path, checkpoints: set[str]) -> str:
    return next(iter(checkpoints)) if len(checkpoints) == 1 else about.name
