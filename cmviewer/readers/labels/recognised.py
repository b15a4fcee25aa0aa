"""What was recognised in the files of a classification, in words."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cmviewer.readers.labels.joined_parts import JoinedSamples
from cmviewer.readers.labels.label_classes import LabelClasses
from cmviewer.readers.tables.parts import SamplePart

_IMAGES: Final = ("image", "images")
_SAMPLES: Final = ("sample", "samples")


def recognised_as(
    joined: JoinedSamples, space: LabelClasses, files: Sequence[Path], parts: Sequence[SamplePart]
) -> str:
    """Say in words what was recognised, and how much of it there is."""
    # JSON may name the classes or the images of arrays; what predicts in JSON is a table.
    arrays = all(file.suffix.lower() in {".npy", ".npz", ".txt", ".json", ".names"} for file in files)
    arrays = arrays and not any(part.file.suffix.lower() == ".json" for part in parts)
    counts = (
        _counted(len(space.names), "class", "classes"),
        _counted(len(joined.checkpoints), "checkpoint", "checkpoints"),
        _counted(joined.image_count, *_SAMPLES if joined.image_names is None else _IMAGES),
    )
    if all(part.weight is not None for part in parts):
        samples = f"{joined.image_count:,} samples known" if joined.image_count else "no samples"
        return f"Finished confusion matrices: {', '.join(counts[:2])}, {samples}"
    return f"Classification {'arrays' if arrays else 'tables'}: {', '.join(counts)}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
