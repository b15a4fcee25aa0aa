"""Names of classes in queries, as the matrix and the files write them."""

from typing import Final

from cmviewer.evaluation import Classes

_NOTHING: Final = frozenset({"background", "(background)", "(outside)", "(no prediction)"})
"""How screens and files call what is no class, where no class has that very name."""


def label_of(name: str, classes: Classes) -> int:
    """Return the label of a name, the background included. Raises `KeyError`."""
    label = classes.positions.get(name)
    if label is not None:
        return label
    if name == classes.background_name or name in _NOTHING:
        return classes.background
    raise KeyError(name)
