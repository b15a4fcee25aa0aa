"""Single words of the command line → values; a word that is none of its kind is bad usage."""

import re
from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.readers.decision_keys import Told, told_in
from cmviewer.readers.files.addresses import refused_address
from cmviewer.readers.files.remote import RemoteSources, can_be_fetched
from cmviewer.readers.request import Columns, PredictionSource
from cmviewer.resources import sample, sample_names
from cmviewer.workspace.session_file import ENDING

ROLES: Final = tuple(field.name for field in fields(Columns))
_NEXT_ROLE: Final = re.compile(rf",(?=(?:{'|'.join(ROLES)})=)")


def path_of(text: str) -> Path:
    """A path as it was given; nothing, which an unset variable of a shell leaves, is bad usage."""
    if not text:
        raise ArgumentTypeError("expected a path, not nothing")
    return Path(text)


def page_size(text: str) -> float:
    """Megabytes of a page: more than nothing, and at most a thousand."""
    try:
        size = float(text)
    except ValueError:
        size = 0.0
    if not 0 < size <= 1_000:
        raise ArgumentTypeError(f"expected megabytes above 0, up to 1000, not {text!r}")
    return size


def opened_path_of(text: str) -> Path:
    """A path that is read. Raises `CmviewerError` of an address, which a path would not keep as given."""
    refused = refused_address(text)
    if refused is not None:
        raise CmviewerError(refused)
    return path_of(text)


def results_path_of(text: str) -> Path:
    """A path of results; a session, which only opens them, is bad usage. Raises as `opened_path_of`."""
    path = opened_path_of(text)
    if is_session(path):
        raise ArgumentTypeError(f"expected results, not a session: {text}")
    return path


def is_session(path: Path | None) -> bool:
    """Whether a path is that of a session, by its ending."""
    return path is not None and path.suffix.lower() == ENDING


def sample_path(name: str) -> Path:
    """Folder of a sample, by its name."""
    try:
        return sample(name)
    except KeyError:
        raise ArgumentTypeError(f"no sample is called {name}: {listed(sample_names())}") from None


def fetched_path_of(sources: RemoteSources, text: str) -> Path:
    """A path that is read, or where the copy of an address will be. Raises as `opened_path_of`."""
    return sources.path_of(text) if can_be_fetched(text) else opened_path_of(text)


def fetched_results_of(sources: RemoteSources, text: str) -> Path:
    """A path of results, or where the copy of an address will be. Raises as `results_path_of`."""
    return sources.path_of(text) if can_be_fetched(text) else results_path_of(text)


PathOf = Callable[[str], Path]
"""What makes a path of a word."""


def predictions_of(text: str, opened: PathOf = opened_path_of) -> PredictionSource:
    """`NAME=PATH` or `PATH`; a path that exists is a path, whatever it holds. Raises as `opened` does."""
    name, sign, path = text.partition("=")
    if not sign or Path(text).exists() or refused_address(text) is not None:
        return PredictionSource(opened(text))
    if not name or not path:
        raise ArgumentTypeError(f"expected PATH or NAME=PATH, not {text!r}")
    return PredictionSource(opened(path), name)


def columns_of(text: str) -> list[tuple[str, str]]:
    """`truth=a,prediction=b`: a comma parts two columns only where a role follows."""
    told = []
    for part in _NEXT_ROLE.split(text):
        role, _, column = part.partition("=")
        if role not in ROLES or not column:
            raise ArgumentTypeError(f"expected ROLE=COLUMN with {listed(ROLES)}, not {part!r}")
        told.append((role, column))
    return told


def decision_of(text: str) -> Told:
    """`KEY=VALUE`: a decision of reading."""
    try:
        return told_in(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def ignore_label(text: str) -> int:
    """A value of label maps."""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) < 65_536):
        raise ArgumentTypeError(f"expected a whole number from 0 to 65535, not {text!r}")
    return int(text)


def listed(names: Sequence[str]) -> str:
    """Names with commas between."""
    return ", ".join(names)
