"""The words of an example: what its card, its list entry and its image say."""

from dataclasses import dataclass

from cmviewer.confusion.describe import percent
from cmviewer.gui.examples.examples import Example


@dataclass(frozen=True)
class CardWords:
    """title: what was predicted. lines: words at the left and at the right, from top to bottom."""

    title: str
    lines: tuple[tuple[str, str], ...]


def card_words(example: Example) -> CardWords:
    """Say in few words what an example is."""
    score = "" if example.score != example.score else percent(example.score)
    if example.amount is not None:
        return CardWords(example.name, ((_objects(example.amount), ""), ("", "")))
    if not example.is_object:
        said = f"{'✓' if example.correct else '✗'} {example.prediction}"
        return CardWords(said, (("" if example.correct else f"is {example.truth}", score),))
    if example.is_missed:
        return CardWords("✗ missed", ((f"is {example.truth}", ""), (example.cause.value, "")))
    if example.is_false_alarm:
        return CardWords(f"✗ {example.prediction}", (("false alarm", score), (example.cause.value, "")))
    said = f"{'✓' if example.correct else '✗'} {example.prediction}"
    truth = "" if example.correct else f"is {example.truth}"
    return CardWords(said, ((truth, score), (iou_words(example), "")))


def one_line(example: Example) -> str:
    """One line about an example, for the list and for screen readers."""
    parts = [f"{example.name}: {what(example)}"]
    if example.score == example.score:
        parts.append(percent(example.score))
    parts += [text for text in (iou_words(example), example.cause.value) if text]
    if example.amount is not None:
        return f"{example.name}: {_objects(example.amount)}"
    return ", ".join(parts)


def title_words(example: Example) -> str:
    """What the image says above itself."""
    score = "" if example.score != example.score else f" with score {percent(example.score)}"
    if example.is_missed or example.is_false_alarm:
        return what(example) + score
    pair = iou_words(example)
    return f"truth {example.truth}, predicted {example.prediction}{score}{', ' if pair else ''}{pair}"


def what(example: Example) -> str:
    """Which cell it is in: `cat → dog`, and of objects `missed cat` or `false alarm dog`."""
    if example.is_missed:
        return f"missed {example.truth}"
    if example.is_false_alarm:
        return f"false alarm {example.prediction}"
    return f"{example.truth} → {example.prediction}"


def iou_words(example: Example) -> str:
    """Its IoU, where it is a pair."""
    return "" if example.iou != example.iou else f"IoU {example.iou:.2f}"


def _objects(amount: int) -> str:
    return f"{amount:,} object{'' if amount == 1 else 's'}"
