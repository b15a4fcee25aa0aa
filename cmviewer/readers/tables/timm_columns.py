"""Which columns a table of timm's `inference.py` has: only its header tells that it is one."""

import re
from dataclasses import asdict
from typing import Final

from cmviewer.readers.request import Columns
from cmviewer.readers.tables.several_columns import several
from cmviewer.readers.tables.table import Table

_IMAGE: Final = ("filename", "image")
_KIND: Final = re.compile(r"(index|label|prob|logit)(?:_(\d+))?")


def tells_columns_of(table: Table, told: Columns) -> bool:
    """Tell whether columns that were told are those that a table of timm's has, if any were."""
    columns = timm_columns(table)
    by_key = {} if columns is None else columns_by_key(*columns)
    named = {key: several([table.header[one] for one in positions]) for key, positions in by_key.items()}
    return all(value is None or named.get(key) == value for key, value in asdict(told).items())


def columns_by_key(image: int, kinds: dict[str, list[int]]) -> dict[str, list[int]]:
    """Positions of the columns of images, of the predicted class, and of its score or those of all."""
    labels = kinds.get("label", kinds.get("index", []))
    scores = kinds.get("prob", kinds.get("logit", []))
    every = bool(scores) and not labels
    found = {"image": [image], "prediction": labels[:1], "score": scores if every else scores[:1]}
    return {key: positions for key, positions in found.items() if positions}


def has_only_scores(table: Table) -> bool:
    """Tell whether a table holds no more than timm writes without an option: images and their best scores."""
    return len(table.header) == 2 and table.header[0] in _IMAGE and table.header[1] in {"prob", "logit"}


def is_timm(table: Table) -> bool:
    """Tell whether a table is one of timm's."""
    return timm_columns(table) is not None


def timm_columns(table: Table) -> tuple[int, dict[str, list[int]]] | None:
    """Position of the images, and of each kind of column those in their order."""
    kinds: dict[str, list[tuple[int, int]]] = {}
    image = None
    for position, name in enumerate(table.header):
        found = _KIND.fullmatch(name)
        if name in _IMAGE:
            image = position
        elif found is None:
            return None
        else:
            kinds.setdefault(found[1], []).append((int(found[2] or 0), position))
    if image is None or ("label" in kinds and "index" not in kinds and _has_scores_of_classes(kinds)):
        return None
    numbered = any(len(places) > 1 for places in kinds.values()) or _has_lists(table, kinds)
    if not ("index" in kinds or ("label" in kinds and len(kinds) > 1) or numbered):
        return None
    return image, {kind: [position for _, position in sorted(places)] for kind, places in kinds.items()}


def _has_scores_of_classes(kinds: dict[str, list[tuple[int, int]]]) -> bool:
    """Tell whether there are more scores than labels: those of all classes beside the label of one."""
    return any(len(kinds.get(kind, ())) > len(kinds["label"]) for kind in ("prob", "logit"))


def _has_lists(table: Table, kinds: dict[str, list[tuple[int, int]]]) -> bool:
    """Tell whether the only column beside the images holds a list of scores in each cell: of every class."""
    if len(kinds) != 1 or not {"prob", "logit"} & set(kinds):
        return False
    ((_, position),) = next(iter(kinds.values()))
    cells = table.sample[position].astype(str).str.strip()
    in_brackets = cells.str.startswith("[") & cells.str.endswith("]")
    return bool((in_brackets & cells.str.contains(r"[\s,]", regex=True)).all())
