"""These tests work the program that `make package` built. `make test-package` runs them."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.packaged.program import Program
from tests.packaged.screen import keep_picture, virtual_screen
from tests.packaging.modules import module

CHECKOUT = Path(__file__).parents[2]
BUILD = module("build")
"""What built the program knows what is where in it."""


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder that was built; `CMVIEWER_BUILT` names another."""
    folder = Path(os.environ.get("CMVIEWER_BUILT", CHECKOUT / "dist" / BUILD.PROGRAM))
    assert (folder / BUILD.EXECUTABLE).exists(), f"{folder} holds no program: run `make package`"
    return folder


@pytest.fixture(scope="session")
def unpacked(built, tmp_path_factory) -> Path:
    """The folder, copied to a place with blanks and letters of other alphabets."""
    copy = tmp_path_factory.mktemp("Größe и 大小") / "my programs" / BUILD.PROGRAM
    shutil.copytree(built, copy, symlinks=True)
    return copy


@pytest.fixture
def home(tmp_path) -> Path:
    """A home that is empty."""
    folder = tmp_path / "a home"
    folder.mkdir()
    return folder


@pytest.fixture
def program(unpacked, home) -> Program:
    """The built program, in the hands of somebody who never started it."""
    return Program(unpacked / BUILD.CONSOLE, home)


@pytest.fixture(scope="session")
def source() -> Path:
    """What starts the program of the checkout."""
    return CHECKOUT / "main.py"


@pytest.fixture
def screen(request):
    """A screen of its own; a picture of it is kept where the test fails."""
    if sys.platform != "linux":
        pytest.skip("hands and screens are Xvfb's and xdotool's, for Linux")
    with virtual_screen() as made:
        failed = request.session.testsfailed
        yield made
        if request.session.testsfailed > failed:
            keep_picture(made, request.node.name)
