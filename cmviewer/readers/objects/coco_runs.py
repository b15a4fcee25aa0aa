"""COCO results whose objects say of which model or epoch they are: each of these is a checkpoint."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError
from cmviewer.readers.files import words
from cmviewer.readers.files.file_bytes import read_bytes
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
        of_run, of_image = _values(source.path, key)
    except CmviewerError:
        return None  # reading it says why
    is_object = of_image != ""  # without an image it cannot be read
    run, names = pd.factorize(of_run[is_object])
    if len(names) < 2:
        return None
    sources = (
        replace(source, read=partial(_read, source.path, key, name), pieces=None, value=name)
        for name in names
    )
    image, _ = pd.factorize(of_image[is_object])
    return PartedSource(key, tuple(sources), are_alike(run, image), are_runs([key]))


def _read(file: Path, key: str, name: str, context: ReadContext) -> ObjectPart:
    return read_some(file, lambda: np.flatnonzero(_values(file, key)[0] == name), context)


def _values(file: Path, key: str) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """Return the run and the image of each object of a list, as text, object (n,); empty where it has none.

    All else is passed over, in a sixth of the time that making objects of it takes. Raises `CmviewerError`
    where it is no JSON.
    """
    fields = [("run", Any, None), ("image", Any, None)]
    record = msgspec.defstruct("Run", fields, rename={"run": key, "image": "image_id"})
    try:
        records: list[Any] = msgspec.json.decode(read_bytes(file), type=list[record])  # type: ignore[valid-type]  # a class as a value
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):  # some record is odd, or the encoding
        value = load_json(file, [])
        odd = [one if isinstance(one, dict) else {} for one in (value if isinstance(value, list) else [])]
        return _as_text(one.get(key) for one in odd), _as_text(one.get("image_id") for one in odd)
    return _as_text(one.run for one in records), _as_text(one.image for one in records)


def _as_text(values: Iterable[object]) -> NDArray[np.object_]:
    return np.array(["" if one is None else str(one) for one in values], object)
