"""Which file names the class numbers of a source."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.class_names import may_name_classes, read_class_names
from cmviewer.readers.files.one_folder import files_of
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.files.words import LABEL_FOLDER
from cmviewer.readers.objects.dataset_yaml import CALLED, datasets_among, folders_up, names_in_dataset

_FAR: Final = 4
"""`runs/detect/<name>/labels` lies so many folders below its `data.yaml`."""


NamesInFile: TypeAlias = tuple[Path, tuple[str, ...]]
"""The file that names classes, and the names."""
_Answer: TypeAlias = tuple[NamesInFile | None, list[Problem]]


@dataclass(frozen=True)
class NearbyNames:
    """The files that name the classes of sources, found for one opening: each folder is looked at once.

    top: the folder up to which they are looked for.
    """

    top: Path
    _data_sets: dict[Path, _Answer] = field(default_factory=dict)
    _lists: dict[Path, _Answer] = field(default_factory=dict)
    _files: dict[Path, list[Path]] = field(default_factory=dict)

    def of(self, path: Path, problems: list[Problem]) -> NamesInFile | None:
        """Return the file that names the classes of a source, and the names; None where there is none.

        The nearest one, from the source's folder up to the folder `top`: of one folder first `data.yaml` and
        other data sets, then `obj.names` and its like, then `classes.txt` and its like. Where the source does
        not lie below `top`, data sets in some folders above too, and lists beside the folder `labels` that it
        is, or lies in; any other list there may be of anything.
        """
        start = path if is_folder(path) else path.parent
        if start != self.top and start.is_relative_to(self.top):
            near = (self._in(folder, problems) for folder in folders_up(start, self.top))
            return next(filter(None, near), None)
        above = (self._of_data_set(folder, problems) for folder in start.absolute().parents[:_FAR])
        beside = (self._of_list(folder, problems) for folder in _beside_labels(start.absolute()))
        return self._in(start, problems) or next(filter(None, (*above, *beside)), None)

    def _in(self, folder: Path, problems: list[Problem]) -> NamesInFile | None:
        return self._of_data_set(folder, problems) or self._of_list(folder, problems)

    def _of_data_set(self, folder: Path, problems: list[Problem]) -> NamesInFile | None:
        if folder not in self._data_sets:
            self._data_sets[folder] = _names_of_data_set(self._files_of(folder))
        return _told(self._data_sets[folder], problems)

    def _of_list(self, folder: Path, problems: list[Problem]) -> NamesInFile | None:
        if folder not in self._lists:
            self._lists[folder] = _names_in_lists(self._files_of(folder))
        return _told(self._lists[folder], problems)

    def _files_of(self, folder: Path) -> list[Path]:
        if folder not in self._files:
            self._files[folder] = files_of(folder)
        return self._files[folder]


def _beside_labels(folder: Path) -> list[Path]:
    """Where tools write `classes.txt` for `labels`, and for `labels/val`."""
    return [one.parent for one in (folder, folder.parent) if one.name.lower() in LABEL_FOLDER][:1]


def _told(answer: _Answer, problems: list[Problem]) -> NamesInFile | None:
    problems += answer[1]
    return answer[0]


def _names_of_data_set(files: list[Path]) -> _Answer:
    problems: list[Problem] = []
    for file in datasets_among(files):
        own_problems: list[Problem] = []
        try:
            names = names_in_dataset(file, own_problems)
        except CmviewerError as error:
            if file.stem in CALLED:  # any other YAML may lie there
                problems += [one for one in error.problems if one.code == "file-unreadable"]
            continue
        return (file, names), [*problems, *own_problems]
    return None, problems


def _names_in_lists(files: list[Path]) -> _Answer:
    problems: list[Problem] = []
    plain = [file for file in files if file.suffix.lower() == ".names" or may_name_classes(file)]
    for file in sorted(plain, key=lambda file: file.suffix.lower() != ".names"):
        try:
            return (file, read_class_names(file, problems)), problems
        except CmviewerError as error:
            if file.suffix.lower() != ".json":  # any JSON may lie there
                problems += error.problems
    return None, problems
