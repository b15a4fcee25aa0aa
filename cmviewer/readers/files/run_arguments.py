"""`args.yaml` of a training run: which task, split and data set it is of, and where that data set is now."""

import ntpath
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.readers.files.paths import exists, is_file, whole_path
from cmviewer.readers.files.plain_yaml import plain_yaml
from cmviewer.readers.files.text_encoding import read_text

NAMES: Final = ("args.yaml", "opt.yaml")
"""What Ultralytics and YOLOv5 call the options of a run."""
_NOTHING: Final = frozenset({"", "null", "none", "~"})
_ABOVE: Final = 6
"""Folders above a run that are looked at: `runs/<task>/<name>` lies three below where it was started."""
_KEPT: Final = ("", "datasets", "data")
"""Folders in which data sets are kept."""
_CALLED: Final = ("data.yaml", "dataset.yaml")
"""What a data set's file is called where nobody has thought of a name."""


@dataclass(frozen=True)
class RunArguments:
    """Options of a run, as they are written.

    task: as the tool calls it, `detect` where it says none. data: the data set; None where there is none.
    split: the part that was validated. saved: the folder of the run, on the machine that it ran on.
    """

    file: Path
    task: str
    data: str | None
    split: str
    saved: str | None


@dataclass(frozen=True)
class RunDataSet:
    """Where the data set of a run is.

    path: None where it is nowhere. looked_at: the places. as_written: whether it is where the run says, and
    not where it may have been moved to.
    """

    path: Path | None
    looked_at: tuple[Path, ...]
    as_written: bool


def arguments_of(folder: Path) -> RunArguments | None:
    """Read the options of a run; None where there are none, or they are of another tool."""
    file = next((folder / name for name in NAMES if is_file(folder / name)), None)
    if file is None:
        return None
    try:
        arguments = plain_yaml(read_text(file, []))
    except (CmviewerError, RecursionError, ValueError):
        return None
    if not isinstance(arguments, dict) or not ({"task", "save_dir"} & set(arguments)):
        return None
    plain = {
        key: str(value) for key, value in arguments.items() if str(value).strip().lower() not in _NOTHING
    }
    return RunArguments(
        file, plain.get("task", "detect"), plain.get("data"), plain.get("split", "val"), plain.get("save_dir")
    )


def data_set_of(run: RunArguments) -> RunDataSet:
    """Look for the data set of a run: as written, then where it lay from the run, then by ever less of it."""
    if run.data is None:
        return RunDataSet(None, (), as_written=False)
    written = tuple(dict.fromkeys(map(whole_path, _as_written(run, run.data))))
    moved = tuple(dict.fromkeys(map(whole_path, _as_moved(run, run.data))))
    found = next((path for path in (*written, *moved) if exists(path)), None)
    name = run.data.replace("\\", "/").rpartition("/")[2]
    looked_at = dict.fromkeys((*written, *(folder / name for folder in _above(run))))
    return RunDataSet(found, tuple(looked_at), as_written=found in written)


def _as_written(run: RunArguments, data: str) -> Iterator[Path]:
    """An absolute path as it is; another one below the folders above the run, of which one was worked in."""
    if Path(data).is_absolute():
        yield Path(data)
    elif not ntpath.isabs(data):
        for folder in _above(run):
            yield folder / data.replace("\\", "/")


def _as_moved(run: RunArguments, data: str) -> Iterator[Path]:
    plain = data.replace("\\", "/")
    if run.saved is not None and posixpath.isabs(plain):
        yield run.file.parent / posixpath.relpath(plain, run.saved.replace("\\", "/"))
    parts = [part for part in plain.split("/") if part not in {"", ".", ".."} and not part.endswith(":")]
    for start in range(len(parts)):
        for folder in _above(run):
            for kept in _KEPT:
                yield folder.joinpath(kept, *parts[start:])
    for folder in _above(run):
        if parts and parts[-1].lower().endswith((".yaml", ".yml")):
            yield folder / "datasets" / parts[-1].rpartition(".")[0]
        yield from (folder / name for name in _CALLED)


def _above(run: RunArguments) -> tuple[Path, ...]:
    folder = whole_path(run.file.parent)
    return (folder, *folder.parents[:_ABOVE])
