"""Chromium, started once for the tests of a file."""

import pytest

from tests.browser.driver import chromium


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with chromium(tmp_path_factory.mktemp("home")) as started:
        yield started
