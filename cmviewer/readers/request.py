"""What a person asks to be opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload

from cmviewer.evaluation import NamedFiles, Task
from cmviewer.readers.decision_keys import NO_NAMES, Told, ignore_labels
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.paths import exists


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
    ignore_labels: ignore labels of maps, in place of 255. told: decisions of reading that a person has told
    (`with_told` puts those that are fields here into their places). manifest: the file that has filled in
    what was left open.
    """

    path: Path | None = None
    task: Task | None = None
    truth: Path | None = None
    predictions: tuple[PredictionSource, ...] = ()
    images: Path | None = None
    columns: Columns = Columns()
    classes: Path | None = None
    positive: str | None = None
    boxes: BoxFormat | None = None
    ignore_labels: tuple[int, ...] = ()
    told: tuple[Told, ...] = ()
    manifest: Path | None = None

    @property
    def named(self) -> NamedFiles:
        """The files and folders that it names."""
        of_manifest = self.path is not None and self.path.suffix.lower() == ".toml"
        return NamedFiles(
            self.path.parent if self.path is not None and of_manifest else self.path,
            self.truth,
            tuple((one.name, one.path) for one in self.predictions),
            self.images,
            self.classes,
        )


def with_told(request: OpenRequest, told: Sequence[Told]) -> OpenRequest:
    """Return a request with decisions that were told; what it says itself already stays.

    Columns, task, positive class, box format of the predictions and ignore labels are fields of the request;
    these decisions and their options are one and the same.
    """
    for one in told:
        if any(known.name == one.name for known in request.told):
            continue
        request = replace(_placed(request, one), told=(*request.told, one))
    return request


def _placed(request: OpenRequest, told: Told) -> OpenRequest:
    if told.about is not None:
        return request
    match told.key:
        case "task":
            return replace(request, task=request.task or Task(told.value))
        case "positive":
            return replace(request, positive=request.positive or told.value)
        case "boxes.prediction":
            return replace(request, boxes=request.boxes or BoxFormat(told.value))
        case "ignore":
            return replace(request, ignore_labels=request.ignore_labels or ignore_labels(told.value))
        case "classes" if told.value != NO_NAMES:
            return replace(request, classes=request.classes or Path(told.value))
        case "truth" if request.truth is None and is_path(told.value):
            return replace(request, truth=Path(told.value))
        case "truth" | "prediction" | "image" | "score" | "checkpoint":
            known = getattr(request.columns, told.key)
            return replace(request, columns=replace(request.columns, **{told.key: known or told.value}))
    return request


def told_by(request: OpenRequest) -> tuple[Told, ...]:
    """Return every decision that a request tells, those too that are fields of it."""
    fields = {
        "task": request.task and request.task.value,
        "positive": request.positive,
        "boxes.prediction": request.boxes and request.boxes.value,
        "ignore": ",".join(map(str, request.ignore_labels)),
        "truth": request.columns.truth or (request.truth and str(request.truth)),
        "classes": request.classes and str(request.classes),
        "prediction": request.columns.prediction,
        "image": request.columns.image,
        "score": request.columns.score,
        "checkpoint": request.columns.checkpoint,
    }
    known = {one.name for one in request.told}
    more = [Told(key, value) for key, value in fields.items() if value and key not in known]
    return (*request.told, *more)


def is_path(text: str) -> bool:
    """Tell whether what was told of the truth is a file or folder that exists, and no column."""
    return exists(Path(text))


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
    except (OSError, RuntimeError, ValueError):  # a loop of links, or no path: whoever reads it says so
        return path.absolute()
