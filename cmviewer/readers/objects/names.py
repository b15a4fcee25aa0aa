"""Which file names the class numbers of a source."""

from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.class_names import may_name_classes, read_class_names
from cmviewer.readers.files.listing import files_of
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.objects.dataset_yaml import CALLED, datasets_in, folders_up, names_in_dataset

_FAR: Final = 4
"""`runs/detect/<name>/labels` lies so many folders below its `data.yaml`."""


def names_near(path: Path, top: Path, problems: list[Problem]) -> tuple[Path, tuple[str, ...]] | None:
    """Return the file that names the classes of a source, and the names; None where there is none.

    The nearest one, from the source's folder up to the folder `top`: of one folder first `data.yaml` and
    other data sets, then `obj.names` and its like, then `classes.txt` and its like. Where the source does not
    lie below `top`, data sets in some folders above too; any other list there may be of anything.
    """
    start = path if is_folder(path) else path.parent
    if start != top and start.is_relative_to(top):
        return next(filter(None, (_names_in(folder, problems) for folder in folders_up(start, top))), None)
    above = (_names_of_data_set(folder, problems) for folder in start.absolute().parents[:_FAR])
    return _names_in(start, problems) or next(filter(None, above), None)


def _names_in(folder: Path, problems: list[Problem]) -> tuple[Path, tuple[str, ...]] | None:
    return _names_of_data_set(folder, problems) or _names_in_lists(folder, problems)


def _names_of_data_set(folder: Path, problems: list[Problem]) -> tuple[Path, tuple[str, ...]] | None:
    for file in datasets_in(folder):
        said: list[Problem] = []
        try:
            names = names_in_dataset(file, said)
        except CmviewerError as error:
            if file.stem in CALLED:  # any other YAML may lie there
                problems += [one for one in error.problems if one.code == "file-unreadable"]
            continue
        problems += said
        return file, names
    return None


def _names_in_lists(folder: Path, problems: list[Problem]) -> tuple[Path, tuple[str, ...]] | None:
    plain = [file for file in files_of(folder) if file.suffix.lower() == ".names" or may_name_classes(file)]
    for file in sorted(plain, key=lambda file: file.suffix.lower() != ".names"):
        try:
            return file, read_class_names(file, problems)
        except CmviewerError as error:
            if file.suffix.lower() != ".json":  # any JSON may lie there
                problems += error.problems
    return None
