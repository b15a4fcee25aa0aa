"""Ultralytics: what a validation found, as a checkpoint beside those of other epochs."""

import json
from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Final

import tomli_w
from numpy.typing import NDArray

from cmviewer.callbacks.framework import LOG, Foreign, array_of, joined, quietly
from cmviewer.writers.atomic import write_text
from cmviewer.writers.checkpoint_log import log_checkpoint

_MANIFEST: Final = "cmviewer.toml"


def for_ultralytics(folder: str | PathLike[str]) -> Callable[[Foreign], None]:
    """Return what `model.add_callback("on_val_end", …)` takes.

    Each validation of a training is a checkpoint, `epoch 1`, `epoch 2`, …; the one after it is `final`. Of
    classifications it holds labels, and paths where the loader does not shuffle; of objects the boxes that
    the validator collects where `save_json=True` is told, and beside them, once, a `cmviewer.toml` that names
    the data set.
    """
    target, epochs = Path(folder), [0]

    def on_val_end(validator: Foreign) -> None:
        epochs[0] += 1
        name = f"epoch {epochs[0]}" if getattr(validator, "training", True) else "final"
        quietly(lambda: _write(validator, target, name))

    return on_val_end


def _write(validator: Foreign, folder: Path, name: str) -> None:
    if getattr(validator, "targets", None) and getattr(validator, "pred", None):
        _write_labels(validator, folder, name)
    elif getattr(validator, "jdict", None):
        _write_boxes(validator, folder, name)
    else:
        raise ValueError("this validation has collected nothing: train with save_json=True")


def _write_labels(validator: Foreign, folder: Path, name: str) -> None:
    truth = joined(validator.targets).astype(int)
    best = joined([array_of(one)[:, 0] for one in validator.pred]).astype(int)
    names = [validator.names[label] for label in sorted(validator.names)]
    log_checkpoint(folder, name, truth, prediction=best, images=_images(validator, truth), classes=names)


def _images(validator: Foreign, truth: NDArray[Foreign]) -> list[str] | None:
    """Paths in the order of the truth; None where the loader has another one, which nobody can tell."""
    samples = validator.dataloader.dataset.samples
    if [int(sample[1]) for sample in samples] == truth.tolist():
        return [str(Path(sample[0]).absolute()) for sample in samples]
    LOG.warning("cmviewer does not know which image is which: the loader of the validation shuffles")
    return None


def _write_boxes(validator: Foreign, folder: Path, name: str) -> None:
    data, manifest = getattr(validator, "data", None) or {}, folder / _MANIFEST
    if "yaml_file" in data and not manifest.exists():
        told = {"truth": str(Path(data["yaml_file"]).absolute()), "predictions": "*.json"}
        write_text(manifest, tomli_w.dumps(told))
    write_text(folder / f"{name}.json", json.dumps(validator.jdict, default=float))
