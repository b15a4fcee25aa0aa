"""`cmviewer.toml`: how a folder was read, written so that it is read the same way again."""

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any, Final

import tomli_w

from cmviewer.evaluation import Decision, Evaluation, NamedFiles, Origin

_TELLABLE: Final = frozenset({Origin.CONVENTION, Origin.EVIDENCE, Origin.TOLD, Origin.MANIFEST})
"""What a file says itself need not be told again."""
_AT_THE_TOP: Final = ("task", "positive")
"""Decisions that stand at the top of a manifest; all others stand in `[read]`."""


_SIDES: Final = frozenset({"truth", "prediction"})


def manifest_toml(evaluation: Evaluation, folder: Path) -> str:
    """Return the manifest that, lying in `folder`, tells all that was decided about an evaluation.

    It names what was opened and the files that a person named, no others: what was found then is found
    again, the same way. Files that lie below the folder are named by relative paths, others by whole ones.
    """
    named = evaluation.interpretation.named
    told = _told(evaluation.interpretation.decisions, folder)
    manifest: dict[str, Any] = {"task": evaluation.task.value}
    manifest |= {key: told.pop(key) for key in _AT_THE_TOP if key in told and key != "task"}
    manifest |= _files(named, folder)
    told.pop("task", None)
    for key in ("truth", "classes"):
        if key in manifest:
            told.pop(key, None)
    if told:
        manifest["read"] = told
    return tomli_w.dumps(manifest)


def _files(named: NamedFiles, folder: Path) -> dict[str, Any]:
    """The keys of a manifest that name files."""
    paths = {"truth": named.truth, "images": named.images, "classes": named.classes}
    if named.path is not None and named.path.absolute() != folder.absolute():
        paths = {"path": named.path, **paths}
    keys: dict[str, Any] = {key: _relative(path, folder) for key, path in paths.items() if path is not None}
    if named.predictions:
        keys["predictions"] = _predictions(named.predictions, folder)
    return keys


def _predictions(
    named: Iterable[tuple[str | None, Path]], folder: Path
) -> dict[str, str] | list[str | dict[str, str]]:
    """A table of name = path where all have names, else a list of such tables and of paths."""
    paths = [(name, _relative(path, folder)) for name, path in named]
    names = {name: path for name, path in paths if name}
    if len(names) == len(paths):
        return names
    return [{name: path} if name else path for name, path in paths]


def _told(decisions: Iterable[Decision], folder: Path) -> dict[str, str]:
    """What is to be told again: a decision once for all files, the column of a truth for its file alone.

    Of two files each may call its labels the same, the truth of one and the predictions of the other. A
    folder that is the truth is no column of itself.
    """
    values: dict[str, set[str]] = {}
    for one in decisions:
        values.setdefault(one.key, set()).add(one.taken)
    told = {}
    for one in decisions:
        names_itself = one.about is not None and _ends_with(one.about, one.taken)
        of_file = None if one.key not in _SIDES or names_itself else one.about
        name = one.key if of_file is None else f"{one.key}@{_relative(of_file, folder)}"
        if one.origin in _TELLABLE and (of_file is not None or len(values[one.key]) == 1):
            is_file = one.key == "truth" and Path(one.taken).is_absolute()
            told[name] = _relative(Path(one.taken), folder) if is_file else one.taken
    return told


def _ends_with(path: Path, end: str) -> bool:
    """Tell whether the last parts of a path are those of `end`."""
    parts = PurePath(end).parts
    return path.parts[len(path.parts) - len(parts) :] == parts


def _relative(path: Path, folder: Path) -> str:
    path, folder = path.absolute(), folder.absolute()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
