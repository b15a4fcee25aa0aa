"""Lightning: what validation steps return is collected, and written when validation ends."""

from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from typing import Final

from cmviewer.callbacks.framework import Foreign, array_of, callback_of, joined, quietly, scores_of
from cmviewer.writers.checkpoint_log import log_checkpoint

_SCORES: Final = ("scores", "logits", "probs", "preds")
_TRUTH: Final = ("truth", "target", "targets", "labels", "y")
Step = Callable[[Foreign, Foreign], tuple[Foreign, Foreign]]
"""Takes what a step returned, and its batch; gives truth (B,) and scores (B, K)."""


def for_lightning(
    folder: str | PathLike[str],
    *,
    images: Sequence[Foreign] | None = None,
    classes: Sequence[str] | None = None,
    of_step: Step | None = None,
) -> Foreign:
    """Return a callback for `Trainer(callbacks=[…])`: `epoch N` is what its validation said.

    `validation_step` returns the scores, or a mapping that has them, such as `{"logits": …}`; the truth is in
    it too, as `labels` or `target`, or is the second part of the batch. of_step: gives both, where that is
    not so. What `trainer.validate` says is `final`. images, classes: as of `log_checkpoint`, in the order of
    the loader, which must not shuffle.
    """
    taken = of_step or _of_step
    batches: list[tuple[Foreign, Foreign]] = []

    def on_validation_epoch_start(_self: Foreign, _trainer: Foreign, _module: Foreign) -> None:
        batches.clear()

    def on_validation_batch_end(
        _self: Foreign,
        _trainer: Foreign,
        _module: Foreign,
        outputs: Foreign,
        batch: Foreign,
        _batch_idx: int,
        _dataloader_idx: int = 0,
    ) -> None:
        def keep() -> None:
            truth, scores = taken(outputs, batch)
            batches.append((array_of(truth), array_of(scores)))

        quietly(keep)

    def on_validation_epoch_end(_self: Foreign, trainer: Foreign, _module: Foreign) -> None:
        collected = batches.copy()
        batches.clear()

        def write() -> None:
            if trainer.world_size > 1:
                raise ValueError("each process validates a part: validate on one device to have all of it")
            name = f"epoch {trainer.current_epoch + 1}" if trainer.state.fn == "fit" else "final"
            truth, scores = map(joined, zip(*collected, strict=True))
            log_checkpoint(folder, name, truth, scores=scores_of(scores), images=images, classes=classes)

        if collected and not trainer.sanity_checking:
            quietly(write)

    places = (("lightning.pytorch", "callbacks.Callback"), ("pytorch_lightning", "callbacks.Callback"))
    methods = (on_validation_epoch_start, on_validation_batch_end, on_validation_epoch_end)
    return callback_of(places, {one.__name__: one for one in methods})


def _of_step(outputs: Foreign, batch: Foreign) -> tuple[Foreign, Foreign]:
    if not isinstance(outputs, Mapping):
        return batch[1], outputs
    scores = next(outputs[name] for name in _SCORES if name in outputs)
    truth = next((outputs[name] for name in _TRUTH if name in outputs), None)
    return (batch[1] if truth is None else truth), scores
