"""The options that say what is counted, and how objects are paired."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from typing import Any

from cmviewer.matching import CountingRule, Crowd, Difficult, Match


def add_counting(parser: ArgumentParser) -> None:
    """Add the options of a counting rule; one that is not given is as the task has it."""
    default = CountingRule()
    add = parser.add_argument_group("what is counted").add_argument
    add("--score", type=_share, metavar="X", help="score in [0, 1] under which a prediction is left out")
    add(
        "--match",
        choices=[match.value for match in Match],
        help=f"which pairs of true and predicted objects are taken first ({default.match.value})",
    )
    add("--iou", type=_overlap, metavar="X", help=f"least IoU of a pair, in (0, 1] ({default.iou:g})")
    add("--seed", type=_seed, metavar="N", help=f"draws among equal pairs ({default.seed})")
    add(
        "--crowd",
        choices=[crowd.value for crowd in Crowd],
        help=f"what becomes of crowds, and of predictions on them ({default.crowd.value})",
    )
    add(
        "--difficult",
        choices=[difficult.value for difficult in Difficult],
        help=f"what becomes of truths marked as difficult ({default.difficult.value})",
    )


def told_rule(arguments: Namespace, before: CountingRule) -> CountingRule | None:
    """Return a rule with what was told in its place; None where nothing was."""
    told = _told(arguments)
    return replace(before, **told) if told else None


def _told(arguments: Namespace) -> dict[str, Any]:
    fields = {
        "score": arguments.score,
        "match": None if arguments.match is None else Match(arguments.match),
        "iou": arguments.iou,
        "seed": arguments.seed,
        "crowd": None if arguments.crowd is None else Crowd(arguments.crowd),
        "difficult": None if arguments.difficult is None else Difficult(arguments.difficult),
    }
    return {field: value for field, value in fields.items() if value is not None}


def _share(text: str) -> float:
    value = _number(text)
    if not 0 <= value <= 1:
        raise ArgumentTypeError(f"expected a number from 0 to 1, not {text!r}")
    return value


def _overlap(text: str) -> float:
    value = _number(text)
    if not 0 < value <= 1:
        raise ArgumentTypeError(f"expected a number above 0, up to 1, not {text!r}")
    return value


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return -1.0  # which none of the options takes


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise ArgumentTypeError(f"expected a whole number from 0 on, not {text!r}")
    return int(text)
