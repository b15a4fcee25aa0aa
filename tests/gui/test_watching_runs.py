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

IN_BURSTS = """
import sys
with open(sys.argv[1], "w") as file:
    for line in sys.stdin:
        file.write(line)
        file.flush()
        print("written", flush=True)
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


def test_a_file_that_another_process_writes_in_bursts_is_taken_once_none_came_for_two_seconds(
    qtbot, empty_window, tmp_path
):
    """Whatever it holds between two bursts can be read: it ends with a line."""
    window, session, folder, now = empty_window, empty_window.session, tmp_path / "run", [0.0]
    folder.mkdir()
    lines = ["image,truth,prediction\n", *(f"{i}.png,cat,{'cat' if i % 2 else 'dog'}\n" for i in range(9))]
    for name in ("epoch_1", "epoch_2"):
        (folder / f"{name}.csv").write_text("".join(lines))
    open_path(qtbot, window, folder)
    window.watching._clock = lambda: now[0]
    session.set_value("panels.watch", Watch.FOLLOW)
    window.watching.timer.stop()

    def look():
        now[0] += 1.0
        window.watching.look()
        settle(qtbot, window)
        return session.evaluation.checkpoint_names

    command = [sys.executable, "-c", IN_BURSTS, str(folder / "epoch_3.csv")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        for burst in (lines[:4], lines[4:7], lines[7:]):
            for line in burst:
                writer.stdin.write(line)
                writer.stdin.flush()
                assert writer.stdout.readline() == "written\n"
            assert look() == look() == ("epoch_1", "epoch_2")
    assert [look() for _ in range(3)][-1] == ("epoch_1", "epoch_2", "epoch_3")
    assert session.state.checkpoint == 2
    assert session.shown.matrix.total == 9
