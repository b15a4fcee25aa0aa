"""Progress, cancelling, and what an evaluation says of itself."""

import json

import numpy as np
import pytest
from opening import opened

from cmviewer.progress import Cancel, Cancelled
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.opening.layouts import TABLE_LAYOUTS

TABLE = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"


def test_reading_tells_how_far_it_is(folder):
    told = []
    path = folder({f"epoch_{n}.csv": TABLE for n in range(3)})
    open_evaluation(OpenRequest(path), lambda _what, done, total: told.append((done, total)))
    assert [step for step in told if step[1] == 3] == [(0, 3), (1, 3), (2, 3)]


def test_a_wish_to_stop_is_heard(folder):
    cancel = Cancel()
    path = folder({f"epoch_{n}.csv": TABLE for n in range(3)})
    with pytest.raises(Cancelled):
        open_evaluation(OpenRequest(path), lambda *_: cancel.set(), cancel)


@pytest.mark.parametrize(
    "files",
    [
        {"m.json": {"columns": ["truth", "prediction"], "data": [["a", "a"], ["b", "a"]]}},
        {
            "m.json": [{"truth": "a", "prediction": "a"}, {"truth": "b", "prediction": "a"}],
            "classes.txt": "a\nb\n",
        },
        {"m.jsonl": '{"truth": "a", "prediction": "a"}\n{"truth": "b", "prediction": "a"}\n'},
    ],
)
def test_tables_in_json_are_called_tables(folder, files):
    texts = {name: one if isinstance(one, str) else json.dumps(one) for name, one in files.items()}
    assert opened(folder(texts)).recognised.startswith("Classification tables: 2 classes")


def test_arrays_are_called_arrays_with_names_in_json_beside_them(tmp_path):
    np.savez(tmp_path / "m.npz", truth=np.array([0, 1]), prediction=np.array([0, 0]))
    (tmp_path / "classes.json").write_text('["a", "b"]')
    assert opened(tmp_path).recognised.startswith("Classification arrays: 2 classes")


def test_an_evaluation_says_what_was_recognised(folder):
    path = folder({"epoch_1.csv": TABLE, "epoch_2.csv": TABLE, "notes.md": "x"})
    evaluation = opened(path)
    assert evaluation.recognised == "Classification tables: 2 classes, 2 checkpoints, 2 images"
    assert evaluation.name == "results"
    assert evaluation.source == path
    assert evaluation.files == (path / "epoch_1.csv", path / "epoch_2.csv")
    assert evaluation.checkpoints[1].files == (path / "epoch_2.csv",)


def test_every_format_shows_what_it_looks_like():
    assert len({one.name for one in TABLE_LAYOUTS}) == len(TABLE_LAYOUTS)
    for one in TABLE_LAYOUTS:
        assert one.example
        assert all(len(line) <= 80 for line in one.example.splitlines())
