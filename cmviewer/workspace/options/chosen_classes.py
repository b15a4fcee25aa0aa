"""`--show`: the classes that stand on the axes, by name; all others go to `(other)`."""

from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Classes, Evaluation
from cmviewer.problems.window import UNKNOWN_CLASS
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.workspace.options.kinds import Kind

_NAMED: Final = 20
"""Most class names that a problem lists."""


def chosen_labels(text: str | None, classes: Classes) -> tuple[int, ...] | None:
    """Return the ascending labels of the classes that `--show` names; None: all.

    A file that exists is a file, and a name in it may hold commas. Raises `CmviewerError` where a name is
    no class or the file cannot be read.
    """
    if text is None:
        return None
    file = Path(text) if _is_file(text) else None
    # A wrongly guessed encoding is not said: its names are no classes, and that is.
    parts = text.split(",") if file is None else read_text(file, []).decode().split("\n")
    wanted = {name if name in classes.positions else name.strip() for name in parts if name.strip()}
    unknown = sorted(wanted - classes.positions.keys())
    if unknown:
        raise CmviewerError(*(_unknown(name, classes, file) for name in unknown))
    return tuple(label for label, name in enumerate(classes.names) if name in wanted)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except OSError:  # a long list of names is longer than any path
        return False


def _unknown(name: str, classes: Classes, file: Path | None) -> Problem:
    more = ", …" if len(classes) > _NAMED else ""
    return UNKNOWN_CLASS.of(file, name=name, names=", ".join(classes.names[:_NAMED]), more=more)


def _some_names(text: str) -> str:
    if not text.strip(", "):
        raise ValueError(text)
    return text


def _names(labels: tuple[int, ...] | None, evaluation: Evaluation) -> list[str] | None:
    return None if labels is None else [evaluation.classes.names[label] for label in labels]


def labels_told(text: str, evaluation: Evaluation) -> tuple[int, ...] | None:
    """Return the labels of the classes that were told. Raises as `chosen_labels`."""
    return chosen_labels(text, evaluation.classes)


SHOWN_CLASSES: Final = Kind(
    _some_names, str, lambda _value: True, "names of classes or a file", metavar="NAMES|FILE", tell=_names
)
"""Told as names, which `labels_told` finds among the classes."""
