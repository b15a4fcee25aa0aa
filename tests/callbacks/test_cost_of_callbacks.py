"""A callback costs a training what its writing costs: nothing while steps run, and no more at their end."""

import time
from types import SimpleNamespace

import numpy as np
import pytest

from cmviewer import callbacks
from cmviewer.writers.checkpoint_log import log_checkpoint

COUNT, CLASSES, BATCHES = 4_000, 20, 40


def processor(work):
    began = time.process_time()
    work()
    return time.process_time() - began


@pytest.fixture(scope="module")
def said():
    random = np.random.default_rng(0)
    return random.integers(0, CLASSES, COUNT), random.dirichlet(np.ones(CLASSES), COUNT)


def test_the_end_of_an_epoch_costs_no_more_than_its_writing(tmp_path, said):
    truth, scores = said
    names = [f"class {label}" for label in range(CLASSES)]
    log = callbacks.for_keras(tmp_path / "logged", "inputs", truth, classes=names)
    log.model = SimpleNamespace(predict=lambda _inputs, **_: scores)
    alone, with_it = [], []
    for epoch in range(4):  # in turn, as other programs run beside
        wanted = f"epoch {epoch + 1}"
        alone.append(
            processor(
                lambda name=wanted: log_checkpoint(
                    tmp_path / "alone", name, truth, scores=scores, classes=names
                )
            )
        )
        with_it.append(processor(lambda number=epoch: log.on_epoch_end(number)))
    assert min(with_it) < 1.3 * min(alone) + 0.02
    files = sorted(file.name for file in (tmp_path / "alone").iterdir())
    assert sorted(file.name for file in (tmp_path / "logged").iterdir()) == files


def test_batches_of_a_validation_are_kept_for_next_to_nothing(tmp_path, said):
    truth, scores = said
    log = callbacks.for_lightning(tmp_path)
    trainer = SimpleNamespace(
        current_epoch=0, sanity_checking=False, world_size=1, state=SimpleNamespace(fn="fit")
    )
    log.on_validation_epoch_start(trainer, None)
    steps = list(zip(np.array_split(scores, BATCHES), np.array_split(truth, BATCHES), strict=True))

    def keep():
        for number, (outputs, labels) in enumerate(steps):
            log.on_validation_batch_end(trainer, None, outputs, ("pixels", labels), number)

    kept = processor(keep)
    assert not list(tmp_path.iterdir()), "nothing is written while steps run"
    written = processor(lambda: log.on_validation_epoch_end(trainer, None))
    assert list(tmp_path.iterdir())
    assert kept < 0.1 * written + 0.005
