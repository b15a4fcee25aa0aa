"""What was recognised in the files of a classification, in words."""

from collections.abc import Sequence
from pathlib import Path

from cmviewer.readers.labels.joined_parts import JoinedSamples
from cmviewer.readers.labels.label_classes import LabelClasses
from cmviewer.readers.tables.parts import SamplePart
from cmviewer.said import joined, said, said_of


def recognised_as(
    found: JoinedSamples, space: LabelClasses, files: Sequence[Path], parts: Sequence[SamplePart]
) -> str:
    """Say in words what was recognised, and how much of it there is."""
    # JSON may name the classes or the images of arrays; what predicts in JSON is a table.
    arrays = all(file.suffix.lower() in {".npy", ".npz", ".txt", ".json", ".names"} for file in files)
    arrays = arrays and not any(part.file.suffix.lower() == ".json" for part in parts)
    counts = (
        said_of(len(space.names), "1 class", "{count:,} classes"),
        said_of(len(found.checkpoints), "1 checkpoint", "{count:,} checkpoints"),
        said_of(found.image_count, "1 sample", "{count:,} samples")
        if found.image_names is None
        else said_of(found.image_count, "1 image", "{count:,} images"),
    )
    if all(part.weight is not None for part in parts):
        known = said("{:,} samples known", found.image_count)
        samples = known if found.image_count else said("no samples")
        return said("Finished confusion matrices: {}", joined(", ", (*counts[:2], samples)))
    if arrays:
        return said("Classification arrays: {}", joined(", ", counts))
    return said("Classification tables: {}", joined(", ", counts))
