"""Where a report may be written: never among what was opened, never over another's files unasked."""

import errno
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from cmviewer.archives import archive_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.problems.window import INPUT_KEPT, NOT_OURS, REPORT_PLACE
from cmviewer.report_files import PAGE_NAME, SUMMARY_NAME, is_one_of, is_summary, written_files
from cmviewer.writers.cannot_write import cannot_write
from cmviewer.writers.changes_csv import CHANGES_NAME
from cmviewer.writers.comparison_csv import COMPARISON_NAME
from cmviewer.writers.examples_csv import EXAMPLES_NAME
from cmviewer.writers.exchange import check_targets
from cmviewer.writers.fixes_csv import FIXES_NAME
from cmviewer.writers.inputs import input_paths
from cmviewer.writers.leftovers import waiting_folders
from cmviewer.writers.matrix_csv import CELLS_NAME, MATRIX_NAME
from cmviewer.writers.metrics_csv import METRICS_NAME

PICTURE_NAME: Final = "heatmap.png"
PICTURE_NAMES: Final = (PICTURE_NAME, "heatmap.svg", "heatmap.pdf")
DIFFERENCE_NAMES: Final = tuple(name.replace("heatmap", "difference") for name in PICTURE_NAMES)
REPORT_NAMES: Final = (
    PAGE_NAME, MATRIX_NAME, CELLS_NAME, METRICS_NAME, EXAMPLES_NAME,
    COMPARISON_NAME, CHANGES_NAME, FIXES_NAME, *PICTURE_NAMES, *DIFFERENCE_NAMES, SUMMARY_NAME,
)  # fmt: skip
"""Every file that a report may have, in the order in which they take their places.

The page comes first: whatever a kill leaves without a summary is known by it. The summary comes last.
"""

_WAYS: Final[tuple[Callable[[Path], Path], ...]] = (Path.absolute, Path.resolve)


class OpenedFolderError(CmviewerError):
    """A report was to stand among the files that were opened; `folder` is where."""

    def __init__(self, folder: Path) -> None:
        super().__init__(REPORT_PLACE.of(folder, example=folder / "report"))
        self.folder = folder


class ForeignFilesError(CmviewerError):
    """`files` stand where a report was to be written, and cmviewer did not write them."""

    def __init__(self, files: Collection[Path]) -> None:
        super().__init__(*(NOT_OURS.of(file) for file in sorted(files)))
        self.files = frozenset(files)


def pictures_in(formats: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the pictures of a report, by the endings of their files."""
    return tuple(f"heatmap.{ending}" for ending in formats)


def check_place(
    folder: Path, evaluation: Evaluation, agreed: Collection[Path] = (), read: Collection[Path] = ()
) -> None:
    """Raise `CmviewerError` where a report of this evaluation cannot, or may not, stand in a folder.

    `agreed`: files of others that a person wants to be replaced. `read`: what was read beside the evaluation,
    such as marks. Raises `OpenedFolderError` among what was opened, whatever was agreed, and
    `ForeignFilesError` where files of others are in the way. Writes nothing.
    """
    refuse_opened(folder, evaluation)
    check_targets(folder, REPORT_NAMES)
    refuse_inputs(evaluation, *(folder / name for name in REPORT_NAMES), read=read)
    _check_rights(folder)
    foreign = files_of_others(folder) - set(agreed)
    if foreign:
        raise ForeignFilesError(foreign)


def refuse_opened(folder: Path, evaluation: Evaluation) -> None:
    """Raise `OpenedFolderError` for the folder that was opened, and where files that were opened stand."""
    source = evaluation.source if evaluation.source.is_dir() else evaluation.source.parent
    opened = {source, *(file.parent for file in input_paths(evaluation))}
    if any(_same(folder, other) for other in opened):
        raise OpenedFolderError(folder)


def files_of_others(folder: Path) -> frozenset[Path]:
    """Return the files that a report would replace and that are not, byte by byte, of one of ours."""
    there = [folder / name for name in REPORT_NAMES if os.path.lexists(folder / name)]
    # a killed run leaves the summary of what it was about to put in place
    summaries = [folder / SUMMARY_NAME, *(path / SUMMARY_NAME for path in waiting_folders(folder))]
    written = [file for summary in summaries for file in written_files(summary)] if there else []
    return frozenset(
        file
        for file in there
        if not (is_summary(file) if file.name == SUMMARY_NAME else is_one_of(file, written))
    )


def refuse_inputs(evaluation: Evaluation, *files: Path, read: Collection[Path] = ()) -> None:
    """Raise `CmviewerError` for the files to be written that were opened, or are images or of `read`.

    `read`: what was read beside the evaluation, such as marks.
    """
    there = [file for file in files if _exists(file)]
    if not there:
        return
    ends = tuple({name for file in there for name in (file.name, file.resolve().name)})
    opened = set(map(_identity, (*_opened(evaluation), *read, *_images(evaluation, ends))))
    kept = [file for file in there if _identity(file) in opened]
    if kept:
        raise CmviewerError(*map(INPUT_KEPT.of, kept))


def refuse_inputs_within(evaluation: Evaluation, *places: Path, read: Collection[Path] = ()) -> None:
    """Raise as `refuse_inputs` for what lies in folders that are to be replaced, or is one of `places`."""
    tops = {way(place) for place in places if os.path.lexists(place) for way in _WAYS}
    if not tops:
        return
    opened = dict.fromkeys((*_opened(evaluation), *read, *_images(evaluation, ("",))))
    kept = [file for file in opened if any(not tops.isdisjoint((at, *at.parents)) for at in _whole(file))]
    if kept:
        raise CmviewerError(*map(INPUT_KEPT.of, kept))


def _whole(file: Path) -> Iterator[Path]:
    """A file as it is called and, behind links, as it lies."""
    return (way(file) for way in _WAYS)


def _opened(evaluation: Evaluation) -> Iterator[Path]:
    """Every file that was opened, and the archives that hold some."""
    for file in input_paths(evaluation):
        yield file
        archive = archive_of(file)
        if archive is not None:
            yield archive


def _images(evaluation: Evaluation, ends: tuple[str, ...]) -> Iterator[Path]:
    """Files of the images of which the names end so."""
    images = evaluation.images
    named = () if images.names is None else images.names
    found = (images.find(number) for number, name in enumerate(named) if name.endswith(ends))
    return filter(None, found)


def _identity(path: Path) -> tuple[int, int] | Path:
    """What two names of one file have in common; of what cannot be looked at its name."""
    try:
        looked = path.stat()
    except OSError:
        return path
    return looked.st_dev, looked.st_ino


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _exists(path: Path) -> bool:
    """Whether something has this name; nothing has a name that is too long."""
    try:
        return path.exists()
    except OSError:
        return False


def _check_rights(folder: Path) -> None:
    """Raise `CmviewerError` where nothing can be made in a folder, or in the one that it would stand in."""
    nearest = next(path for path in _upwards(folder) if _exists(path))
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise CmviewerError(cannot_write(nearest, PermissionError(errno.EACCES, os.strerror(errno.EACCES))))


def _upwards(folder: Path) -> Iterable[Path]:
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 - `resolve` follows links
    return (whole, *whole.parents)
