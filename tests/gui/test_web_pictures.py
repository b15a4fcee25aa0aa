"""Pictures at addresses of the web: nothing is fetched before it is allowed. The server is here."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtGui import QDesktopServices

from cmviewer.confusion.view_state import Selection
from cmviewer.errors import CmviewerError
from cmviewer.gui.examples.pictures import web_pictures
from cmviewer.gui.examples.pictures.web_pictures import WebPictures
from cmviewer.problems.images import WEB_NOT_FETCHED
from cmviewer.progress import Cancel, Cancelled
from cmviewer.readers.files import web
from tests.gui.conftest import open_path
from tests.gui.working import in_worker, settle
from tests.serving import png, serving

RED, GREEN = (200, 30, 30), (30, 200, 30)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def server():
    with serving({"/0.png": png(RED), "/1.png": png(GREEN), "/2.png": b"no picture"}) as started:
        yield started


@pytest.fixture
def web_window(qtbot, empty_window, server, tmp_path):
    """A window on results whose images are addresses, of which the last leads nowhere."""
    lines = [f"{server.address}/{place}.png,a,{'ab'[place % 2]}" for place in range(4)]
    (tmp_path / "results.csv").write_text("\n".join(["image,truth,prediction", *lines]))
    open_path(qtbot, empty_window, tmp_path / "results.csv")
    empty_window.session.select(Selection())
    settle(qtbot, empty_window)
    qtbot.waitUntil(lambda: all(troubles(empty_window)), timeout=20_000)
    qtbot.waitUntil(empty_window.examples.web.isVisible, timeout=20_000)
    return empty_window


def thumbnails(window):
    return [window.thumbnails.get(image) for image in range(4)]


def troubles(window):
    """Why the thumbnails are none; empty text where they are there, None where they come later."""
    return [None if one is None else one.trouble or "shown" for one in thumbnails(window)]


def fetched(qtbot, window):
    window.examples.web.fetch.click()
    qtbot.waitUntil(
        lambda: None not in troubles(window) and WEB_NOT_FETCHED.what not in troubles(window), timeout=20_000
    )
    settle(qtbot, window)


def test_nothing_is_fetched_and_the_person_is_asked(web_window, server):
    bar = web_window.examples.web
    assert troubles(web_window) == ["not fetched"] * 4
    assert bar.isVisible()
    assert bar.words.text() == f"These pictures are at {server.address}. Fetch them?"
    assert "Fetch" in web_window.image.canvas.message
    assert server.asked == []


@pytest.mark.long
def test_not_now_fetches_nothing_and_asks_no_more(qtbot, web_window, server):
    web_window.examples.web.decline.click()
    web_window.session.select(Selection((0,), (0,)))
    settle(qtbot, web_window)
    assert not web_window.examples.web.isVisible()
    assert server.asked == []


@pytest.mark.long
def test_fetched_pictures_are_shown_like_local_ones_and_bad_ones_say_why(qtbot, web_window, server):
    fetched(qtbot, web_window)
    found = troubles(web_window)
    assert found[:2] == ["shown", "shown"]
    assert "no image" in found[2]
    assert "404" in found[3]
    assert thumbnails(web_window)[0].pixmap.toImage().pixelColor(4, 4).getRgb()[:3] == RED
    assert not web_window.examples.web.isVisible()
    web_window.examples.list.setCurrentIndex(web_window.examples.model.index(place_of(web_window, 1)))
    settle(qtbot, web_window)
    assert web_window.image.details.picture.pixels.pixelColor(2, 2).getRgb()[:3] == GREEN


def place_of(window, image):
    examples = window.examples.model.examples
    return next(place for place in range(len(examples)) if examples[place].image == image)


def test_a_picture_is_fetched_once_and_kept(qtbot, web_window, server):
    fetched(qtbot, web_window)
    web_window.thumbnails.set_images(web_window.session.evaluation.images)
    for place in range(2):
        web_window.examples.list.setCurrentIndex(web_window.examples.model.index(place_of(web_window, place)))
        settle(qtbot, web_window)
    qtbot.waitUntil(lambda: None not in troubles(web_window), timeout=20_000)
    assert server.asked.count("/0.png") == server.asked.count("/1.png") == 1


@pytest.mark.long
def test_the_address_itself_is_opened_on_demand(qtbot, web_window, server, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) is None)
    web_window.image.open.click()
    assert [url.toString() for url in opened] == [web_window.examples.current.name]


def test_no_more_bytes_are_kept_than_the_limit(monkeypatch, server):
    monkeypatch.setattr(web_pictures, "KEPT", len(png()) + 10)
    pictures = WebPictures()
    pictures.allow([server.address])

    def fetch(name):
        return in_worker(pictures.get, f"{server.address}/{name}", server.address, Cancel())

    for name in ("0.png", "1.png", "1.png", "0.png"):
        assert fetch(name) == server.files[f"/{name}"]
    assert server.asked == ["/0.png", "/1.png", "/0.png"]


def test_a_picture_that_is_being_fetched_is_not_fetched_once_more(monkeypatch):
    begun, go_on, asked = threading.Event(), threading.Event(), []

    def fetch(address, _cancel, _limits, _allowed):
        asked.append(address)
        begun.set()
        assert go_on.wait(20)
        return b"data"

    monkeypatch.setattr(web, "fetch", fetch)
    pictures = WebPictures()
    pictures.allow(["http://h"])
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(pictures.get, "http://h/1", "http://h", Cancel())
        assert begun.wait(20)
        second = pool.submit(pictures.get, "http://h/1", "http://h", Cancel())
        unwanted = Cancel()
        unwanted.set()
        with pytest.raises(Cancelled):
            pictures.get("http://h/1", "http://h", unwanted)
        go_on.set()
        assert first.result() == second.result() == b"data"
    assert asked == ["http://h/1"]


def test_a_host_that_does_not_answer_is_asked_no_more_until_it_is_allowed_again(server):
    pictures = WebPictures()
    pictures.allow(["http://127.0.0.1:1"])

    def code(address):
        with pytest.raises(CmviewerError) as error:
            in_worker(pictures.get, address, "http://127.0.0.1:1", Cancel())
        return error.value.problems[0].code

    assert code("http://127.0.0.1:1/a.png") == "web-unreachable"
    assert code("http://127.0.0.1:1/b.png") == "web-not-fetched"
    assert pictures.waiting == ["http://127.0.0.1:1"]
    pictures.allow(["http://127.0.0.1:1"])
    assert pictures.waiting == []
    assert code("http://127.0.0.1:1/a.png") == "web-unreachable"


def test_the_person_is_asked_before_a_picture_leads_on_to_another_host(server):
    pictures = WebPictures()
    pictures.allow([server.address])
    with serving({"/b.png": png()}) as other:
        address = f"{server.address}/moved-to={other.address}/b.png"

        def get():
            return in_worker(pictures.get, address, server.address, Cancel())

        with pytest.raises(CmviewerError):
            get()
        assert pictures.waiting == [other.address]
        assert other.asked == []
        pictures.allow(pictures.waiting)
        assert get() == other.files["/b.png"]


@pytest.mark.long
def test_closing_the_window_ends_a_fetch(qtbot, empty_window, tmp_path):
    with serving({}) as server:
        (tmp_path / "r.csv").write_text(f"image,truth,prediction\n{server.address}/slow,a,a\n")
        open_path(qtbot, empty_window, tmp_path / "r.csv")
        empty_window.session.select(Selection())
        settle(qtbot, empty_window)
        qtbot.waitUntil(empty_window.examples.web.isVisible, timeout=20_000)
        empty_window.examples.web.fetch.click()
        qtbot.waitUntil(lambda: "/slow" in server.asked, timeout=20_000)
        empty_window.close()
    assert empty_window.jobs.is_idle
