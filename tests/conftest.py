"""Settings of every test; its presence also lets every test folder import `making`."""

import sys
import tempfile

import pytest
from hypothesis import settings

# A busy machine is not a failure.
settings.register_profile("cmviewer", deadline=None)
settings.load_profile("cmviewer")

LOG_PLACE = {"darwin": "HOME", "win32": "WIN_PD_OVERRIDE_LOCAL_APPDATA"}.get(sys.platform, "XDG_STATE_HOME")
"""The variable that says where logs lie."""


@pytest.fixture(scope="session", autouse=True)
def _logs_lie_elsewhere():
    """No test, and no program that a test starts, writes a log where the person has theirs."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv(LOG_PLACE, folder)
        yield


@pytest.fixture
def log_home(tmp_path, monkeypatch):
    """A log of its own for one test; gives the function that reads it."""
    home = tmp_path / "log home"
    home.mkdir()
    monkeypatch.setenv(LOG_PLACE, str(home))

    def log_text():
        return "".join(path.read_text("utf-8") for path in sorted(home.rglob("cmviewer.log*"), reverse=True))

    return log_text
