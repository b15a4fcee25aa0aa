"""A window beside a run that writes its checkpoints: a process that writes in bursts, replaces, and dies."""

import json
import subprocess
import sys

import pytest

from cmviewer.confusion import arranged_result as showing
from cmviewer.gui import counting
from cmviewer.workspace.watching import Watch
from tests.gui.conftest import open_path
from tests.gui.working import settle

WRITER = """
import json, os, sys
folder, what = sys.argv[1:]
said = ["cat" if (i + int(what[-1])) % 3 else "dog" for i in range(9)]
text = json.dumps([{"image": f"{i}.png", "truth": "cat", "prediction": one} for i, one in enumerate(said)])
name = os.path.join(folder, "epoch_" + what[-1] + ".json")
if what.startswith("half"):
    with open(name, "w") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        os._exit(9)
with open(name + ".part", "w") as file:
    file.write(text)
os.replace(name + ".part", name)
"""


def write(folder, what):
    """Let another process write; it may die over it."""
    subprocess.run([sys.executable, "-c", WRITER, str(folder), what], check=False)


@pytest.fixture
def counted(monkeypatch):
    names = []
    for module in (counting, showing):

        def count(evaluation, checkpoint, *arguments, original=module.count, **named):
            names.append(evaluation.checkpoint_names[checkpoint])
            return original(evaluation, checkpoint, *arguments, **named)

        monkeypatch.setattr(module, "count", count)
    return names


def test_new_checkpoints_appear_once_they_are_whole_and_nothing_is_counted_anew(
    qtbot, empty_window, tmp_path, counted
):
    window, session, folder, now = empty_window, empty_window.session, tmp_path / "run", [0.0]
    folder.mkdir()
    for what in ("full1", "full2"):
        write(folder, what)
    open_path(qtbot, window, folder)
    window.watching._clock = lambda: now[0]
    session.set_value("panels.watch", Watch.ON)
    assert window.watching.timer.isActive()
    window.watching.timer.stop()

    def look(times=4):
        for _ in range(times):
            now[0] += 1.0
            window.watching.look()
            settle(qtbot, window)
        return session.evaluation.checkpoint_names

    opened = session.evaluation
    assert look() == ("epoch_1", "epoch_2")
    assert session.evaluation is opened
    counted.clear()
    write(folder, "half3")
    assert look() == ("epoch_1", "epoch_2")
    write(folder, "full4")
    assert look(1) == ("epoch_1", "epoch_2")
    assert look() == ("epoch_1", "epoch_2", "epoch_4")
    assert session.evaluation.checkpoint_names[session.state.checkpoint] == "epoch_2"
    write(folder, "full3")
    session.set_value("panels.watch", Watch.FOLLOW)
    assert look() == ("epoch_1", "epoch_2", "epoch_3", "epoch_4")
    assert session.evaluation.checkpoint_names[session.state.checkpoint] == "epoch_3"
    slider = window.page.checkpoints.slider
    assert (slider.value(), slider.maximum()) == (2, 3)
    write(folder, "full5")
    look()
    assert (slider.value(), slider.maximum()) == (4, 4)
    assert session.shown.state.checkpoint == 4
    session.change(checkpoint=2)
    settle(qtbot, window)
    assert sorted(counted) == ["epoch_3", "epoch_4", "epoch_5"]
    before = session.shown.matrix.count.tolist()
    text = json.loads((folder / "epoch_3.json").read_text())
    (folder / "epoch_3.json").write_text(json.dumps([row | {"prediction": "cat"} for row in text]))
    assert look() == ("epoch_1", "epoch_2", "epoch_3", "epoch_4", "epoch_5")
    assert session.shown.matrix.count.tolist() != before
    session.set_value("panels.watch", Watch.OFF)
    assert not window.watching.timer.isActive()
