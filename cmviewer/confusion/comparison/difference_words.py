"""What two compared checkpoints count in the cells that are selected, as a sentence."""

from cmviewer.confusion.comparison.changes import ALIKE, Change
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import ComparedPair
from cmviewer.confusion.number_words import signed
from cmviewer.confusion.sentences import selection_name
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.said import joined, said, word


def drawn_words(name_of_a: str, name_of_b: str, drawn: Letter | None) -> str:
    """Say which matrix of both a picture shows: of A, of B, or, without a letter, their difference."""
    both = said("A is {}, B is {}", name_of_a, name_of_b)
    if drawn is None:
        return said("difference B − A, shares in points; {}", both)
    return said("{} of two; {}", drawn.value, both)


def difference_sentence(pair: ComparedPair, state: ViewState, selection: Selection) -> str:
    """Say how many stand there in A and in B, and what became of them."""
    beside = pair.beside
    assert beside is not None
    drawn = {pair.letter: Drawn.OTHER, pair.letter.other: Drawn.SHOWN}
    a, b = (sum(beside.counts(selection, state, drawn[letter]).values()) for letter in Letter)
    found = beside.counts(selection, state)
    changes = [
        said("{:,} {}", number, word(change.value))
        for change, number in found.items()
        if change is not Change.RIGHT
    ]
    alike = sum(number for change, number in found.items() if change in ALIKE)
    name = selection_name(selection, pair.shown.evaluation)
    words = said("{}: {:,} in A, {:,} in B, {}", name, a, b, signed(b - a))
    if not changes or alike == sum(found.values()):
        return words
    return said("{} ({})", words, joined(", ", changes))
