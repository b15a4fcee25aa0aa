"""What was recognised in files of objects: in words, and file by file."""

from pathlib import Path

from cmviewer.evaluation import Role
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.objects.found_sources import FoundSources
from cmviewer.readers.objects.joining import Space
from cmviewer.readers.objects.parts import ObjectSource
from cmviewer.said import joined, said, said_of


def keep_roles(found: FoundSources, truth: ObjectSource, named: list[Path], decisions: Decisions) -> None:
    """Keep what each file is; of a folder with a file an image, what the folder is."""
    decisions.is_file(truth.path, Role.TRUTH, truth.layout.name)
    for source, _ in found.checkpoints:
        decisions.is_file(source.path, Role.PREDICTION, source.layout.name)
    for file in named:
        decisions.is_file(file, Role.NAMES, said("names of classes"))
    for folder in found.images:
        decisions.is_file(folder, Role.IMAGES, said("images"))


def files_of_evaluation(truth: ObjectSource, found: FoundSources, names: list[Path]) -> tuple[Path, ...]:
    """Every file that was read, or will be."""
    predicted = [file for source, _ in found.checkpoints for file in source.files]
    return tuple(dict.fromkeys((*truth.files, *predicted, *names)))


def recognised_as(found: FoundSources, source: ObjectSource, space: Space, objects: int) -> str:
    """Say in words what was recognised, and how much of it there is."""
    layouts = list(dict.fromkeys(one.described for one, _ in found.checkpoints))
    counts = (
        said_of(len(space.classes.names), "1 class", "{count:,} classes"),
        said_of(len(found.checkpoints), "1 checkpoint", "{count:,} checkpoints"),
        said_of(len(space.sizes.images), "1 image", "{count:,} images"),
        said_of(objects, "1 true object", "{count:,} true objects"),
    )
    predictions = layouts[0]
    for other in layouts[1:]:
        predictions = said("{} and {}", predictions, other)
    return said("Truth as {}, predictions as {}: {}", source.described, predictions, joined(", ", counts))
