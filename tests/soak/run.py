"""A window worked at random from a seed, and how it was meanwhile."""

import faulthandler
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from cmviewer.gui.application import make_application
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.garbage import garbage_collected_here
from cmviewer.gui.heatmap.hues import load_tables
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.readers import load_readers
from tests.soak.answers import answered
from tests.soak.interactions import interactions
from tests.soak.openable import openable
from tests.soak.vitals import Heartbeat, Vitals, complaints, resident

HANG = 60.0
"""Seconds in which every job has answered; a window that does not answer for twice as long hangs."""
LOOK_EVERY = 250
"""Interactions between two looks at memory and freezes."""
REMEMBERED = 40
"""Interactions that are told where something fails."""


class HangError(Exception):
    """A job does not answer."""


@dataclass(frozen=True)
class Worked:
    """The window while it is worked, and what was done last."""

    window: MainWindow
    heartbeat: Heartbeat
    heard: list[str]
    last: deque[str]
    faults: dict[str, str]


def soak(count: int, seed: int, faults: dict[str, str]) -> Iterator[Vitals]:
    """Work a window so often; give its vitals now and then. Raises `HangError`.

    faults: gets all that complains, by its kind, with what was done before it came for the first time.
    """
    faulthandler.enable()
    random = Random(seed)
    application = make_application()
    load_readers()
    load_tables()
    with tempfile.TemporaryDirectory() as top, garbage_collected_here(), complaints() as heard:
        folder = Path(top)
        paths = openable(folder)
        store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        apply_theme(application, Theme.LIGHT)
        window = furnished_window(Settings(store))
        window.show()
        last: deque[str] = deque(maxlen=REMEMBERED)
        heartbeat = Heartbeat(lambda frozen: print(f"{frozen}done last: {', '.join(last)}", flush=True))
        worked = Worked(window, heartbeat, heard, last, faults)
        with answered(random, folder, paths):
            yield from _work(worked, random, paths, count)
            _end(worked)
        heartbeat.end()
        del window, worked, store
    application.shutdown()


def _work(worked: Worked, random: Random, paths: list[Path], count: int) -> Iterator[Vitals]:
    table = interactions(paths)
    names, weights = list(table), [often for often, _ in table.values()]
    window = worked.window
    _watch()
    window.opening.open_path(paths[0])
    settle(worked)
    for number in range(count):
        if number % LOOK_EVERY == 0:
            settle(worked)
            yield Vitals(number, resident(), worked.heartbeat.take_longest())
            worked.heartbeat.take_longest()  # looking took its time too
        (name,) = random.choices(names, weights)
        worked.last.append(f"{number} {name}")
        _watch()
        table[name][1](random, window)
        _let_it_answer(random)
        if random.random() < 0.1:
            settle(worked)
        _check(worked)
    settle(worked)
    yield Vitals(count, resident(), worked.heartbeat.take_longest())


def settle(worked: Worked) -> None:
    """Let every job answer, and what was thrown away be deleted."""
    _watch()
    end = time.monotonic() + HANG
    while not worked.window.jobs.is_idle:
        QApplication.processEvents()
        time.sleep(0.001)
        if time.monotonic() > end:
            raise HangError(_told(worked, "a job does not answer"))
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    _check(worked)


def _let_it_answer(random: Random) -> None:
    """Sometimes a person waits a moment, most often not."""
    end = time.monotonic() + random.choice([0.0, 0.0, 0.002, 0.02])
    QApplication.processEvents()
    while time.monotonic() < end:
        QApplication.processEvents()


def _check(worked: Worked) -> None:
    """Take what complained since the last time."""
    for said in worked.heard:
        worked.faults.setdefault(_kind(said), _told(worked, said))
    worked.heard.clear()


def _kind(said: str) -> str:
    """What a fault is and where: equal faults have equal words, whatever numbers they name."""
    lines = said.strip().splitlines()
    places = [line for line in lines if line.lstrip().startswith("File ")]
    return f"{lines[-1].partition(':')[0]}{places[-1]}" if places else lines[-1]


def _watch() -> None:
    """End the process, and print where it is, if nobody calls this again for long."""
    faulthandler.dump_traceback_later(2 * HANG, exit=True)


def _end(worked: Worked) -> None:
    """Close it, as a person does in the end."""
    _watch()
    worked.window.close()
    worked.window.deleteLater()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    _check(worked)
    faulthandler.cancel_dump_traceback_later()


def _told(worked: Worked, what: str) -> str:
    evaluation = worked.window.session.evaluation
    opened = "nothing" if evaluation is None else evaluation.name
    return f"{what}\nopen: {opened}\ndone last: {', '.join(worked.last)}"
