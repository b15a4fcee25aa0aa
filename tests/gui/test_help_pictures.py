"""The help shows the window as it is now. `make pictures` makes its pictures anew."""

import os
import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontInfo

from cmviewer.resources import resource
from tests.packaging.modules import FOLDER, module
from tests.structural_similarity import C1, structural_similarity

screenshot = module("screenshot")

HELP = resource("help")
NAMES = [picture.name for picture in screenshot.PICTURES]
ALIKE = 0.95
LARGEST_FILE = 250_000


def grey(file):
    with Image.open(file) as image:
        return np.asarray(image.convert("L"))


@pytest.fixture(scope="module")
def drawn_now(qapp, tmp_path_factory):
    """The folder of the pictures that `make pictures` would make now."""
    if QFontInfo(screenshot.font()).family() != "Inter":
        pytest.skip("the font of the pictures cannot be loaded here, so letters look otherwise")
    folder = tmp_path_factory.mktemp("pictures")
    checkout = FOLDER.parent
    subprocess.run(
        [sys.executable, FOLDER / "screenshot.py", folder],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        check=True,
        timeout=300,
    )
    return folder


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_the_window_looks_as_the_help_shows_it(drawn_now, name):
    now, shown = grey(drawn_now / name), grey(HELP / name)
    assert now.shape == shown.shape == screenshot.SIZE[::-1]
    assert structural_similarity(now, shown) >= ALIKE


def test_each_task_has_a_picture_of_its_own_that_is_shown_where_it_is_told():
    page = (HELP / "window.md").read_text("utf-8")
    assert re.findall(r"^!\[[^\]]{20,}\]\(([^)]+)\)$", page, re.MULTILINE) == NAMES
    assert sorted(file.name for file in HELP.glob("*.png")) == sorted(NAMES)
    assert len({picture.sample for picture in screenshot.PICTURES}) == 3


@pytest.mark.parametrize("name", NAMES)
def test_pictures_are_small_files(name):
    assert (HELP / name).stat().st_size < LARGEST_FILE


def test_the_help_shows_its_pictures_whole(empty_window):
    empty_window.named_actions["help"].trigger()
    pages = empty_window.help_pages.window
    browser = pages.browser
    browser.anchorClicked.emit(QUrl("window.md"))
    for name in NAMES:
        picture = browser.loadResource(2, QUrl.fromLocalFile(str(HELP / name)))
        size = picture.deviceIndependentSize()
        assert 400 < size.width() < browser.viewport().width()
        assert size.height() / size.width() == pytest.approx(900 / 1440, abs=0.01)
    assert browser.document().idealWidth() <= browser.viewport().width()
    pages.close()


def test_similarity_is_one_for_the_same_and_little_where_a_part_is_missing():
    shown = grey(HELP / NAMES[0])
    assert structural_similarity(shown, shown) == pytest.approx(1)
    without_examples = shown.copy()
    without_examples[:, 1130:] = 255
    assert structural_similarity(shown, without_examples) < ALIKE
    for other in NAMES[1:]:
        assert structural_similarity(shown, grey(HELP / other)) < ALIKE


def test_of_plain_pictures_similarity_is_that_of_their_brightness():
    first, second = np.full((40, 30), 200.0), np.full((40, 30), 50.0)
    expected = (2 * 200 * 50 + C1) / (200**2 + 50**2 + C1)
    assert structural_similarity(first, second) == pytest.approx(expected)
