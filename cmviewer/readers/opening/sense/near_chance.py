"""Labels agree by chance, and in a reading that was declared, but not taken, nearly always."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation, Origin
from cmviewer.problems.whole import AGREEMENT_NEAR_CHANCE
from cmviewer.readers.opening.sense.alternatives import alternatives
from cmviewer.readers.opening.sense.whole import Whole

_KEY: Final = "class-numbers"
_PLAIN: Final = "plain"
_FROM_ONE: Final = "from-1"
_SHIFTS: Final = (-1, 1)
"""Either side may be the one that counts from 1."""
_LEAST: Final = 20
"""Of fewer samples, agreement by chance cannot be told from agreement."""
_LITTLE: Final = 0.2
"""Cohen's kappa; above it the model has learned the classes as they were read."""
_MUCH: Final = 0.6
"""Kappa of shifted numbers. Of random and of untrained predictions it stays under 2.4 / √20 = 0.54 in 119
of 120; of two swapped classes, of which only one finds its name, it is 0."""


def near_chance(whole: Whole) -> list[Problem]:
    """Say so where class numbers shifted by one agree, and as they were read do not.

    A right reading leaves no number without a class; of a model that turns its classes round, one is left.
    """
    pairs = whole.pairs
    others = _others(whole.evaluation)
    if not {_PLAIN, _FROM_ONE} & set(others) or pairs.total < _LEAST:
        return []
    number = _numbers(whole.evaluation.classes.names)
    true, predicted = number[pairs.true], number[pairs.predicted]
    read = _kappa(true, predicted, pairs.weight)
    fitting = [predicted + shift for shift in _SHIFTS if np.isin(predicted + shift, number).all()]
    best = max((_kappa(true, shifted, pairs.weight) for shifted in fitting), default=0.0)
    if read > _LITTLE or best < _MUCH:
        return []
    return [AGREEMENT_NEAR_CHANCE.of(whole.file, readings=others, read=read, best=best)]


def _others(evaluation: Evaluation) -> tuple[str, ...]:
    """The readings that were not taken; nobody looks for some where one was told."""
    told = [
        one.taken
        for one in evaluation.interpretation.decisions
        if one.key == _KEY and one.origin in {Origin.TOLD, Origin.MANIFEST}
    ]
    if told and {_PLAIN, _FROM_ONE} & set(told):
        return tuple(way for way in (_PLAIN, _FROM_ONE) if way not in told)
    return alternatives(evaluation, _KEY)


def _numbers(names: tuple[str, ...]) -> NDArray[np.int64]:
    """The number of each class, int64 (K,): its name where all are numbers, else its place."""
    small = all(name.isascii() and name.isdigit() and len(name) < 10 for name in names)
    return np.array([int(name) for name in names] if small else range(len(names)), np.int64)


def _kappa(true: NDArray[np.int64], predicted: NDArray[np.int64], weight: NDArray[np.int64]) -> float:
    """Cohen's kappa: 0 by chance, 1 where all agree."""
    every, code = np.unique(np.concatenate((true, predicted)), return_inverse=True)
    rows = np.bincount(code[: len(true)], weight, len(every)) / weight.sum()
    columns = np.bincount(code[len(true) :], weight, len(every)) / weight.sum()
    chance, share = float((rows * columns).sum()), float(weight[true == predicted].sum() / weight.sum())
    return 0.0 if chance >= 1 else (share - chance) / (1 - chance)
