"""What was recognised in files of objects: in words, and file by file."""

from pathlib import Path

from cmviewer.evaluation import Role
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.objects.found_sources import FoundSources
from cmviewer.readers.objects.joining import Space
from cmviewer.readers.objects.parts import ObjectSource


def keep_roles(found: FoundSources, truth: ObjectSource, named: list[Path], decisions: Decisions) -> None:
    """Keep what each file is; of a folder with a file an image, what the folder is."""
    decisions.is_file(truth.path, Role.TRUTH, truth.layout.name)
    for source, _ in found.checkpoints:
        decisions.is_file(source.path, Role.PREDICTION, source.layout.name)
    for file in named:
        decisions.is_file(file, Role.NAMES, "names of classes")
    for folder in found.images:
        decisions.is_file(folder, Role.IMAGES, "images")


def files_of_evaluation(truth: ObjectSource, found: FoundSources, names: list[Path]) -> tuple[Path, ...]:
    """Every file that was read, or will be."""
    predicted = [file for source, _ in found.checkpoints for file in source.files]
    return tuple(dict.fromkeys((*truth.files, *predicted, *names)))


def recognised_as(found: FoundSources, source: ObjectSource, space: Space, objects: int) -> str:
    """Say in words what was recognised, and how much of it there is."""
    layouts = dict.fromkeys(one.described for one, _ in found.checkpoints)
    counts = (
        _counted(len(space.classes.names), "class", "classes"),
        _counted(len(found.checkpoints), "checkpoint", "checkpoints"),
        _counted(len(space.sizes.images), "image", "images"),
        _counted(objects, "true object", "true objects"),
    )
    return f"Truth as {source.described}, predictions as {' and '.join(layouts)}: {', '.join(counts)}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
