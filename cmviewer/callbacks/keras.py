"""Keras: at the end of an epoch the model predicts, and that is a checkpoint."""

from collections.abc import Sequence
from os import PathLike

from cmviewer.callbacks.framework import Foreign, callback_of, quietly, scores_of
from cmviewer.writers.checkpoint_log import log_checkpoint


def for_keras(
    folder: str | PathLike[str],
    inputs: Foreign,
    truth: Foreign,
    *,
    images: Sequence[Foreign] | None = None,
    classes: Sequence[str] | None = None,
    every: int = 1,
) -> Foreign:
    """Return a callback for `model.fit(callbacks=[…])`: `epoch N` is what the model says of `inputs`.

    truth, images, classes: as of `log_checkpoint`. every: after how many epochs. Raises `ValueError` for less
    than 1.
    """
    if every < 1:
        raise ValueError(f"every {every} epochs: at least every one")

    def on_epoch_end(self: Foreign, epoch: int, _logs: Foreign = None) -> None:
        if (epoch + 1) % every == 0:
            quietly(
                lambda: log_checkpoint(
                    folder,
                    f"epoch {epoch + 1}",
                    truth,
                    scores=scores_of(self.model.predict(inputs, verbose=0)),
                    images=images,
                    classes=classes,
                )
            )

    places = (("keras", "callbacks.Callback"), ("tensorflow", "keras.callbacks.Callback"))
    return callback_of(places, {"on_epoch_end": on_epoch_end})
