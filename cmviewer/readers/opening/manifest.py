"""`cmviewer.toml`: what a folder holds, said once and for all."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Origin, Task
from cmviewer.problems.arrays import (
    MANIFEST_KEY,
    MANIFEST_NESTED_TOO_DEEPLY,
    MANIFEST_READING,
    MANIFEST_ROLE,
    MANIFEST_UNREADABLE,
    MANIFEST_VALUE,
    TASK_UNKNOWN,
)
from cmviewer.problems.truth import PATTERN_WITHOUT_FILES
from cmviewer.readers.decision_keys import Told, told
from cmviewer.readers.files.addresses import refused_address
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import check_path
from cmviewer.readers.files.listing import in_order
from cmviewer.readers.files.naming import MANIFEST
from cmviewer.readers.files.paths import exists, is_file
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.request import Columns, OpenRequest, PredictionSource, is_path, told_by, with_told

_KEYS: Final = frozenset(
    {
        "path",
        "task",
        "truth",
        "images",
        "predictions",
        "classes",
        "positive",
        "columns",
        "boxes",
        "ignore-label",
        "read",
    }
)


def with_manifest(request: OpenRequest, problems: list[Problem]) -> OpenRequest:
    """Let the manifest, where there is one, fill in what the request leaves open."""
    if request.path is None:
        return request
    check_path(request.path)
    manifest = manifest_of(request.path)
    return request if manifest is None else read_manifest(manifest, request, problems)


def manifest_of(path: Path | None) -> Path | None:
    """Return the manifest that a path is, or that lies in it; None where there is none."""
    if path is None or path.suffix.lower() == ".toml":
        return path
    manifest = path / MANIFEST
    return manifest if is_file(manifest) else None


def read_manifest(file: Path, request: OpenRequest, problems: list[Problem]) -> OpenRequest:
    """Return the request, with what it leaves open filled in.

    `path` leads to what is opened in place of the manifest's own folder. Raises `CmviewerError`.
    """
    table = _load(file, problems)
    keys = ", ".join(sorted(_KEYS))
    problems.extend(MANIFEST_KEY.of(file, key=key, keys=keys) for key in sorted(set(table) - _KEYS))
    folder = file.parent
    filled = OpenRequest(
        path=_opened(file, table) or request.path,
        task=request.task or _task(file, table),
        truth=request.truth or _path(file, table, "truth"),
        predictions=request.predictions or _predictions(file, table, folder),
        images=request.images or _path(file, table, "images"),
        columns=_columns(file, table, request.columns, problems),
        classes=request.classes or _path(file, table, "classes"),
        positive=request.positive or _text(file, table, "positive"),
        boxes=request.boxes or _boxes(file, table),
        ignore_labels=request.ignore_labels or _ignored(file, table),
        told=request.told,
        manifest=file,
    )
    filled = with_told(filled, _decisions(file, table))
    by_person = {one.name for one in told_by(request)}
    decided = (
        one if one.name in by_person else replace(one, origin=Origin.MANIFEST) for one in told_by(filled)
    )
    return replace(filled, told=tuple(decided))


def _opened(file: Path, table: Mapping[str, Any]) -> Path | None:
    path = _path(file, table, "path")
    if path is None:
        return None
    if path.suffix.lower() == ".toml":
        raise _wrong(file, "path", "a folder or file of results")
    check_path(path)
    return path


def _decisions(file: Path, table: Mapping[str, Any]) -> list[Told]:
    """What `[read]` tells; paths start at the manifest. Raises `CmviewerError`."""
    value = table.get("read", {})
    if isinstance(value, dict):  # `boxes.truth` without quotes is a table in a table
        sides = {
            f"{key}.{side}": one
            for key, of in value.items()
            if isinstance(of, dict)
            for side, one in of.items()
        }
        value = {key: one for key, one in value.items() if not isinstance(one, dict)} | sides
    if not isinstance(value, dict) or not all(isinstance(one, str | int) for one in value.values()):
        raise _wrong(file, "read", "a table of decision = value")
    try:
        decisions = [told(key, str(one), Origin.MANIFEST) for key, one in value.items()]
    except ValueError as error:
        raise CmviewerError(MANIFEST_READING.of(file, error=error)) from None
    return [
        replace(one, value=str(file.parent / one.value))
        if one.key in {"truth", "classes"} and is_path(str(file.parent / one.value))
        else one
        for one in decisions
    ]


def _load(file: Path, problems: list[Problem]) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(file, problems).decode())
    except RecursionError:
        raise CmviewerError(MANIFEST_NESTED_TOO_DEEPLY.of(file)) from None
    except (tomllib.TOMLDecodeError, ValueError) as error:
        line = re.search(r"at line (\d+)", str(error))
        problem = MANIFEST_UNREADABLE.of(
            file, int(line[1]) if line else None, initial=str(error)[:1].lower(), rest=str(error)[1:]
        )
        raise CmviewerError(problem) from error


def _wrong(file: Path, key: str, expected: str) -> CmviewerError:
    return CmviewerError(MANIFEST_VALUE.of(file, key=key, expected=expected))


def _text(file: Path, table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not (isinstance(value, str) and value and "\0" not in value):
        raise _wrong(file, key, "a text")
    return value


def _path(file: Path, table: Mapping[str, Any], key: str) -> Path | None:
    value = _text(file, table, key)
    return None if value is None else _below(file, value)


def _below(file: Path, path: str) -> Path:
    """A path that a manifest names. Raises `CmviewerError` where it is an address."""
    refused = refused_address(path)
    if refused is not None:
        raise CmviewerError(replace(refused, file=file))
    return file.parent / path


def _task(file: Path, table: Mapping[str, Any]) -> Task | None:
    value = _text(file, table, "task")
    if value is None:
        return None
    try:
        return Task(value)
    except ValueError:
        problem = TASK_UNKNOWN.of(file, value=value, tasks=", ".join(Task))
        raise CmviewerError(problem) from None


def _boxes(file: Path, table: Mapping[str, Any]) -> BoxFormat | None:
    value = _text(file, table, "boxes")
    if value is None:
        return None
    try:
        return BoxFormat(value)
    except ValueError:
        raise _wrong(file, "boxes", f"one of {', '.join(BoxFormat)}") from None


def _ignored(file: Path, table: Mapping[str, Any]) -> tuple[int, ...]:
    value = table.get("ignore-label", [])
    values = value if isinstance(value, list) else [value]
    if not all(type(one) is int and 0 <= one < 65_536 for one in values):
        raise _wrong(file, "ignore-label", "a number from 0 to 65535, or a list of them")
    return tuple(values)


def _predictions(file: Path, table: Mapping[str, Any], folder: Path) -> tuple[PredictionSource, ...]:
    value = table.get("predictions")
    if value is None:
        return ()
    found: list[PredictionSource] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            found += map(PredictionSource, _matches(file, folder, one))
        elif isinstance(one, dict) and all(isinstance(path, str) for path in one.values()):
            found += [PredictionSource(_below(file, path), name) for name, path in one.items()]
        else:
            raise _wrong(file, "predictions", "a path, a pattern, a table of name = path, or a list of these")
    return tuple(found)


def _matches(file: Path, folder: Path, pattern: str) -> tuple[Path, ...]:
    """Return what a pattern matches, in natural order; a path that exists is no pattern."""
    if not any(sign in pattern for sign in "*?[") or exists(folder / pattern):
        return (_below(file, pattern),)
    try:
        found = in_order(folder.glob(pattern))
    except (ValueError, NotImplementedError, OSError):
        found = ()
    if not found:
        raise CmviewerError(PATTERN_WITHOUT_FILES.of(file, pattern=pattern))
    return found


def _columns(
    file: Path, table: Mapping[str, Any], known_columns: Columns, problems: list[Problem]
) -> Columns:
    value = table.get("columns", {})
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value.values()):
        raise _wrong(file, "columns", "a table of role = column")
    roles = [field.name for field in fields(Columns)]
    unknown = sorted(set(value) - set(roles))
    problems.extend(MANIFEST_ROLE.of(file, key=key, roles=", ".join(roles)) for key in unknown)
    known = {
        role: name for role, name in value.items() if role in roles and getattr(known_columns, role) is None
    }
    return replace(known_columns, **known)
