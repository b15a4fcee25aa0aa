"""A screen that nobody sees, and the hands of a person at it: Xvfb and xdotool."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageGrab

PATIENCE = 60.0
POLL = 0.02
T = TypeVar("T")


def wait_for(look: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
    """Look again and again at another process until there is something to see."""
    end = time.monotonic() + patience
    pause = threading.Event()
    while not (seen := look()):
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what}")
        pause.wait(POLL)
    return seen


@dataclass(frozen=True)
class Screen:
    """A virtual screen; places are in its pixels."""

    display: str

    def move(self, place: tuple[int, int]) -> None:
        """Put the pointer somewhere."""
        self._xdotool("mousemove", *map(str, place))

    def click(self, place: tuple[int, int]) -> None:
        """Press and release the left button."""
        self.move(place)
        self._xdotool("click", "1")

    def hold(self) -> None:
        """Press the left button and keep it down."""
        self._xdotool("mousedown", "1")

    def let_go(self) -> None:
        """Release the left button."""
        self._xdotool("mouseup", "1")

    def carry(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Move the pointer in small steps, as a hand does."""
        steps = 20
        for step in range(1, steps + 1):
            place = [round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True)]
            self._xdotool("mousemove", "--sync", *map(str, place))

    def press(self, keys: str) -> None:
        """Press keys together, such as `ctrl+e`."""
        self._xdotool("key", keys)

    def write(self, words: str) -> None:
        """Type words, letter by letter."""
        self._xdotool("type", "--delay", "1", words)

    def windows(self, title: str) -> list[str]:
        """Numbers of the visible windows whose title matches a regular expression."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def wait_for_window(self, title: str) -> str:
        """Number of the window with this title, once it is there."""
        return wait_for(lambda: self.windows(title), f"a window called {title}")[0]

    def place_of(self, window: str) -> tuple[int, int]:
        """Where the upper left corner of a window is."""
        told = self._xdotool("getwindowgeometry", "--shell", window)
        values = dict(line.split("=", 1) for line in told.split())
        return int(values["X"]), int(values["Y"])

    def picture(self) -> Image.Image:
        """What the screen shows now."""
        return ImageGrab.grab(xdisplay=self.display)

    def _xdotool(self, *words: str) -> str:
        environment = os.environ | {"DISPLAY": self.display}
        done = subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout


@contextmanager
def virtual_screen(size: str = "1600x1000x24") -> Iterator[Screen]:
    """A fresh screen of this size and depth, on the first number that is free."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = told.readline().strip()
            yield Screen(f":{number}")
        finally:
            server.terminate()


def keep_picture(screen: Screen, name: str) -> Path:
    """Keep what the screen shows, for whoever looks after a failed test."""
    folder = Path(__file__).parents[2] / "build" / "test-package"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.png"
    screen.picture().save(file)
    return file
