"""Columns with several labels for one image: `['cat', 'dog']`, `cat|dog`. No confusion matrix counts them."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.problems.tables import LABELS_SEVERAL
from cmviewer.readers.tables.parts import Labels

_LIST: Final = re.compile(r"[\[({](.*)[\])}]", re.DOTALL)
_ITEM: Final = re.compile(r"""\s*(?:'([^']*)'|"([^"]*)"|([^,'"]+))\s*(?:,|\s|$)""")
_BETWEEN: Final = ("|", ";", ",")


def check_single_labels(file: Path, *sides: Labels | None) -> None:
    """Raise `CmviewerError` where labels of a file are several for one image.

    Lists of several are; so are names with `|`, `;` or `,` between parts that all occur alone as well, or
    that the same other part does not always go with.
    """
    names = [name for side in sides if side is not None for name in side.names]
    listed = [name for name in names if len(_items(name)) > 1]
    joined = [name for sign in _BETWEEN for name in _joined(names, sign)]
    for name in (*listed, *joined):
        raise CmviewerError(LABELS_SEVERAL.of(file, where=f"the label {name[:40]!r}"))


def without_brackets(labels: Labels) -> Labels:
    """Return labels that are lists of one, `['cat']`, as what is in them."""
    if not labels.names or not all(len(_items(name)) == 1 for name in labels.names):
        return labels
    return Labels.of_codes(labels.code, [_items(name)[0] for name in labels.names])


def _items(name: str) -> list[str]:
    """Return what a printed list of text or of whole numbers holds; nothing where it is none."""
    found = _LIST.fullmatch(name.strip())
    if found is None:
        return []
    items = [next(part for part in match.groups() if part is not None) for match in _ITEM.finditer(found[1])]
    quoted = "'" in found[1] or '"' in found[1]
    return [item.strip() for item in items] if quoted or all(item.strip().isdigit() for item in items) else []


def _joined(names: Iterable[str], sign: str) -> list[str]:
    """Return names that are several parts, each of which is a name of its own too."""
    distinct = set(names)
    joined = [name for name in distinct if sign in name.strip(sign)]
    parts = {name: [part.strip() for part in name.split(sign)] for name in joined}
    return [name for name in joined if all(part in distinct for part in parts[name])] or _in_turn(parts)


def _in_turn(parts: dict[str, list[str]]) -> list[str]:
    """Return names whose parts occur in several of them, with other parts beside: `a|b`, `b|c`, `a|c`."""
    beside: dict[str, set[str]] = {}
    for name, some in parts.items():
        for part in some:
            beside.setdefault(part, set()).add(name)
    return [name for name, some in parts.items() if all(len(beside[part]) > 1 for part in some)]
