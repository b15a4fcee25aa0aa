"""Callbacks of training frameworks, with small stand-ins: each writes checkpoints that open."""

import logging
import subprocess
import sys
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
import yaml
from PIL import Image

import cmviewer
from cmviewer import callbacks
from cmviewer.confusion.count import count
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, open_evaluation

TRUTH = np.array([0, 1, 2, 1])
NAMES = ["cat", "dog", "car"]
SCORES = np.eye(3)[[0, 1, 1, 2]] * 0.8 + 0.05
MATRIX = {("cat", "cat"): 1, ("dog", "dog"): 1, ("car", "dog"): 1, ("dog", "car"): 1}


class Tensor:
    """As much of a tensor as is needed: it has to leave its graph and its device."""

    def __init__(self, values, dtype="float32"):
        self.values, self.dtype = values, dtype

    def detach(self):
        return self

    cpu = detach

    def float(self):
        return Tensor(self.values)

    def __array__(self, dtype=None, copy=None):
        assert self.dtype != "torch.bfloat16", "which NumPy does not know"
        return np.asarray(self.values, dtype)


def cells(folder, name, rule=None):
    evaluation = open_evaluation(OpenRequest(folder))
    place = evaluation.checkpoint_names.index(name)
    matrix = count(evaluation, place, rule or CountingRule()).matrix
    called = evaluation.classes.name
    found = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    return {(called(truth), called(said)): number for truth, said, number in found}


def test_keras_predicts_at_the_end_of_each_epoch_and_its_own_class_is_the_base(tmp_path, monkeypatch):
    keras = ModuleType("keras")
    keras.callbacks = SimpleNamespace(Callback=type("Callback", (), {}))
    monkeypatch.setitem(sys.modules, "keras", keras)
    asked = []
    log = callbacks.for_keras(tmp_path, "inputs", TRUTH, classes=NAMES, every=2)
    assert isinstance(log, keras.callbacks.Callback)
    log.model = SimpleNamespace(predict=lambda inputs, **_: asked.append(inputs) or SCORES)
    for epoch in range(4):
        log.on_epoch_end(epoch, {})
    assert asked == ["inputs"] * 2
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == ["epoch 2.csv", "epoch 4.csv"]
    assert cells(tmp_path, "epoch 4") == MATRIX


def test_one_output_is_the_probability_of_the_second_class(tmp_path):
    log = callbacks.for_keras(tmp_path, None, [0, 1, 1], classes=["no", "yes"])
    log.model = SimpleNamespace(predict=lambda _inputs, **_: np.array([[0.2], [0.9], [0.4]]))
    log.on_epoch_end(0)
    assert cells(tmp_path, "epoch 1") == {("no", "no"): 1, ("yes", "yes"): 1, ("yes", "no"): 1}


def test_one_output_that_is_no_probability_is_the_logit_of_the_second_class(tmp_path):
    log = callbacks.for_keras(tmp_path, None, [0, 1, 1], classes=["no", "yes"])
    log.model = SimpleNamespace(predict=lambda _inputs, **_: np.array([[-3.0], [0.2], [-0.4]]))
    log.on_epoch_end(0)
    assert cells(tmp_path, "epoch 1") == {("no", "no"): 1, ("yes", "yes"): 1, ("yes", "no"): 1}


def test_a_framework_that_is_installed_and_not_imported_yet_gives_the_base(tmp_path, monkeypatch):
    """It calls every hook of a callback, so that an object with ours alone would end the training."""
    (tmp_path / "transformers.py").write_text("class TrainerCallback:\n    def on_init_end(self): ...\n")
    monkeypatch.syspath_prepend(tmp_path)
    log = callbacks.for_hugging_face(tmp_path / "log")
    assert hasattr(log, "on_init_end")
    monkeypatch.delitem(sys.modules, "transformers")


def test_only_the_end_of_an_epoch_or_a_validation_does_anything(tmp_path):
    """No step of a training is slowed; a batch of a validation is kept, and nothing is written by it."""
    hooks = {
        "keras": (callbacks.for_keras(tmp_path, None, []), {"on_epoch_end"}),
        "hugging_face": (
            callbacks.for_hugging_face(tmp_path),
            {"compute_metrics", "on_evaluate", "on_predict"},
        ),
        "lightning": (
            callbacks.for_lightning(tmp_path / "log", classes=NAMES),
            {"on_validation_epoch_start", "on_validation_batch_end", "on_validation_epoch_end"},
        ),
    }
    for log, expected in hooks.values():
        assert {name for name in vars(type(log)) if not name.startswith("__")} == expected
    log, _ = hooks["lightning"]
    log.on_validation_epoch_start(fitting(), None)
    log.on_validation_batch_end(fitting(), None, Tensor(SCORES), ("x", Tensor(TRUTH)), 0)
    assert not (tmp_path / "log").exists()
    with pytest.raises(ValueError, match="at least"):
        callbacks.for_keras(tmp_path, None, [], every=0)


def fitting(epoch=0, **more):
    """A trainer of Lightning within `fit`."""
    known = {"sanity_checking": False, "world_size": 1, "state": SimpleNamespace(fn="fit")}
    return SimpleNamespace(current_epoch=epoch, **(known | more))


def validate(log, trainer, steps):
    log.on_validation_epoch_start(trainer, None)
    for number, (outputs, batch) in enumerate(steps):
        log.on_validation_batch_end(trainer, None, outputs, batch, number)
    log.on_validation_epoch_end(trainer, None)


@pytest.mark.parametrize("form", ["scores", "mapping", "told"])
def test_lightning_collects_validation_batches_but_not_those_of_a_sanity_check(tmp_path, form):
    parts = [(SCORES[:3], TRUTH[:3]), (SCORES[3:], TRUTH[3:])]
    told = {
        "scores": lambda scores, truth: (Tensor(scores), ("x", Tensor(truth))),
        "mapping": lambda scores, truth: ({"logits": Tensor(scores, "torch.bfloat16"), "labels": truth}, "x"),
        "told": lambda scores, truth: ([scores], {"t": truth}),
    }
    of_step = (lambda outputs, batch: (batch["t"], outputs[0])) if form == "told" else None
    log = callbacks.for_lightning(tmp_path, classes=NAMES, of_step=of_step)
    steps = [told[form](*part) for part in parts]
    validate(log, fitting(sanity_checking=True), steps[:1])
    assert not list(tmp_path.glob("*.csv"))
    validate(log, fitting(2), steps)
    assert cells(tmp_path, "epoch 3") == MATRIX
    validate(log, fitting(3, state=SimpleNamespace(fn="validate")), steps)
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == ["epoch 3.csv", "final.csv"]


def test_lightning_on_several_devices_is_said_and_not_written_in_part(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        validate(callbacks.for_lightning(tmp_path), fitting(world_size=2), [(SCORES, ("x", TRUTH))])
    assert not list(tmp_path.iterdir())
    assert "validate on one device" in caplog.text


def test_lightning_asks_all_batches_whether_one_output_is_a_logit(tmp_path):
    log = callbacks.for_lightning(tmp_path, classes=["no", "yes"])
    parts = [(np.array([[0.2], [0.7]]), [1, 1]), (np.array([[-2.0], [3.0]]), [0, 1])]
    validate(log, fitting(), [(Tensor(scores), ("x", np.array(truth))) for scores, truth in parts])
    assert cells(tmp_path, "epoch 1") == {("no", "no"): 1, ("yes", "yes"): 3}


def test_hugging_face_writes_what_was_evaluated_and_own_metrics_are_kept(tmp_path):
    log = callbacks.for_hugging_face(tmp_path, classes=NAMES, then=lambda _prediction: {"mine": 1})
    prediction = SimpleNamespace(predictions=(SCORES, "hidden states"), label_ids=TRUTH)
    log.on_evaluate(None, at_step(5), None)  # nothing was predicted
    assert log.compute_metrics(prediction) == {"mine": 1}
    log.on_evaluate(None, at_step(10), None, metrics={"eval_loss": 1.0, "eval_runtime": 0.1})
    log.compute_metrics(prediction)
    log.on_predict(None, at_step(10), None, {})  # of other data
    log.on_evaluate(None, at_step(15), None, metrics={})
    log.compute_metrics(prediction)
    log.on_evaluate(None, at_step(20, is_world_process_zero=False), None, metrics={})
    assert [path.name for path in tmp_path.glob("*.csv")] == ["step 10.csv"]
    assert cells(tmp_path, "step 10") == MATRIX


def test_hugging_face_that_evaluates_each_batch_by_itself_has_all_of_them(tmp_path):
    told = []
    log = callbacks.for_hugging_face(
        tmp_path, classes=NAMES, then=lambda _prediction, compute_result: told.append(compute_result) or {}
    )
    for place in range(4):
        part = slice(place, place + 1)
        batch = SimpleNamespace(predictions=Tensor(SCORES[part]), label_ids=Tensor(TRUTH[part], "int64"))
        log.compute_metrics(batch, compute_result=place == 3)
    log.on_evaluate(None, at_step(10), None, metrics={})
    assert told == [False, False, False, True]
    assert cells(tmp_path, "step 10") == MATRIX


def test_several_named_sets_of_an_evaluation_have_a_folder_each(tmp_path):
    log = callbacks.for_hugging_face(tmp_path, classes=NAMES)
    for name, part in (("by day", slice(0, 3)), ("night", slice(1, 4))):
        log.compute_metrics(SimpleNamespace(predictions=SCORES[part], label_ids=TRUTH[part]))
        metrics = {f"eval_{name}_loss": 1.0, f"eval_{name}_runtime": 0.1, "epoch": 1}
        log.on_evaluate(None, at_step(10), None, metrics=metrics)
    assert cells(tmp_path / "by day", "step 10") == {("cat", "cat"): 1, ("dog", "dog"): 1, ("car", "dog"): 1}
    assert cells(tmp_path / "night", "step 10") == {("dog", "dog"): 1, ("car", "dog"): 1, ("dog", "car"): 1}


def at_step(step, **more):
    """The state of a Hugging Face trainer."""
    return SimpleNamespace(global_step=step, **({"is_world_process_zero": True} | more))


@pytest.mark.parametrize("shuffles", [False, True])
def test_ultralytics_classification_has_labels_and_paths_unless_its_loader_shuffles(
    tmp_path, shuffles, caplog
):
    order = [2, 0, 1, 3] if shuffles else range(4)
    samples = [(str(tmp_path / "val" / f"{place}.png"), TRUTH[place]) for place in order]
    best = np.argsort(-SCORES, axis=1)
    validator = SimpleNamespace(
        training=True,
        targets=[Tensor(TRUTH[:2]), Tensor(TRUTH[2:])],
        pred=[Tensor(best[:2]), Tensor(best[2:])],
        names=dict(enumerate(NAMES)), dataloader=SimpleNamespace(dataset=SimpleNamespace(samples=samples)),
    )  # fmt: skip
    log = callbacks.for_ultralytics(tmp_path / "log")
    log(validator)
    validator.training = False
    log(validator)
    assert sorted(path.name for path in (tmp_path / "log").glob("*.csv")) == ["epoch 1.csv", "final.csv"]
    assert cells(tmp_path / "log", "epoch 1") == MATRIX
    header = (tmp_path / "log" / "epoch 1.csv").read_text().splitlines()[0]
    assert header == ("truth,prediction" if shuffles else "image,truth,prediction")
    assert ("which image is which" in caplog.text) == shuffles


def test_ultralytics_detection_has_boxes_and_names_its_data_set(tmp_path):
    data = tmp_path / "data"
    for part in ("images/val", "labels/val"):
        (data / part).mkdir(parents=True)
    for place, label in enumerate((0, 1, 1)):
        Image.new("RGB", (100, 80)).save(data / "images" / "val" / f"scene_{place}.png")
        (data / "labels" / "val" / f"scene_{place}.txt").write_text(f"{label} 0.5 0.5 0.2 0.5\n")
    told = {"path": str(data), "train": "images/val", "val": "images/val", "names": {0: "cat", 1: "dog"}}
    (data / "data.yaml").write_text(yaml.safe_dump(told))
    box = [40.0, 20.0, 20.0, 40.0]
    jdict = [
        {"image_id": f"scene_{place}", "category_id": label, "bbox": box, "score": np.float32(0.9)}
        for place, label in ((0, 1), (1, 2), (2, 1))
    ]  # its ids count from 1
    validator = SimpleNamespace(
        training=True, jdict=jdict, data=told | {"yaml_file": str(data / "data.yaml")}
    )
    log = callbacks.for_ultralytics(tmp_path / "log")
    log(validator)
    log(validator)
    expected = {("cat", "cat"): 1, ("dog", "dog"): 1, ("dog", "cat"): 1}
    assert cells(tmp_path / "log", "epoch 2", CountingRule(score=0.25)) == expected


def test_what_cannot_be_written_is_said_and_ends_no_training(tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    log = callbacks.for_keras(tmp_path / "file", None, [0, 1], classes=NAMES)
    log.model = SimpleNamespace(predict=lambda _inputs, **_: SCORES)  # and too many of them
    with caplog.at_level(logging.WARNING):
        log.on_epoch_end(0)
        callbacks.for_ultralytics(tmp_path / "log")(SimpleNamespace(training=True))
        validate(callbacks.for_lightning(tmp_path), fitting(), [({}, None)])
        of_two_sizes = [(scores, ("x", TRUTH)) for scores in (SCORES, SCORES[:, :2])]
        validate(callbacks.for_lightning(tmp_path), fitting(), of_two_sizes)
        log = callbacks.for_hugging_face(tmp_path)
        log.compute_metrics(SimpleNamespace(predictions=(), label_ids=None))
        log.on_evaluate(None, at_step(1), None)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 5
    assert "save_json=True" in said[1]
    assert not list(tmp_path.glob("*.csv"))


def test_training_code_imports_no_framework_no_reader_and_no_toolkit():
    code = "import sys, cmviewer.callbacks as c\nfor one in c.__all__: getattr(c, one)\nprint(*sys.modules)"
    words = [sys.executable, "-c", code]
    modules = set(subprocess.run(words, check=True, capture_output=True, text=True).stdout.split())
    assert (
        not {"keras", "torch", "transformers", "ultralytics", "PySide6", "pandas", "cmviewer.readers"}
        & modules
    )


def test_the_window_is_started_in_a_process_of_its_own():
    process = cmviewer.view("nowhere", "--version")
    assert process.wait(60) == 0
    assert process.args[-2:] == ["--", "nowhere"]
