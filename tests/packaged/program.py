"""The built program, started as another person on another machine would."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.packaged.screen import PATIENCE, Screen, wait_for

LOG = Path(".local/state/cmviewer/log/cmviewer.log")
OF_WINDOWS = ("SYSTEMROOT", "TEMP", "LOCALAPPDATA", "APPDATA")
"""Without these no program starts there."""
CRASHES = LOG.with_name("crash.log")


@dataclass(frozen=True)
class Running:
    """A program that was started."""

    process: subprocess.Popen[bytes]
    home: Path

    @property
    def log(self) -> str:
        """All that it has logged by now."""
        file = self.home / LOG
        return file.read_text("utf-8") if file.exists() else ""

    def wait_for_log(self, pattern: str, times: int = 1) -> str:
        """The last of the first `times` lines of the log that match, once they are there."""

        def look() -> str | None:
            lines = [line for line in self.log.splitlines() if re.search(pattern, line)]
            ended = self.process.poll() is not None
            assert not ended or len(lines) >= times, f"it ended without {pattern!r}:\n{self.log}"
            return lines[times - 1] if len(lines) >= times else None

        return wait_for(look, f"{pattern!r} in the log")

    def end(self) -> int:
        """Close it politely; its status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


@dataclass(frozen=True)
class Program:
    """An executable, the home and the variables it gets, and what stands before it in the command."""

    executable: Path
    home: Path
    variables: tuple[tuple[str, str], ...] = ()
    before: tuple[str, ...] = ()

    def on(self, screen: Screen) -> "Program":
        """The same, on a screen."""
        return self.knowing(DISPLAY=screen.display)

    def knowing(self, **variables: str) -> "Program":
        """The same, with more variables."""
        return replace(self, variables=(*self.variables, *variables.items()))

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        return subprocess.run(
            self._command(words),
            env=self._environment(),
            cwd=self.home,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=2 * PATIENCE,
            check=False,
        )

    @contextmanager
    def started(self, *words: str | Path) -> Iterator[Running]:
        """Run it as a desktop does: nobody reads what it prints. It is ended afterwards."""
        with subprocess.Popen(
            self._command(words),
            env=self._environment(),
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                yield Running(process, self.home)
            finally:
                process.kill()

    def _command(self, words: Sequence[str | Path]) -> list[str]:
        return [*self.before, str(self.executable), *map(str, words)]

    def _environment(self) -> dict[str, str]:
        """Nothing of this process: no path to Python, no variable of Qt's or Python's."""
        system = {name: os.environ[name] for name in OF_WINDOWS if name in os.environ}
        return {
            **system,
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            **dict(self.variables),
        }


def sealed(folder: Path) -> tuple[str, ...]:
    """What to put before a command so that it has no network and cannot write into `folder`."""
    as_root = () if os.geteuid() == 0 else ("--map-root-user",)
    script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
    return ("unshare", *as_root, "--net", "--mount", "sh", "-c", script, "sh", str(folder))
