"""Processes that have the program loaded: one loads it, and forks for each piece of code.

Loading takes longer than what most pieces do.

A fork ends as any process of Python does: with its status, its exit handlers, its signals.
"""

import json
import os
import select
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
LOAD = "import cmviewer.cli, cmviewer.gui.application, cmviewer.gui.furnished"
SERVE = f"""
import json, os, sys
{LOAD}

asked, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
for line in asked:
    wish = json.loads(line)
    if (process := os.fork()) == 0:
        break
    print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), file=answers, flush=True)
else:
    sys.exit()
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
for descriptor, name in ((1, "stdout"), (2, "stderr")):
    os.dup2(os.open(wish[name], os.O_WRONLY), descriptor)
os.chdir(wish["folder"])
os.environ.clear()
os.environ.update(wish["environment"])
sys.argv = ["-c"]
exec(wish["code"], {{"__name__": "__main__"}})
"""
TIMEOUT = 120


class Forks:
    """The process that forks; where nothing forks safely, each piece of code is a process of its own."""

    def __init__(self) -> None:
        self.server = None

    def run(self, code, environment):
        """Run code with these variables, in the folder of now; gives what `subprocess.run` would."""
        if sys.platform != "linux":
            return subprocess.run(
                [sys.executable, "-c", code],
                env=environment,
                capture_output=True,
                text=True,
                timeout=TIMEOUT,
                check=False,
            )
        with tempfile.TemporaryDirectory() as folder:
            said = {name: Path(folder, name) for name in ("stdout", "stderr")}
            for file in said.values():
                file.touch()
            names = {name: str(file) for name, file in said.items()}
            wish = {"code": code, "environment": dict(environment), "folder": str(Path.cwd()), **names}
            status = self._ask(json.dumps(wish))
            stdout, stderr = (file.read_text("utf-8") for file in said.values())
        return subprocess.CompletedProcess(code, status, stdout, stderr)

    def _ask(self, wish):
        if self.server is None:
            self.server = subprocess.Popen(
                [sys.executable, "-c", SERVE],
                cwd=CHECKOUT,
                # A process with threads of its own is not forked.
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
        print(wish, file=self.server.stdin, flush=True)
        if not select.select([self.server.stdout], [], [], TIMEOUT)[0]:
            self.end()
            raise TimeoutError(wish)
        return int(self.server.stdout.readline())

    def end(self):
        """End the process that forks, and what it has forked."""
        if self.server is not None:
            os.killpg(self.server.pid, 9)
            self.server.communicate()
            self.server = None
