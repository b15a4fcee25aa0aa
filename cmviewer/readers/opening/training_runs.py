"""Folders that trainers leave without a result of any image: what they are, and what writes the results."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing


@dataclass(frozen=True)
class Leftovers:
    """What a tool leaves in a run folder that holds no result of an image.

    names: files of which one is enough. content: bytes at the beginning of that file; empty: the name is
    enough. mend: the command that writes results.
    """

    tool: str
    names: tuple[str, ...]
    mend: str
    content: bytes = b""

    def found_in(self, folder: Path, files: Iterable[Path]) -> bool:
        """Tell whether one of the files of a folder says that it is such a run."""
        there = {file.name for file in files}
        named = [name for name in self.names if name in there]
        return any(self.content in beginning(folder / name) for name in named)


_RESULTS: Final = frozenset({"predictions.json", "predictions.npy"})
_CURVES: Final = ("BoxPR_curve.png", "MaskPR_curve.png", "PosePR_curve.png", "PR_curve.png")
_VALIDATE: Final = (
    "yolo val model=… data=… save_json=True (or save_txt=True save_conf=True), and open the new run folder"
)
_PREDICT: Final = (
    "yolo predict model=… source=FOLDER save_txt=True, and open it with the folder of the classes as images"
)
RUNS: Final[tuple[Leftovers, ...]] = (
    Leftovers("Ultralytics", ("args.yaml",), _PREDICT, b"task: classify"),
    Leftovers("Ultralytics", ("args.yaml",), _VALIDATE, b"save_json"),
    Leftovers("Ultralytics", _CURVES, _VALIDATE),
    Leftovers("Ultralytics", ("confusion_matrix.png", "confusion_matrix_normalized.png"), _PREDICT),
    Leftovers(
        "timm",
        ("args.yaml", "summary.csv"),
        "python inference.py --data-dir … --fullname --include-index, and open the CSV that it writes",
        b"train_loss",
    ),
    Leftovers(
        "a Hugging Face Trainer",
        ("trainer_state.json", "training_args.bin"),
        "save predictions and label_ids of trainer.predict(…) with numpy.save",
    ),
)
"""The first that fits names the run."""


def runs_without_results(listing: Listing) -> list[Problem]:
    """Say which run folders hold metrics and pictures only, each kind once, and what writes results."""
    said = {problem.mend: problem for problem in reversed(list(_runs(listing)))}
    return list(reversed(said.values()))


def _has_results(listing: Listing, folder: Path) -> bool:
    """Tell whether a run folder holds predictions after all: what is missing then is something else."""
    there = {file.name for file in listing.files[folder]}
    return not there.isdisjoint(_RESULTS) or bool(listing.ending(folder / "labels", ".txt"))


def _runs(listing: Listing) -> Iterator[Problem]:
    for folder, files in listing.files.items():
        if _has_results(listing, folder):
            continue
        run = next((one for one in RUNS if one.found_in(folder, files)), None)
        if run is not None:
            what = f"this is a run of {run.tool} with metrics and pictures, and no result of any image"
            yield Problem("run-without-results", what, run.mend, folder)
