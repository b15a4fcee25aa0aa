"""Where a list is written: whole or not at all, and never over what stands there unasked."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.problems.window import LIST_THERE, WRITE_FAILED
from cmviewer.writers.atomic import made, staged
from cmviewer.writers.cannot_write import cannot_write
from cmviewer.writers.folders import NEW, put_in_place
from cmviewer.writers.leftovers import remove_leftovers, waiting_prefix
from cmviewer.writers.lists.formats import ListFormat
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.report_place import refuse_inputs, refuse_inputs_within, refuse_opened


def write_list(
    listed: Listed,
    form: ListFormat,
    place: Path,
    writing: Writing,
    *,
    overwrite: bool = False,
    read: Collection[Path] = (),
) -> None:
    """Write a list at a place, whole or not at all. Raises as `check_list_place`, and as the format."""
    evaluation = listed.evaluation
    check_list_place(form, place, evaluation, overwrite=overwrite, read=read)
    if not form.is_folder:
        with staged(place.parent) as stage:
            form.write(listed, stage / place.name, writing)
        return

    def check(replaced: Iterable[Path]) -> None:
        refuse_inputs_within(evaluation, *replaced, read=read)

    with _staged_folder(place, form.entries, check) as stage:
        form.write(listed, stage, writing)
        writing.cancel.check()


def check_list_place(
    form: ListFormat, place: Path, evaluation: Evaluation, *, overwrite: bool, read: Collection[Path] = ()
) -> None:
    """Raise `CmviewerError` where a list may not, or cannot, stand at a place. Writes nothing.

    `read`: what was read beside the evaluation, such as marks; it is never replaced, as what was opened.
    """
    if form.is_folder:
        refuse_opened(place, evaluation)
        if os.path.lexists(place) and not place.is_dir():
            raise CmviewerError(WRITE_FAILED.of(place, what="a file has this name"))
        if not overwrite and place.is_dir() and any(place.iterdir()):
            raise CmviewerError(LIST_THERE.of(place))
        return
    files = [place, *(place.with_name(name) for name in form.beside(place.name))]
    for file in files:
        if file.is_dir():
            raise CmviewerError(WRITE_FAILED.of(file, what="a folder has this name"))
    refuse_inputs(evaluation, *files, read=read)
    there = [file for file in files if os.path.lexists(file)]
    if there and not overwrite:
        raise CmviewerError(*(LIST_THERE.of(file) for file in there))


@contextmanager
def _staged_folder(
    folder: Path, obsolete: Iterable[str], check: Callable[[Iterable[Path]], None]
) -> Iterator[Path]:
    """Give an empty folder; when all went well what is in it stands in `folder`, else nothing is changed.

    What stands there under the same names goes, and what is `obsolete`; all else stays. `check` hears what
    goes, and raises `CmviewerError` where it may not.
    """
    try:
        with made(folder.parent):
            remove_leftovers(folder.parent)
            prefix = waiting_prefix()
            with TemporaryDirectory(prefix=prefix, dir=folder.parent, ignore_cleanup_errors=True) as name:
                stage = Path(name)
                (stage / NEW).mkdir()
                yield stage / NEW
                names = sorted({entry.name for entry in (stage / NEW).iterdir()} | set(obsolete))
                check(folder / name for name in names)
                put_in_place(stage, folder, names)
    except OSError as error:
        raise CmviewerError(cannot_write(folder, error)) from error
