"""The page for `man`: what it shows, and that it says nothing of the program that is not so."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.packaging.modules import FOLDER

PAGE = FOLDER / "linux/cmviewer.1"


@pytest.mark.skipif(shutil.which("man") is None, reason="needs man")
def test_man_shows_it_without_a_warning():
    own = os.environ | {"LC_ALL": "C.UTF-8", "MANWIDTH": "80"}
    command = ["man", "--warnings", "-l", PAGE]
    shown = subprocess.run(command, env=own, capture_output=True, encoding="utf-8", check=True)
    assert shown.stderr == ""
    assert "cmviewer report [OPTION...]" in shown.stdout


def test_it_names_options_and_commands_that_there_are():
    page = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    commands = set(re.findall(r"^\.B cmviewer ([a-z]+)", page, re.MULTILINE)) - {"runs"}
    options = set(re.findall(r"--[a-z-]+", page))
    assert commands == {"report", "check", "formats"}
    assert {"--sample", "--out", "--version"} <= options
    helps = [[sys.executable, "-m", "cmviewer", *words, "--help"] for words in ([], ["report"])]
    known = "".join(subprocess.check_output(words, encoding="utf-8") for words in helps)
    assert options <= set(re.findall(r"--[a-z-]+", known))
    assert commands <= set(re.findall(r"^  ([a-z]+) ", known, re.MULTILINE))
