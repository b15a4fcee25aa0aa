"""What annotations say beyond class and shape: their attributes, as columns."""

from collections.abc import Mapping, Sequence

import numpy as np

from cmviewer.evaluation import Fields, FieldTable, frozen


def attributes_of(values: Sequence[object]) -> Fields | None:
    """Return attributes, a mapping for each object or something else for none; None where none has any.

    Texts stand as they are, yes and no as `true` and `false`, as JSON writes them.
    """
    if not any(isinstance(one, Mapping) and one for one in values):
        return None
    known = [one if isinstance(one, Mapping) else {} for one in values]
    names = tuple(dict.fromkeys(str(name) for one in known for name in one))
    text = np.full((len(known), len(names)), "", object)
    for row, one in enumerate(known):
        for name, value in one.items():
            text[row, names.index(str(name))] = _text(value)
    table = FieldTable(names, text.__getitem__)
    return Fields(frozen(np.arange(len(known)), np.int32), lambda: table)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
