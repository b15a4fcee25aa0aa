"""The program ends with status 0 whenever it is closed, and says nothing on the way."""

import os
import signal
import subprocess
import sys
import time

import pytest

from cmviewer.gui.workers import LONGEST_WAIT
from tests.gui.forking import Forks

CLOSING = """
import sys
from PySide6.QtCore import QTimer
import cmviewer.gui.application as application
import cmviewer.gui.furnished as furnished
from cmviewer.cli import main

class Closing(application.MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        {how}

def furnish_and_open(self, *told, as_ever=furnished.furnish_and_open):
    as_ever(self, *told)
    {then}

application.MainWindow = Closing
furnished.furnish_and_open = furnish_and_open
{before}
sys.exit(main({words}))
"""


@pytest.fixture(scope="module")
def forks():
    """What runs code in a process that has the program loaded."""
    forks = Forks()
    yield forks
    forks.end()


@pytest.fixture
def run(forks, tmp_path):
    """Start the program in a process of its own.

    `how` is done when its window is shown, `then` when there is everything in it.
    """

    def run(how, words, before="", then=""):
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
        return forks.run(
            CLOSING.format(how=how or "pass", words=words, before=before, then=then or "pass"), environment
        )

    return run


@pytest.mark.long
@pytest.mark.parametrize("delay", [0, 20, 150, 1_000])
def test_closing_at_any_time_ends_with_status_0(run, delay):
    ended = run(f"QTimer.singleShot({delay}, self.close)", ["--sample", "digits"])
    assert (ended.returncode, ended.stderr) == (0, "")


def test_closing_without_anything_open_ends_with_status_0(run):
    ended = run("QTimer.singleShot(100, self.close)", [])
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("console", ["", "sys.stdout = sys.stderr = None"])
def test_a_desktop_sees_a_wrong_path_in_the_window_and_in_the_log(run, log_home, console):
    looks = "lambda: (self.welcome.trouble.isVisible() or 1 / 0, self.close())"
    how = f"QTimer.singleShot(100, {looks}); {console}"
    ended = run(how, ["nowhere", "--tell-in-window"])
    assert (ended.returncode, ended.stderr) == (0, "")
    text = log_home()
    assert "ERROR path-missing: nowhere: there is no such file or folder" in text
    assert "CRITICAL" not in text
    assert "INFO ended with status 0" in text


def test_a_crash_while_the_window_is_built_is_logged(run, log_home):
    ended = run("", [], before="application.apply_theme = None")
    assert ended.returncode == 1
    assert "CRITICAL ended by an error: TypeError" in log_home()


def test_a_window_that_cannot_be_furnished_ends_with_a_status_and_is_logged(run, log_home):
    read = "lambda: [box.reject() for box in self.findChildren(QMessageBox)]"
    how = (
        "from PySide6.QtWidgets import QMessageBox; "
        f"reading = QTimer(self, interval=20); reading.timeout.connect({read}); reading.start()"
    )
    ended = run(how, [], before="furnished.furnish = None")
    assert ended.returncode == 1
    assert "'NoneType' object is not callable" in log_home()


@pytest.mark.long
def test_a_crash_while_the_window_runs_is_logged(run, log_home):
    how = "QTimer.singleShot(50, [].pop); QTimer.singleShot(300, self.close)"
    ended = run(how, [])
    assert ended.returncode == 0
    assert "CRITICAL uncaught: IndexError" in log_home()


def test_a_fault_of_work_that_ends_with_the_window_is_logged(run, log_home):
    waits = "[time.sleep(0.01) for _ in iter(lambda: cancel.is_set, True)]"
    work = f"lambda _progress, cancel: (begun.set(), {waits}, 1 / 0)"
    then = (
        "import threading, time; begun = threading.Event(); "
        f"self.jobs.start('a', {work}, None, None); begun.wait(60); QTimer.singleShot(100, self.close)"
    )
    ended = run("", [], then=then)
    assert ended.returncode == 0
    assert "CRITICAL uncaught: ZeroDivisionError" in log_home()
    assert "INFO ended with status 0" in log_home()


HANGING = """
import threading, time
from pathlib import Path

def hang(begun):
    begun.set()
    {way}

def begin(window):
    begun = threading.Event()
    {where}
    assert begun.wait(30)
    QTimer.singleShot(200, lambda: end(window))

def end(window):
    print(time.time(), flush=True)
    {end}
"""
WAYS = {
    "it waits": "threading.Event().wait()",
    "it works": "while True: pass",
    "it reads": "import os; os.mkfifo('fifo'); Path('fifo').read_bytes()",
}
JOB = "window.jobs.start('a', lambda _progress, _cancel: hang(begun), print, print)"
THUMBNAIL = "window.thumbnails.workers.submit(lambda: hang(begun), print)"
ENDS = {
    "close": "window.close()",
    "SIGTERM": "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
    "SIGINT": "import os, signal; os.kill(os.getpid(), signal.SIGINT)",
}


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals and files")
@pytest.mark.parametrize(
    ("way", "where", "end"),
    [
        *(("it waits", JOB, end) for end in ENDS),
        ("it works", JOB, "close"),
        ("it reads", JOB, "SIGTERM"),
        ("it waits", THUMBNAIL, "close"),
        ("it reads", JOB + "; " + THUMBNAIL.replace("hang(begun)", "time.sleep(1e6)"), "SIGINT"),
    ],
)
def test_work_that_never_ends_keeps_neither_window_nor_process(
    run, tmp_path, monkeypatch, log_home, way, where, end
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.fspath(_root()))
    before = HANGING.format(way=WAYS[way], where=where, end=ENDS[end])
    ended = run("QTimer.singleShot(100, lambda: begin(self))", [], before=before)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (
        time.time() - float(ended.stdout) < LONGEST_WAIT + 2.5
    )  # it is killed, ends Qt, and the machine is busy
    text = log_home()
    assert "jobs do not stop; the program ends without them" in text
    assert text.endswith("INFO ended with status 0\n")


def test_a_window_waits_for_its_work_no_longer_than_a_person_does():
    assert LONGEST_WAIT < 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_polite_kill_while_a_lock_of_the_workers_is_held_closes_the_window_after_it(run):
    how = (
        "def submit():\n"
        "            with self.jobs.workers.pool._shutdown_lock:\n"
        f"                os.kill(os.getpid(), {int(signal.SIGTERM)})\n"
        "                print(self.isVisible())\n"
        "        import os; QTimer.singleShot(100, submit)"
    )
    ended = run(how, [])
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "True\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_a_polite_kill_closes_the_window(run, kind):
    how = f"import os; QTimer.singleShot(100, lambda: os.kill(os.getpid(), {int(kind)}))"
    ended = run(how, ["--sample", "digits"])
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.long
def test_the_smoke_test_passes_and_complains_of_nothing(tmp_path):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "main.py", "--smoke-test"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=os.fspath(_root()),
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "digits" in ended.stdout


def run_on(display, *words):
    """Start it where these variables, and no others, say where the display is."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONFAULTHANDLER"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "main.py", *words],
        env=environment | display,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=os.fspath(_root()),
    )


on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere there is always a display"
)


@pytest.mark.long
@on_linux
def test_without_a_display_it_says_so_and_ends_with_status_2():
    ended = run_on({})
    assert ended.returncode == 2
    assert "no display" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.long
@on_linux
@pytest.mark.parametrize("words", [[], ["--smoke-test"], ["--sample", "digits"]], ids=" ".join)
def test_a_display_that_is_not_there_is_a_problem_and_no_crash(log_home, tmp_path, words):
    ended = run_on({"DISPLAY": ":987"}, *words)
    assert ended.returncode == 2
    [line] = ended.stderr.splitlines()
    assert line.startswith("no window can be shown on this display: DISPLAY=:987. Mend: ")
    text = log_home()
    assert f"ERROR no-display: {line}\n" in text
    assert text.endswith("INFO ended with status 2\n")
    [crash] = tmp_path.rglob("crash.log")
    assert crash.read_text() == ""


@pytest.mark.long
@on_linux
def test_a_wayland_display_of_nobody_is_a_problem_too(tmp_path):
    ended = run_on({"WAYLAND_DISPLAY": "nobody", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert ended.returncode == 2
    assert ended.stderr.startswith("no window can be shown on this display: WAYLAND_DISPLAY=nobody. Mend: ")


@pytest.mark.long
@on_linux
def test_where_qt_lacks_a_way_to_show_windows_its_words_are_told_too():
    ended = run_on({"QT_QPA_PLATFORM": "odd"})
    assert ended.returncode == 2
    said, told = ended.stderr.splitlines()
    assert 'Qt platform plugin "odd"' in said
    assert told.startswith("no window can be shown on this display: QT_QPA_PLATFORM=odd. Mend: ")


@on_linux
@pytest.mark.parametrize("when", ["before", "after"])
def test_any_other_end_by_qt_stays_a_crash(run, log_home, when):
    fatal = "from PySide6.QtCore import qFatal; qFatal('of Qt')"
    if when == "before":  # while the application is made
        before = (
            "class Ended(application.QApplication):\n  def __init__(self, words):\n"
            f"    {fatal}\napplication.QApplication = Ended"
        )
        ended = run("", [], before=before)
    else:
        ended = run(fatal, [])
    assert ended.returncode == -signal.SIGABRT
    assert "of Qt" in ended.stderr
    assert "Qt: of Qt" in log_home()
    assert "CRITICAL Qt: " in log_home()
    assert "no-display" not in log_home()


def _root():
    from pathlib import Path

    return Path(__file__).resolve().parents[2]


def test_what_opening_needs_is_loaded_while_nobody_has_opened_anything(run):
    how = (
        "def look():\n"
        "            if {'cmviewer.readers.opening.read', 'pandas'} <= set(sys.modules) \\\n"
        "                    and self.jobs.is_idle:\n"
        "                self.close()\n"
        "        self.looking = QTimer(self, interval=20)\n"
        "        self.looking.timeout.connect(look)\n"
        "        self.looking.start()"
    )
    before = "print('pandas' in sys.modules)"
    ended = run(how, [], before=before)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "False\n", "")
