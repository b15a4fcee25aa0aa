"""The child process, seen from outside: asked, timed, killed where it hangs, and started anew."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from tests.fuzz.folders import Asked, as_words

PATIENCE = 30.0
"""Seconds after which a child hangs, besides those in which other programs had the processor."""
CASES_EACH = 3_000
"""Folders that one child opens before another takes its place."""
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """What came of one folder. finding: None, or the kind of a fault in equal words for equal faults.

    unforeseen: kinds of failures that cost a file and nothing but it: a bad record may have taken
    good ones with it, which is no fault of its own.
    """

    opened: bool
    finding: str | None
    detail: str
    seconds: float = 0.0
    bytes: int = 0
    unforeseen: Sequence[str] = ()

    @property
    def taints(self) -> bool:
        """Whether the next folder needs another child: this one has grown, or was stopped amid something."""
        return self.finding is not None and self.finding.startswith(
            ("forbidden", "memory", "slow", "MemoryError")
        )


class Child:
    """A process that opens folders, started when it is needed; `patience` is in seconds."""

    def __init__(self, words: Sequence[str] = ("-m", "tests.fuzz.child"), patience: float = PATIENCE) -> None:
        self._words = words
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: Any = None
        self._asked = 0

    def open(self, folder: Path, asked: Asked) -> Answer:
        """Let the child open a folder, whatever becomes of the child."""
        process = self._ready()
        assert process.stdin is not None
        assert process.stdout is not None
        line = json.dumps([str(folder), as_words(asked)]) + "\n"
        process.stdin.write(line.encode())
        process.stdin.flush()
        answer = self._line(process)
        if answer is None:
            return self._after_death(process)
        told = Answer(**json.loads(answer))
        self._asked += 1
        if told.taints or self._asked >= CASES_EACH:
            self.stop()
        return told

    def stop(self) -> None:
        """End the child, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._errors.close()
        self._process = None

    def _ready(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._asked = 0
            self._errors = TemporaryFile()  # noqa: SIM115 - closed when the child ends
            more = {"PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "2", "PYTHONHASHSEED": "0"}
            self._process = subprocess.Popen(
                [sys.executable, *self._words],
                cwd=ROOT,
                env=os.environ | more,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
            )
        return self._process

    def _line(self, process: "subprocess.Popen[bytes]") -> bytes | None:
        """Return the answer; None where the child has died, or was ended because it hangs."""
        began = time.monotonic() - _kept_waiting(process.pid)
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)  # type: ignore[arg-type]  # it is a pipe
            left = self._patience
            while not selector.select(left):
                left = self._patience - (time.monotonic() - _kept_waiting(process.pid) - began)
                if left <= 0:
                    process.send_signal(signal.SIGABRT)  # faulthandler tells where it was
                    return None
        return process.stdout.readline() or None  # type: ignore[union-attr]  # it is a pipe

    def _after_death(self, process: "subprocess.Popen[bytes]") -> Answer:
        try:
            status = process.wait(10)
        except subprocess.TimeoutExpired:
            status = -signal.SIGKILL
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace")[-6_000:]
        self.stop()
        assert status != 1, f"the child has a fault of its own:\n{said}"
        what = "hang" if status in {-signal.SIGABRT, -signal.SIGKILL} else f"death with status {status}"
        return Answer(False, f"{what}{_place(said)}", said)


def _kept_waiting(process: int) -> float:
    """Seconds in which a process could have computed, but others did; 0 where the system does not tell."""
    threads = Path("/proc", str(process), "task")
    try:
        return max(int((one / "schedstat").read_text().split()[1]) for one in threads.iterdir()) / 1e9
    except (OSError, ValueError, IndexError):  # it has ended meanwhile, or this is no Linux
        return 0.0


def _place(said: str) -> str:
    """The innermost place in our own code that a dying child has told."""
    ours = [line for line in said.splitlines() if "/cmviewer/" in line and line.lstrip().startswith("File")]
    return f" in {ours[0].rpartition('/')[2]}" if ours else ""
