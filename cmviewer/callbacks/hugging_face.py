"""Hugging Face's Trainer: what an evaluation predicts is kept by `compute_metrics`, and written after it."""

import re
from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Final

from cmviewer.callbacks.framework import Foreign, callback_of, joined, quietly, scores_of
from cmviewer.writers.checkpoint_log import log_checkpoint
from cmviewer.writers.safe_names import safe_names

_TIMED: Final = re.compile("eval_(.+)_runtime")
"""A metric that each evaluation has; of a single set of data it is `eval_runtime`."""


def for_hugging_face(
    folder: str | PathLike[str],
    *,
    images: Sequence[Foreign] | None = None,
    classes: Sequence[str] | None = None,
    then: Callable[..., dict[str, Foreign]] | None = None,
) -> Foreign:
    """Return a callback: `Trainer(compute_metrics=log.compute_metrics, callbacks=[log])` writes `step N`.

    then: your own `compute_metrics`, which is called too. images, classes: as of `log_checkpoint`, in the
    order of the evaluated data. Of several named sets of data each has a folder of its name in the folder.
    """
    kept: list[Foreign] = []

    def compute_metrics(_self: Foreign, prediction: Foreign, **more: Foreign) -> dict[str, Foreign]:
        if "compute_result" not in more:  # told where each batch is evaluated by itself
            kept.clear()
        kept.append(prediction)
        return {} if then is None else then(prediction, **more)

    def on_evaluate(
        _self: Foreign, _args: Foreign, state: Foreign, _control: Foreign, **more: Foreign
    ) -> None:
        batches = kept.copy()
        kept.clear()

        def write() -> None:
            target = Path(folder, *_set_of(more.get("metrics") or {}))
            _write(batches, target, f"step {state.global_step}", images, classes)

        if batches and state.is_world_process_zero:
            quietly(write)

    def on_predict(_self: Foreign, *_state: Foreign, **_more: Foreign) -> None:
        kept.clear()  # of other data than those of an evaluation

    places = (("transformers", "TrainerCallback"),)
    methods = (compute_metrics, on_evaluate, on_predict)
    return callback_of(places, {one.__name__: one for one in methods})


def _set_of(metrics: Mapping[str, Foreign]) -> Sequence[str]:
    """Name of the set of data that was evaluated, as its metrics have it; none of a single one."""
    names = (found[1] for found in map(_TIMED.fullmatch, metrics) if found)
    return safe_names(list(names)[:1])


def _write(
    batches: Sequence[Foreign],
    folder: Path,
    name: str,
    images: Sequence[Foreign] | None,
    classes: Sequence[str] | None,
) -> None:
    said = [one.predictions for one in batches]
    scores = [one[0] if isinstance(one, tuple) else one for one in said]  # others are hidden states
    truth = joined([one.label_ids for one in batches])
    log_checkpoint(folder, name, truth, scores=scores_of(joined(scores)), images=images, classes=classes)
