"""Hugging Face's Trainer: what an evaluation predicts is kept by `compute_metrics`, and written after it."""

from collections.abc import Callable, Sequence
from os import PathLike

from cmviewer.callbacks.framework import Foreign, array_of, callback_of, quietly, scores_of
from cmviewer.writers.checkpoint_log import log_checkpoint


def for_hugging_face(
    folder: str | PathLike[str],
    *,
    images: Sequence[Foreign] | None = None,
    classes: Sequence[str] | None = None,
    then: Callable[[Foreign], dict[str, Foreign]] | None = None,
) -> Foreign:
    """Return a callback: `Trainer(compute_metrics=log.compute_metrics, callbacks=[log])` writes `step N`.

    then: your own `compute_metrics`, which is called too. images, classes: as of `log_checkpoint`, in the
    order of the evaluated data.
    """
    last: list[Foreign] = []

    def compute_metrics(_self: Foreign, prediction: Foreign) -> dict[str, Foreign]:
        last[:] = [prediction]
        return {} if then is None else then(prediction)

    def on_evaluate(
        _self: Foreign, _args: Foreign, state: Foreign, _control: Foreign, **_more: Foreign
    ) -> None:
        if not last:
            return
        prediction = last.pop()
        said = prediction.predictions
        scores = said[0] if isinstance(said, tuple) else said  # others are hidden states
        quietly(
            lambda: log_checkpoint(
                folder,
                f"step {state.global_step}",
                array_of(prediction.label_ids),
                scores=scores_of(scores),
                images=images,
                classes=classes,
            )
        )

    places = (("transformers", "TrainerCallback"),)
    return callback_of(places, {"compute_metrics": compute_metrics, "on_evaluate": on_evaluate})
