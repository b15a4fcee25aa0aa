"""The images that are judged are those that the model was trained on, though others were kept for judging."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.evaluation import Decision, Evaluation, Origin
from cmviewer.problems.whole import TRAINING_IMAGES_JUDGED
from cmviewer.readers.files.words import SPLITS, words

_TRAINING: Final = frozenset({"train", "training"})
_SAID: Final = frozenset({Origin.TOLD, Origin.MANIFEST})


def training_images(evaluation: Evaluation) -> list[Problem]:
    """Say so where predictions decided that the part for training is judged, and nobody has told it."""
    decisions = evaluation.interpretation.decisions
    taken = [one for one in decisions if one.key == "split"]
    taken = taken or [one for one in decisions if one.key == "truth"]
    for one in (one for one in taken if one.origin not in _SAID):
        part, others = _part_in(one.taken, one), _parts_in(one)
        if part in _TRAINING and others - _TRAINING:
            listed = " and ".join(sorted(others - _TRAINING))
            place = one.about or evaluation.source
            return [
                TRAINING_IMAGES_JUDGED.of(
                    place, readings=(one.taken,), decision=one.key, part=part, listed=listed
                )
            ]
    return []


def _parts_in(decision: Decision) -> set[str]:
    return {part for one in decision.alternatives if (part := _part_in(one.value, decision))}


def _part_in(value: str, decision: Decision) -> str:
    """The part that a value names: `train` of `fold_1/train`, and of a truth `data/train.csv`; else empty."""
    path = Path(value)
    if decision.key == "split":
        return path.name
    return _last_part(words(path.stem)) or _last_part(words(path.parent.name))


def _last_part(name_words: Iterable[str]) -> str:
    return next((word for word in reversed(list(name_words)) if word in SPLITS), "")
