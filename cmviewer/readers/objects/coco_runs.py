"""COCO results whose objects say of which model or epoch they are: each of these is a checkpoint."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.readers.files import words
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.objects.coco import read_some
from cmviewer.readers.objects.parting_columns import are_alike, are_runs
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource, PartedSource, ReadContext

_KEY: Final = re.compile(rb'"([A-Za-z_][A-Za-z_ -]*)"\s*:\s*["\d]')
"""A key before a text or a number."""


def with_runs(source: ObjectSource, head: bytes) -> ObjectSource:
    """Let a source be parted where objects at its beginning have a key that is called as runs are."""
    keys = dict.fromkeys(key.decode() for key in _KEY.findall(head))
    called = [key for key in keys if not words.CHECKPOINT.isdisjoint(words.words(key))]
    return replace(source, parted=partial(_parted, source, called[0])) if called else source


def _parted(source: ObjectSource, key: str) -> PartedSource | None:
    """Look whether the objects are of several runs; None where they are of one, or cannot be read."""
    try:
        records = _records(source.path)
    except CmviewerError:
        return None  # reading it says why
    run, names = pd.factorize(_values(records, key))
    if len(names) < 2:
        return None
    image, _ = pd.factorize(_values(records, "image_id"))
    sources = (
        replace(source, read=partial(_read, source.path, key, name), pieces=None, value=name)
        for name in names
    )
    return PartedSource(key, tuple(sources), are_alike(run, image), are_runs([key]))


def _read(file: Path, key: str, name: str, context: ReadContext) -> ObjectPart:
    return read_some(file, lambda: np.flatnonzero(_values(_records(file), key) == name), context)


def _records(file: Path) -> list[object]:
    """Return the objects of a list, whatever they are. Raises `CmviewerError` where it is no JSON."""
    value = load_json(file, [])
    return value if isinstance(value, list) else []


def _values(records: list[object], key: str) -> NDArray[np.object_]:
    """Return what each object has under a key, as text, object (n,); empty where it has nothing."""
    found = (one.get(key) if isinstance(one, dict) else None for one in records)
    return np.array(["" if one is None else str(one) for one in found], object)
