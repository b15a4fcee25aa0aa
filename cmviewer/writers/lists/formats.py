"""The formats that a list can be written in, once each: command line, window and help read this table."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, Unit
from cmviewer.problems.lists import FORMAT_NOT_OF_TASK
from cmviewer.writers.lists.coco import results_name, write_coco
from cmviewer.writers.lists.crops import write_crops
from cmviewer.writers.lists.cvat import cvat_predictions_name, write_cvat
from cmviewer.writers.lists.image_paths import write_images
from cmviewer.writers.lists.label_studio import write_label_studio
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.lists.table import write_csv, write_json
from cmviewer.writers.lists.yolo import ENTRIES, write_yolo

_ALL: Final = frozenset(Unit)
_OBJECTS: Final = frozenset({Unit.OBJECT})


@dataclass(frozen=True)
class ListFormat:
    """words: what it is, for a person. units: what can be written so. ending: of its file; None: a folder.

    write: writes into a place of that name; raises `CmviewerError`, `OSError`, `Cancelled`. beside: names
    of further files that it writes, by the name of the first. entries: what a folder of it holds; none where
    that depends on the list. is_printed: whether it goes to standard output where no place is told.
    """

    name: str
    words: str
    units: frozenset[Unit]
    ending: str | None
    write: Callable[[Listed, Path, Writing], None]
    beside: Callable[[str], tuple[str, ...]] = lambda _name: ()
    entries: tuple[str, ...] = ()
    is_printed: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files."""
        return self.ending is None


FORMATS: Final = (
    ListFormat("csv", "table, a line an example", _ALL, ".csv", write_csv, is_printed=True),
    ListFormat("json", "records with the columns of the table", _ALL, ".json", write_json, is_printed=True),
    ListFormat(
        "coco",
        "COCO data set of the true objects, and the predicted ones beside it",
        _OBJECTS,
        ".json",
        write_coco,
        lambda name: (results_name(name),),
    ),
    ListFormat(
        "cvat",
        "CVAT for images of the true objects, and the predicted ones beside it",
        _OBJECTS,
        ".xml",
        write_cvat,
        lambda name: (cvat_predictions_name(name),),
    ),
    ListFormat(
        "label-studio",
        "tasks of Label Studio, with the predictions as pre-annotations",
        frozenset({Unit.OBJECT, Unit.SAMPLE}),
        ".json",
        write_label_studio,
    ),
    ListFormat("yolo", "YOLO labels, predictions and data.yaml", _OBJECTS, None, write_yolo, entries=ENTRIES),
    ListFormat("images", "paths of the images, one a line", _ALL, ".txt", write_images),
    ListFormat("crops", "a picture an example, in a folder a cell", _ALL, None, write_crops),
)


def format_named(name: str, evaluation: Evaluation) -> ListFormat:
    """Return a format. Raises `CmviewerError` where it is not of this task."""
    one = next(one for one in FORMATS if one.name == name)
    unit = evaluation.task.profile.unit
    if unit not in one.units:
        fitting = ", ".join(other.name for other in FORMATS if unit in other.units)
        raise CmviewerError(FORMAT_NOT_OF_TASK.of(name=name, unit=unit.value, fitting=fitting))
    return one
