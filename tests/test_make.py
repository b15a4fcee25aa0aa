import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parent.parent
SCRIPTS = sorted((CHECKOUT / "packaging").glob("*.sh"))

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


def run(*command):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    return subprocess.run(command, cwd=CHECKOUT, env=clean, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_shell_script_can_be_read(script):
    assert run("sh", "-n", script).returncode == 0


@pytest.mark.parametrize(
    "command",
    [
        "run",
        "test",
        "test-long",
        "fuzz",
        "soak",
        "zoo",
        "package",
        "test-package",
        "test-page",
        "benchmarks",
        "benchmarks-guard",
        "lock",
        "pictures",
        "format",
        "clean",
    ],
)
def test_make_knows_and_explains_its_commands(command):
    assert run("make", "-n", command).returncode == 0
    assert f"make {command} " in run("make").stdout


def test_what_must_hold_before_a_merge_is_every_test_that_make_knows_and_that_nothing_became_slow():
    called = re.findall(r"^make (\S+)$", (CHECKOUT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    known = re.findall(r"^(test[a-z-]*):", (CHECKOUT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert sorted(called) == sorted([*known, "benchmarks-guard"])


def test_what_a_window_needs_is_there_before_the_first_test():
    lines = run("make", "-n", "test").stdout.splitlines()
    needed = [place for place, line in enumerate(lines) if "system-packages.sh window" in line]
    tests = [place for place, line in enumerate(lines) if "-m pytest" in line]
    assert needed[0] < tests[0]


def test_no_test_is_left_out_by_both_of_test_and_test_long():
    """Each runs its mark in two halves: some folders, and what is not in them."""
    for command, mark in (("test", "not long"), ("test-long", "long")):
        halves = re.findall(r'-m pytest -m "([a-z ]+)" ([^>;]+)', run("make", "-n", command).stdout)
        assert [told for told, _ in halves] == [mark, mark]
        folders = halves[0][1].split()
        assert all((CHECKOUT / folder).is_dir() for folder in folders)
        assert halves[1][1].split() == [f"--ignore={folder}" for folder in folders]


def test_a_commit_runs_the_checks_that_make_test_runs_before_the_tests():
    (local,) = yaml.safe_load((CHECKOUT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert local["repo"] == "local"
    assert all(hook["language"] == "system" and not hook["pass_filenames"] for hook in local["hooks"])
    lines = run("make", "-n", "test").stdout.splitlines()
    checks = [line for line in lines if re.match(r"(MYPYPATH=\S+ )?\.venv/bin/(?!python )", line)]
    assert len(checks) == 5
    assert [hook["entry"].removeprefix("env ") for hook in local["hooks"]] == checks
