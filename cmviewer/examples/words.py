"""The words of an example: what its card, its list entry and its image say."""

from collections.abc import Sequence
from typing import Final

from cmviewer.confusion.number_words import percent
from cmviewer.confusion.sentences import numbered
from cmviewer.confusion.views import on_one_line
from cmviewer.evaluation import Unit
from cmviewer.examples.examples import Example, Examples
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.pixel_words import pixel_lines, pixel_title
from cmviewer.matching import ErrorType
from cmviewer.safe_text import shown
from cmviewer.said import joined, said, word

SHORT_CAUSES: Final = {
    ErrorType.WRONG_AND_POORLY_PLACED: "wrong, poorly placed",
    ErrorType.UNDER_SCORE: "score too low",
    ErrorType.SEEN_POORLY_PLACED: "poorly placed",
    ErrorType.SEEN_AS_OTHER: "seen as another",
}
"""Causes whose words are too long for a card."""

Line = tuple[str, str]
"""Words at the left and at the right."""


def card_lines(example: Example) -> tuple[Line, ...]:
    """Say in few words what an example is; the first line says most. At most three."""
    score = "" if example.score != example.score else percent(example.score)
    cause = word(SHORT_CAUSES.get(example.cause, example.cause.value))
    mark = "✓" if example.correct else "✗"
    truth = "" if example.correct else said("is {}", example.truth)
    if example.pixels is not None:
        return pixel_lines(example.pixels, example.truth, example.prediction, shown(example.name))
    if example.members is not None:
        return (shown(example.name), ""), (_objects(example.members), "")
    if not example.is_object:
        return (f"{mark} {example.prediction}", ""), (truth, score)
    if example.is_missed:
        return (said("{} missed", mark), ""), (truth, ""), (cause, "")
    if example.is_false_alarm:
        return (f"{mark} {example.prediction}", score), (said("false alarm"), ""), (cause, "")
    facts = [(text, "") for text in (truth, iou_words(example)) if text]
    return ((f"{mark} {example.prediction}", score), *facts)


def one_line(example: Example) -> str:
    """One line about an example, for the list and for screen readers."""
    if example.pixels is not None:
        return said("{}: {}", shown(example.name), title_words(example))
    parts = [said("{}: {}", shown(example.name), what(example))]
    if example.score == example.score:
        parts.append(percent(example.score))
    parts += [text for text in (iou_words(example), word(example.cause.value)) if text]
    if example.members is not None:
        return said("{}: {}", shown(example.name), _objects(example.members))
    return joined(", ", parts)


def badge_words(marks: Sequence[Mark], cards: int = 1) -> str:
    """What the picture of a card says: how it is marked, or how many on it are; empty for none.

    cards: how many examples it stands for.
    """
    if not marks:
        return ""
    if cards > 1:
        return said("{:,} marked", len(marks))
    mark = marks[0]
    kind = said("note") if mark.kind is None else word(mark.kind.value)
    return kind if mark.right_class is None else said("{} → {}", kind, shown(mark.right_class))


def title_words(example: Example) -> str:
    """What the image says above itself."""
    if example.pixels is not None:
        return pixel_title(example.pixels, example.truth, example.prediction)
    if example.members is not None and len(example.members) > 1:
        first = _with_score(what(example), example)
        return said("{}; the first is a {}", _objects(example.members), first)
    if example.is_missed or example.is_false_alarm:
        return _with_score(what(example), example)
    pair = said("truth {}, predicted {}", example.truth, example.prediction)
    return joined(", ", filter(None, (_with_score(pair, example), iou_words(example))))


def compared_words(example: Example, references: Examples) -> str:
    """Which correct examples stand beside one to compare with, and of which of its classes there are none."""
    labels = dict.fromkeys((example.truth_label, example.prediction_label))
    classes = references.evaluation.classes
    names = [on_one_line(classes.name(label)) for label in labels if label < len(classes)]
    there = {references[place].truth for place in range(len(references))}
    missing = [name for name in names if name not in there]
    words = said("To compare: correct {}", ", ".join(name for name in names if name in there))
    if not missing:
        return words
    return said("{}; no {} is correct", words, joined(", ", [missing[0], *_nor(missing[1:])]))


def what(example: Example) -> str:
    """Which cell it is in: `cat → dog`, and of objects `missed cat` or `false alarm dog`."""
    if example.is_missed:
        return said("missed {}", example.truth)
    if example.is_false_alarm:
        return said("false alarm {}", example.prediction)
    return f"{example.truth} → {example.prediction}"


def iou_words(example: Example) -> str:
    """Its IoU, where it is a pair."""
    return "" if example.iou != example.iou else said("IoU {:.2f}", example.iou)


def _objects(members: tuple[int, ...]) -> str:
    return numbered(len(members), Unit.OBJECT)


def _with_score(words: str, example: Example) -> str:
    if example.score != example.score:
        return words
    return said("{} with score {}", words, percent(example.score))


def _nor(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(said("no {}", name) for name in names)
