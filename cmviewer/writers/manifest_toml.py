"""`cmviewer.toml`: how a folder was read, written so that it is read the same way again."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import tomli_w

from cmviewer.evaluation import Checkpoint, Decision, Evaluation, Origin, Role, RoleOfFile

_WEAK: Final = frozenset({Origin.CONVENTION, Origin.EVIDENCE, Origin.TOLD, Origin.MANIFEST})
"""What a file says itself need not be told again."""
_FIELDS: Final = {"task": "task", "positive": "positive"}
"""Decisions that stand at the top of a manifest; all others stand in `[read]`."""


def manifest_toml(evaluation: Evaluation, folder: Path) -> str:
    """Return the manifest that, lying in `folder`, tells all that was decided about an evaluation.

    Files that lie below the folder are named by relative paths, others by whole ones. A file that holds
    several checkpoints names them itself, and one that holds both sides tells its truth itself.
    """
    files = evaluation.interpretation.files
    decisions = [one for one in evaluation.interpretation.decisions if one.origin in _WEAK]
    told = {one.key: one.taken for one in decisions if _is_for_all(one, decisions)}
    manifest: dict[str, Any] = {"task": evaluation.task.value}
    manifest |= {name: told[key] for key, name in _FIELDS.items() if key in told and key != "task"}
    predictions = _with_role(files, Role.PREDICTION)
    truths = _with_role(files, Role.TRUTH)
    if len(truths) == 1 and truths[0] not in predictions:
        manifest["truth"] = _named(truths[0], folder)
        told.pop("truth", None)
    for key, role in (("images", Role.IMAGES), ("classes", Role.NAMES)):
        if len(paths := _with_role(files, role)) == 1:
            manifest[key] = _named(paths[0], folder)
    if predictions:
        manifest["predictions"] = _checkpoints(evaluation.checkpoints, predictions, folder)
    reading = {key: value for key, value in told.items() if key not in _FIELDS}
    if reading:
        manifest["read"] = reading
    return tomli_w.dumps(manifest)


def _checkpoints(
    checkpoints: Iterable[Checkpoint], paths: list[Path], folder: Path
) -> dict[str, str] | list[str]:
    """Name = path, where each checkpoint has a path of its own; else the paths alone."""
    of_name = {
        one.name: [path for path in paths if any(file.is_relative_to(path) for file in one.files)]
        for one in checkpoints
    }
    firsts = [found[0] for found in of_name.values() if len(found) == 1]
    if len(firsts) == len(of_name) == len(set(firsts)) == len(paths):
        return {name: _named(found[0], folder) for name, found in of_name.items()}
    return [_named(path, folder) for path in paths]


def _with_role(files: Iterable[RoleOfFile], role: Role) -> list[Path]:
    return list(dict.fromkeys(one.path for one in files if one.role is role))


def _is_for_all(decision: Decision, decisions: Iterable[Decision]) -> bool:
    """Tell whether no other file was decided about otherwise: a manifest tells each decision once."""
    return all(one.taken == decision.taken for one in decisions if one.key == decision.key)


def _named(path: Path, folder: Path) -> str:
    path, folder = path.absolute(), folder.absolute()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
