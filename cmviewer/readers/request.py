"""What a person asks to be opened."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload

from cmviewer.evaluation import Task
from cmviewer.readers.objects.parts import BoxLayout


@dataclass(frozen=True)
class Columns:
    """Names of a table's columns, as far as they are told; None: to be recognised."""

    truth: str | None = None
    prediction: str | None = None
    image: str | None = None
    score: str | None = None
    checkpoint: str | None = None


@dataclass(frozen=True)
class PredictionSource:
    """One file or folder of predictions; without a name, its checkpoints are named after the files."""

    path: Path
    name: str | None = None


@dataclass(frozen=True)
class OpenRequest:
    """What is to be opened: a path that explains itself, or parts that override what it would find.

    path: a folder, a file or a `cmviewer.toml`; None only where `predictions` are given. boxes: how the
    four numbers of each box are meant, where their layout is not taken as it looks.
    ignore_labels: values of maps that the truth does not judge, in place of 255.
    """

    path: Path | None = None
    task: Task | None = None
    truth: Path | None = None
    predictions: tuple[PredictionSource, ...] = ()
    images: Path | None = None
    columns: Columns = Columns()
    classes: Path | None = None
    positive: str | None = None
    boxes: BoxLayout | None = None
    ignore_labels: tuple[int, ...] = ()


def with_whole_paths(request: OpenRequest) -> OpenRequest:
    """Return a request whose paths begin at the root: `.` has neither a name nor a folder above it."""
    return replace(
        request,
        path=_whole(request.path),
        truth=_whole(request.truth),
        predictions=tuple(replace(one, path=_whole(one.path)) for one in request.predictions),
        images=_whole(request.images),
        classes=_whole(request.classes),
    )


@overload
def _whole(path: Path) -> Path: ...
@overload
def _whole(path: None) -> None: ...
def _whole(path: Path | None) -> Path | None:
    if path is None:
        return None
    try:
        return path.resolve() if ".." in path.parts else path.absolute()
    except (
        OSError,
        RuntimeError,
        ValueError,
    ):  # a loop of links, or no path at all: whoever reads it says so
        return path.absolute()
