"""What can be chosen, as options of the command line."""

import argparse
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from typing import Any, Final

from cmviewer.cli.told_once import Once
from cmviewer.evaluation import Evaluation
from cmviewer.matching import default_rule
from cmviewer.workspace.options.chosen_classes import SHOWN_CLASSES
from cmviewer.workspace.options.colour_ranges import COLOUR_RANGES
from cmviewer.workspace.options.counted import SUBSET
from cmviewer.workspace.options.kinds import SWITCH, Kind
from cmviewer.workspace.options.option import Heading, Option
from cmviewer.workspace.options.picture_formats import PICTURE_FORMATS
from cmviewer.workspace.options.table import OPTIONS
from cmviewer.workspace.values import with_values
from cmviewer.workspace.workspace import Workspace

_OF_PARTS: Final = (SUBSET, SHOWN_CLASSES, COLOUR_RANGES, PICTURE_FORMATS)
"""Kinds of which two values could be meant to add up."""


def add_choices(parser: ArgumentParser, *headings: Heading, options: tuple[Option, ...] = OPTIONS) -> None:
    """Add the options under some headings; what is not told is None, and stays as it is."""
    for heading in headings:
        group = parser.add_argument_group(heading.value)
        for option in options:
            if option.flag is not None and option.heading is heading:
                add_choice(group.add_argument, option)


def add_choice(add: Callable[..., Any], option: Option) -> None:
    """Add one option with a parser's `add_argument`."""
    words = f"{option.words.replace('*', '')} ({option.default_words})".replace("%", "%%")
    form: dict[str, Any] = {"dest": option.path, "help": words}
    if option.kind is SWITCH:
        form |= {"action": argparse.BooleanOptionalAction}
    elif option.kind.words:
        form |= {"choices": option.kind.words}
    else:
        form |= {"type": _type_of(option.kind), "metavar": option.kind.metavar}
        form |= {"action": Once} if option.kind in _OF_PARTS else {}
    add(f"--{option.flag}", **form)


def chosen(workspace: Workspace, arguments: Namespace, evaluation: Evaluation) -> Workspace:
    """Return the workspace with what was told. Raises `CmviewerError` where a class is unknown."""
    return with_values(workspace, told_values(arguments, evaluation))


def told_values(
    arguments: Namespace, evaluation: Evaluation, options: tuple[Option, ...] = OPTIONS
) -> dict[str, Any]:
    """Return what was told, by the field of the workspace. Raises `CmviewerError` of unknown classes."""
    told: dict[str, Any] = {}
    spread: dict[str, Any] = {}
    for option in options:
        value = getattr(arguments, option.path, None)
        if value is not None:
            value = option.kind.read(value) if option.kind.words and option.kind is not SWITCH else value
            value = value if option.settle is None else option.settle(value, evaluation)
            if option.spread is None:
                told[option.path] = value
            else:
                spread |= option.spread(value, evaluation)
    return spread | told


def opened_with(arguments: Namespace, evaluation: Evaluation, checkpoint: int) -> Workspace:
    """Return how a checkpoint is seen at first, with what was told."""
    first = {"state.checkpoint": checkpoint, "state.rule": default_rule(evaluation)}
    return chosen(with_values(Workspace(), first), arguments, evaluation)


def _type_of(kind: Kind) -> Callable[[str], Any]:
    """Read a word of the command line; one that is none of its kind is bad usage."""

    def read(text: str) -> Any:  # noqa: ANN401 - as the field is typed
        try:
            return kind.read_told(text)
        except ValueError as error:
            raise ArgumentTypeError(str(error)) from None

    return read
