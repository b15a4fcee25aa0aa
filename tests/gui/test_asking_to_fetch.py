"""Results at an address: the window asks, fetches with progress, and opens them; or does not."""

import fsspec
import pytest

from cmviewer.gui.remote_results import ask_to_fetch
from cmviewer.readers import OpenRequest
from cmviewer.readers.files.remote import remote_sources
from tests.gui.working import settle


@pytest.fixture
def sources(results):
    """The small results behind an address."""
    store = fsspec.filesystem("memory")
    store.put(str(results), "/bucket/run", recursive=True)
    with remote_sources() as found:
        found.path_of("memory://bucket/run")
        yield found
    store.rm("/bucket", recursive=True)


def asked(window, sources, answer):
    """Ask, and press a button of the question."""
    [place] = sources.places.values()
    box = ask_to_fetch(window, window.session, sources, lambda: window.opening.open(OpenRequest(path=place)))
    assert "memory://bucket/run" in box.text()
    assert not place.exists()
    next(button for button in box.buttons() if button.text().replace("&", "") == answer).click()
    return place


def test_what_is_at_an_address_is_fetched_and_opened_once_a_person_agrees(qtbot, empty_window, sources):
    window = empty_window
    with qtbot.waitSignal(window.session.shown_changed, timeout=20_000):
        place = asked(window, sources, "Fetch")
    settle(qtbot, window)
    assert window.session.evaluation.name == "run"
    assert window.session.shown.matrix.total == 60
    assert place not in window.opening._settings.recent


def test_nothing_is_fetched_that_nobody_wants(qtbot, empty_window, sources):
    place = asked(empty_window, sources, "Not now")
    settle(qtbot, empty_window)
    assert not place.exists()
    assert empty_window.session.evaluation is None


def test_what_cannot_be_fetched_is_a_message(qtbot, empty_window, sources, monkeypatch):
    store = type(fsspec.filesystem("memory"))
    with monkeypatch.context() as patch:
        patch.setattr(store, "find", lambda *_args, **_named: {})
        with qtbot.waitSignal(empty_window.session.failed, timeout=20_000) as failed:
            asked(empty_window, sources, "Fetch")
        settle(qtbot, empty_window)
    assert [one.code for one in failed.args[0].problems] == ["remote-empty"]
