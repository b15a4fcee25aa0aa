"""Folders that trainers leave without a result of any image: what they are, and what writes the results."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.problems.layouts import RUN_WITHOUT_RESULTS
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing


@dataclass(frozen=True)
class Leftovers:
    """What a tool leaves in a run folder that holds no result of an image.

    names: how names of files end of which one is enough. content: bytes at the beginning of that file; empty:
    the name is enough. mend: the command that writes results.
    """

    tool: str
    names: tuple[str, ...]
    mend: str
    content: bytes = b""

    def found_in(self, folder: Path, files: Iterable[Path]) -> bool:
        """Tell whether one of the files of a folder says that it is such a run."""
        named = [file for file in files if file.name.endswith(self.names)]
        return any(self.content in beginning(file, _HEAD) for file in named if file.parent == folder)


_HEAD: Final = 16_384
_LOG: Final = re.compile(rb"\s*\"?(epoch|step|iteration|iter)\"?\s*[,;\t]", re.IGNORECASE)
_RESULTS: Final = (
    "predictions.json",
    "predictions.npy",
    "instances_results.json",
    ".bbox.json",
    ".segm.json",
    "bbox.json",
    "segm.json",
)
"""How files of results end, wherever they lie in a run."""
_CURVES: Final = ("BoxPR_curve.png", "MaskPR_curve.png", "PosePR_curve.png", "PR_curve.png")
_VALIDATE: Final = (
    "yolo val model=… data=… save_json=True (or save_txt=True save_conf=True), and open the new run folder"
)
_PREDICT: Final = (
    "yolo predict model=… source=FOLDER save_txt=True, and open it with the folder of the classes as images"
)
_YOLOV5: Final = (
    "python val.py --weights … --data … --save-json (or --save-txt --save-conf), and open the new run folder"
)
_OPENMMLAB: Final = (
    "python tools/test.py CONFIG CHECKPOINT --cfg-options test_evaluator.format_only=True "
    "test_evaluator.outfile_prefix=results, and open the folder of the JSON that it writes"
)
_DETECTRON: Final = (
    "python train_net.py --eval-only with COCOEvaluator, which writes inference/coco_instances_results.json"
)
_YOLOX: Final = (
    "python tools/eval.py --test …, which writes yolox_testdev_2017.json, and open it with the truth"
)
_SAVED: Final = (
    "save what the model predicts on the validation images, one record an image, as CSV or COCO JSON"
)
_SLICES: Final = "convert the predicted and the true volumes to a PNG or NumPy array of label numbers a slice"
RUNS: Final[tuple[Leftovers, ...]] = (
    Leftovers("YOLOv5 or YOLOv7", ("hyp.yaml", "opt.yaml"), _YOLOV5),
    Leftovers("Ultralytics", ("args.yaml",), _PREDICT, b"task: classify"),
    Leftovers("Ultralytics", ("args.yaml",), _VALIDATE, b"save_json"),
    Leftovers("Ultralytics", _CURVES, _VALIDATE),
    Leftovers("Ultralytics", ("confusion_matrix_normalized.png", "val_batch0_pred.jpg"), _PREDICT),
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
    Leftovers("OpenMMLab (MMDetection, MMSegmentation, …)", (".log.json",), _OPENMMLAB, b'"mode"'),
    Leftovers("OpenMMLab (MMDetection, MMSegmentation, …)", ("scalars.json",), _OPENMMLAB, b'"lr"'),
    Leftovers("OpenMMLab (MMDetection, MMSegmentation, …)", (".py",), _OPENMMLAB, b"train_dataloader"),
    Leftovers("YOLOX", ("train_log.txt", "val_log.txt"), _YOLOX, b"yolox."),
    Leftovers("Detectron2", ("metrics.json",), _DETECTRON, b'"total_loss"'),
    Leftovers(
        "RF-DETR",
        ("results.json",),
        "save model.predict(…) of the validation images with supervision's JSONSink or as COCO JSON",
        b'"class_map"',
    ),
    Leftovers(
        "DETR",
        ("log.txt",),
        "save the results that CocoEvaluator gets in main.py --eval as COCO JSON",
        b'"train_lr"',
    ),
    Leftovers(
        "PaddleDetection",
        (".pdparams", ".pdopt"),
        "python tools/eval.py -c … -o weights=… save_prediction_only=True, and open the folder of bbox.json",
    ),
    Leftovers("nnU-Net", ("summary.json",), _SLICES, b'"foreground_mean"'),
    Leftovers("PyTorch Lightning", ("hparams.yaml",), _SAVED),
    Leftovers("Keras", ("history.csv", "training.log", "log.csv"), _SAVED, b"val_loss"),
    Leftovers("Keras", (".keras", ".weights.h5", "saved_model.pb"), _SAVED),
)
"""The first that fits names the run."""


def runs_without_results(listing: Listing) -> list[Problem]:
    """Say which run folders hold metrics and pictures only, each kind once, and what writes results."""
    by_mend = {problem.mend: problem for problem in reversed(list(_runs(listing)))}
    return list(reversed(by_mend.values()))


def is_log(file: Path) -> bool:
    """Tell whether a table is the log of a training, a row an epoch or a step, and none of an image."""
    return _LOG.match(beginning(file, _HEAD)) is not None


def _with_results(listing: Listing) -> set[Path]:
    """Return the folders that hold predictions after all, or folders that do: they miss something else."""
    found: set[Path] = set()
    for place, files in listing.files.items():
        if any(file.name.endswith(_RESULTS) for file in files):
            found.update((place, *place.parents))
        if place.name == "labels" and listing.ending(place, ".txt"):
            found.add(place.parent)
    return found


def _runs(listing: Listing) -> Iterator[Problem]:
    with_results = _with_results(listing)
    for folder, files in listing.files.items():
        if folder in with_results:
            continue
        run = next((one for one in RUNS if one.found_in(folder, files)), None)
        if run is not None:
            yield RUN_WITHOUT_RESULTS.of(folder, tool=run.tool, mend=run.mend)
