"""`cmviewer.toml`: how a folder was read, written so that it is read the same way again."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import tomli_w

from cmviewer.evaluation import Decision, Evaluation, Origin, Role

_WEAK: Final = frozenset({Origin.CONVENTION, Origin.EVIDENCE, Origin.TOLD, Origin.MANIFEST})
"""What a file says itself need not be told again."""
_FIELDS: Final = frozenset({"task", "positive"})
"""Decisions that stand at the top of a manifest; all others stand in `[read]`."""


def manifest_toml(evaluation: Evaluation, folder: Path) -> str:
    """Return the manifest that, lying in `folder`, tells all that was decided about an evaluation.

    Files that lie below the folder are named by relative paths, others by whole ones.
    """
    decisions = [one for one in evaluation.interpretation.decisions if one.origin in _WEAK]
    told = {one.key: one.taken for one in decisions if _is_for_all(one, decisions)}
    manifest: dict[str, Any] = {"task": evaluation.task.value}
    manifest |= {key: value for key, value in told.items() if key in _FIELDS}
    truths = [one.path for one in evaluation.interpretation.files if one.role is Role.TRUTH]
    if len(truths) == 1 and not _has_predictions_too(evaluation, truths[0]):
        manifest["truth"] = _named(truths[0], folder)
    reading = {key: value for key, value in told.items() if key not in _FIELDS}
    if reading:
        manifest["read"] = reading
    return tomli_w.dumps(manifest)


def _is_for_all(decision: Decision, decisions: Iterable[Decision]) -> bool:
    """Tell whether no other file was decided about otherwise: a manifest tells each decision once."""
    return all(one.taken == decision.taken for one in decisions if one.key == decision.key)


def _has_predictions_too(evaluation: Evaluation, path: Path) -> bool:
    files = evaluation.interpretation.files
    return any(one.path == path and one.role is Role.PREDICTION for one in files)


def _named(path: Path, folder: Path) -> str:
    path, folder = path.absolute(), folder.absolute()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
