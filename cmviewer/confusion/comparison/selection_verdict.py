"""Which of two checkpoints is better in what is selected, and whether that can be chance."""

import math
from dataclasses import dataclass

import numpy as np

from cmviewer.confusion.comparison.exact_swaps import swapped
from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.comparison.pair import ComparedPair
from cmviewer.confusion.comparison.together import swapped_with
from cmviewer.confusion.comparison.verdict_words import p_sentence, p_words
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.said import said


@dataclass(frozen=True)
class SelectionVerdict:
    """a, b: errors of both in the cells that are selected; of right cells alone what is right.

    p: of their difference, by itself; the results of an image are swapped together.
    """

    a: int
    b: int
    p: float
    is_of_errors: bool


def selection_verdict(pair: ComparedPair, selection: Selection, state: ViewState) -> SelectionVerdict | None:
    """Return the verdict on the selected cells of both matrices; None where only counts are known."""
    beside, changes = pair.beside, pair.comparison.changes
    if beside is None or changes is None:
        return None
    inside = dict(zip((pair.letter.other, pair.letter), beside.in_cells(selection, state), strict=True))
    wrong = {
        pair.letter.other: beside.shown != beside.truth,
        pair.letter: beside.compared != beside.truth,
    }
    is_of_errors = any((inside[letter] & wrong[letter]).any() for letter in Letter)
    counted = {
        letter: beside.count * (inside[letter] & (wrong[letter] if is_of_errors else True))
        for letter in Letter
    }
    apart = counted[Letter.B] - counted[Letter.A]
    rows = np.flatnonzero(apart)
    images = swapped_with(changes.image, pair.comparison.groups)[rows]
    p = swapped(np.bincount(images, apart[rows]).astype(np.int64))
    return SelectionVerdict(int(counted[Letter.A].sum()), int(counted[Letter.B].sum()), p, is_of_errors)


def selection_sentence(pair: ComparedPair, selection: Selection, state: ViewState) -> str:
    """Say which checkpoint is better in what is selected; empty where only counts are known.

    Of one cell p stands there as it is among all of them, too.
    """
    verdict = selection_verdict(pair, selection, state)
    if verdict is None:
        return ""
    counts = verdict.a, verdict.b, p_sentence(verdict.p)
    words = (
        said("A has {:,} wrong, B {:,}: {} by itself", *counts)
        if verdict.is_of_errors
        else said("A has {:,} right, B {:,}: {} by itself", *counts)
    )
    among = _among_cells(pair, selection)
    return words if math.isnan(among) else said("{}, {} among all cells", words, p_words(among))


def _among_cells(pair: ComparedPair, selection: Selection) -> float:
    """P of a cell, corrected for all of them; NaN of what is no single cell, or cannot tell."""
    sides = selection.truth, selection.prediction
    if any(labels is None or len(labels) != 1 for labels in sides):
        return math.nan
    joining = pair.comparison.joining
    of_shown = joining.label_of_b if pair.letter is Letter.A else joining.label_of_a
    truth, prediction = (int(of_shown[labels[0]]) for labels in sides if labels is not None)
    return pair.comparison.chance_of(truth, prediction)
