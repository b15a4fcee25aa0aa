"""The shapes in which libraries dump a table as JSON → a frame."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from cmviewer.readers.files import words

_FIRST: Final = 100
"""Records that are looked at for objects in them."""
_INEXACT: Final = 2**53
"""From here on float64 leaves out whole numbers."""
_ROLES: Final = words.TRUTH | words.LABEL | words.PREDICTION | words.SCORE | words.IMAGE
_LABELS: Final = words.TRUTH | words.LABEL | words.PREDICTION | words.SCORE
_SIDES: Final = words.TRUTH | words.LABEL | words.PREDICTION
_CALLED: Final = words.LABEL | {"name", "id"}
"""What an object of one side calls the class."""
_RANKED: Final = {"label", "score"}


def frame_of_json(value: object) -> pd.DataFrame | None:
    """Return the table that a JSON value holds, a row a sample; None where it holds none that is known.

    A list of records; records by image; a record or a list a column, as pandas has it; columns beside data;
    labels by image; lists of `{"label", "score"}` by image, or one an image, as pipelines return them. Any
    of them may be wrapped: `{"results": [...]}`.
    """
    if isinstance(value, list):
        return _of_list(value)
    if not isinstance(value, dict) or not value:
        return None
    if isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        return _columns_and_data(value["columns"], value["data"], value.get("index"))
    if _are_checkpoints(value):
        return _of_checkpoints(value)
    return _of_named(value)


def _of_named(value: dict[str, Any]) -> pd.DataFrame | None:
    """Return the table of an object whose names say what stands below them."""
    if isinstance(value.get("labels"), dict) and isinstance(value.get("classes", []), list | None):
        return _of_fiftyone(value["labels"], value.get("classes") or [])
    if all(isinstance(record, dict) for record in value.values()) and not _is_wrapper(value):
        return _of_objects(value)
    if all(map(_is_ranking, value.values())):
        return pd.DataFrame({"image": list(value), "predictions": list(value.values())})
    lists = {name: column for name, column in value.items() if isinstance(column, list)}
    whole = len(lists) == len(value) or any(_LABELS & set(words.words(name)) for name in lists)
    if whole and len(lists) > 1 and len({len(one) for one in lists.values()}) == 1 and _are_flat(lists):
        columns = list(lists.values())
        return _exact(pd.DataFrame(lists), lambda i: columns[i])
    if _is_wrapper(value):
        wrapped = [
            one for name, one in value.items() if name in words.WRAPPER and isinstance(one, list | dict)
        ]
        return frame_of_json(wrapped[0]) if len(wrapped) == 1 else None
    if len(value) > 1 and all(isinstance(label, str | int) for label in value.values()):
        return pd.DataFrame({"image": list(value), "label": list(value.values())})
    return None


def _are_checkpoints(value: Mapping[str, object]) -> bool:
    """Tell whether an object holds lists of records, each by a name that says no column.

    Lists of labels with their scores are by image, as a name of an image says.
    """
    named = any(words.looks_like_image(name) or not _ROLES.isdisjoint(words.words(name)) for name in value)
    by_image = named or all(map(_is_ranking, value.values()))
    return len(value) > 1 and not by_image and all(map(_are_labelled, value.values()))


def _of_checkpoints(value: Mapping[str, list[dict[str, Any]]]) -> pd.DataFrame:
    """Records by model, or by the part of the data set that they are of."""
    parts = all(name.casefold() in words.SPLITS for name in value)
    key = "split" if parts else "model"
    return frame_of_records(
        [{**record, key: name} for name, one in value.items() for record in one if isinstance(record, dict)]
    )


def _of_fiftyone(labels: Mapping[str, object], classes: list[object]) -> pd.DataFrame | None:
    """Labels by image beside the list of their classes, as FiftyOne's `FiftyOneImageClassificationDataset`.

    A label is the number of a class, its name, or an object with it and its confidence; null is none.
    """
    records = [one if isinstance(one, dict) else {"label": one} for one in labels.values()]
    values = [record.get("label") for record in records]
    if not values or not all(value is None or isinstance(value, str | int) for value in values):
        return None
    known: dict[object, object] = dict(enumerate(classes))
    named: list[Any] = [known.get(one, one) for one in values]
    frame = pd.DataFrame({"image": list(labels), "label": pd.Series(named, dtype=object)})
    if any("confidence" in record for record in records):
        scores: list[Any] = [record.get("confidence") for record in records]
        frame = frame.assign(confidence=scores)
    return frame


def frame_of_records(records: list[dict[str, Any]]) -> pd.DataFrame:
    """Make a frame of records, with whole numbers to the last digit.

    What stands in an object of one side has a column of its own: `prediction.label`, `prediction.score`.
    """
    sides = {name for record in records[:_FIRST] for name, one in record.items() if _is_side(name, one)}
    if sides:
        records = [_flat(record, sides) for record in records]
    frame = pd.DataFrame(records)
    return _exact(frame, lambda i: [record.get(frame.columns[i]) for record in records])


def _is_side(name: str, value: object) -> bool:
    """Tell whether a value is an object that says the class of one side: `"gt": {"id": 3, "name": "cat"}`."""
    if not isinstance(value, dict) or _SIDES.isdisjoint(words.words(str(name))):
        return False
    called = [one for key, one in value.items() if not _CALLED.isdisjoint(words.words(str(key)))]
    return any(isinstance(one, str) or type(one) is int for one in called)


def _flat(record: dict[str, Any], sides: set[str]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, one in record.items():
        if name in sides and isinstance(one, dict):
            flat |= {f"{name}.{inner}": value for inner, value in one.items()}
        elif name not in sides:
            flat[name] = one
    return flat


def _of_list(value: list[Any]) -> pd.DataFrame | None:
    if value and all(isinstance(record, dict) for record in value):
        return frame_of_records(value)
    return pd.DataFrame({"predictions": value}) if value and all(map(_is_ranking, value)) else None


def _of_objects(value: Mapping[str, dict[str, Any]]) -> pd.DataFrame:
    """Read an object of objects: a column each, where its names are those of columns, else a row each."""
    keys = [list(inner) for inner in value.values()]
    columns = any(_ROLES & set(words.words(name)) for name in value)
    rows = any(_ROLES & set(words.words(name)) for name in keys[0])
    if columns and not rows and all(set(inner) == set(keys[0]) for inner in keys):
        return frame_of_records([{name: value[name][key] for name in value} for key in keys[0]])
    frame = frame_of_records(list(value.values()))
    numbered = list(value) == [str(i) for i in range(len(value))]
    named = any(words.IMAGE & set(words.words(str(name))) for name in frame.columns)
    return frame if numbered and named else frame.assign(image=list(value))


def _is_wrapper(value: Mapping[str, Any]) -> bool:
    """Tell whether the records lie below a key; a list of class names may stand beside it."""
    return any(name in words.WRAPPER and _are_labelled(one) for name, one in value.items()) or _wraps_alone(
        value
    )


def _are_labelled(value: object) -> bool:
    """Tell whether a value is a list of records that say a label themselves."""
    first = value[0] if isinstance(value, list) and value else None
    return isinstance(first, dict) and any(_SIDES & set(words.words(str(name))) for name in first)


def _wraps_alone(value: Mapping[str, Any]) -> bool:
    return any(
        name in words.WRAPPER and isinstance(one, list | dict) and one for name, one in value.items()
    ) and not any(
        _ROLES - words.WRAPPER & set(words.words(name))
        and isinstance(one, list)
        and not isinstance(one[:1], dict)
        for name, one in value.items()
        if name not in words.WRAPPER
    )


def _is_ranking(value: object) -> bool:
    """Tell whether a value is what a pipeline returns of one image: labels with their scores."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) and one.keys() >= _RANKED for one in value)
    )


def _are_flat(lists: Mapping[str, list[Any]]) -> bool:
    """Tell whether lists are columns: no records stand in them."""
    return not any(isinstance(one, dict) for column in lists.values() for one in column[:1])


def _exact(frame: pd.DataFrame, values: Callable[[int], list[object]]) -> pd.DataFrame:
    """Keep whole numbers to the last digit: where some are missing, pandas makes float64 of them."""
    for i, dtype in enumerate(frame.dtypes):
        if dtype == np.float64 and (frame.iloc[:, i].abs() >= _INEXACT).any():
            frame.isetitem(i, pd.Series(values(i), dtype=object).array)
    return frame


def _columns_and_data(columns: list[object], data: list[Any], index: object) -> pd.DataFrame | None:
    """A table as Weights & Biases and pandas (`orient="split"`) write it; texts as index are images."""
    if not data or not all(isinstance(row, list) and len(row) == len(columns) for row in data):
        return None
    frame = pd.DataFrame(data, columns=[str(column) for column in columns])
    frame = _exact(frame, lambda i: [row[i] for row in data])
    if not isinstance(index, list) or len(index) != len(data):
        return frame
    names = [name for name in index if isinstance(name, str)]
    return frame.assign(image=names) if len(names) == len(data) else frame
