"""What two compared checkpoints count in the cells that are selected, as a sentence."""

from cmviewer.confusion.comparison.changes import ALIKE, Change
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import ComparedPair
from cmviewer.confusion.number_words import signed
from cmviewer.confusion.sentences import selection_name
from cmviewer.confusion.view_state import Selection, ViewState


def drawn_words(name_of_a: str, name_of_b: str, drawn: Letter | None) -> str:
    """Say which matrix of both a picture shows: of A, of B, or, without a letter, their difference."""
    both = f"A is {name_of_a}, B is {name_of_b}"
    return f"difference B − A, shares in points; {both}" if drawn is None else f"{drawn} of two; {both}"


def difference_sentence(pair: ComparedPair, state: ViewState, selection: Selection) -> str:
    """Say how many stand there in A and in B, and what became of them."""
    beside = pair.beside
    assert beside is not None
    drawn = {pair.letter: Drawn.OTHER, pair.letter.other: Drawn.SHOWN}
    a, b = (sum(beside.counts(selection, state, drawn[letter]).values()) for letter in Letter)
    found = beside.counts(selection, state)
    changes = [f"{number:,} {change}" for change, number in found.items() if change is not Change.RIGHT]
    alike = sum(number for change, number in found.items() if change in ALIKE)
    words = f"{selection_name(selection, pair.shown.evaluation)}: {a:,} in A, {b:,} in B, {signed(b - a)}"
    return f"{words} ({', '.join(changes)})" if changes and alike != sum(found.values()) else words
