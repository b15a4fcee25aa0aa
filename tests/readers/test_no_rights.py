"""A file, a folder and a link without the permission to read them are said, and the rest counts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"
PERMISSIONS = "-dac_override,-dac_read_search"
WITHOUT_RIGHTS = (
    ("setpriv", "--bounding-set", PERMISSIONS, "--inh-caps", PERMISSIONS) if sys.platform == "linux" else ()
)
"""Takes from root what lets it read everything."""


@pytest.fixture
def command() -> list[str]:
    if sys.platform == "win32":
        pytest.skip("Windows has no permissions of this kind")
    if os.geteuid() != 0:
        return [sys.executable]
    if shutil.which("setpriv") is None or subprocess.run([*WITHOUT_RIGHTS, "true"], check=False).returncode:
        pytest.skip("root may read everything, and there is no setpriv to take that permission away")
    return [*WITHOUT_RIGHTS, sys.executable]


def test_what_may_not_be_read_is_said_and_takes_nothing_with_it(folder, command):
    top = folder(
        {"d/epoch_1.csv": GOOD, "d/epoch_3.csv": GOOD, "d/locked/epoch_4.csv": GOOD, "secret/x.csv": GOOD}
    )
    (top / "d" / "epoch_2.csv").symlink_to("../secret/x.csv")
    closed = [top / "d" / "epoch_3.csv", top / "d" / "locked", top / "secret"]
    for path in closed:
        path.chmod(0)
    try:
        done = subprocess.run(
            [*command, ROOT / "main.py", "check", top / "d"],
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )
    finally:
        for path in closed:
            path.chmod(0o700)
    assert (done.returncode, done.stdout.splitlines()[-2:]) == (0, ["checkpoints: 1", "  epoch_1: 2 samples"])
    assert sorted(line.split(". Mend")[0] for line in done.stderr.splitlines()) == [
        f"warning: {top / 'd' / 'epoch_3.csv'}: you have no right to read it",
        f"warning: {top / 'd' / 'locked'}: you have no right to read it",
        f"warning: {top / 'd'}: broken or unreadable links in it were left out: 1, such as epoch_2.csv",
    ]
