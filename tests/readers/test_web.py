"""What is fetched, and every bad answer as a problem. The server is on this machine."""

import socket
import threading

import pytest

from cmviewer.errors import CmviewerError
from cmviewer.progress import Cancel, Cancelled
from cmviewer.readers.files.pictures import load_picture, thumbnail
from cmviewer.readers.files.web import Limits, fetch
from cmviewer.readers.files.web_connections import LedElsewhereError
from tests.serving import png, serving


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def server():
    with serving({"/a.png": png(), "/gr%C3%B6%C3%9Fe%201.png": b"big", "/text": b"no image"}) as started:
        yield started


def refusal(address, **limits):
    with pytest.raises(CmviewerError) as error:
        fetch(address, Cancel(), Limits(**limits))
    [problem] = error.value.problems
    assert "\n" not in str(problem)
    return problem


def test_what_is_at_an_address_is_fetched_whole(server):
    data = fetch(f"{server.address}/a.png", Cancel())
    assert data == server.files["/a.png"]
    assert load_picture(data).shape == (6, 8, 4)
    assert thumbnail(data, 4).shape == (3, 4, 4)


def test_letters_of_all_kinds_and_blanks_may_stand_in_an_address(server):
    assert fetch(f" {server.address}/größe 1.png", Cancel()) == b"big"
    assert fetch(f"{server.address}/gr%C3%B6%C3%9Fe%201.png", Cancel()) == b"big"


def test_an_answer_that_is_no_success_is_a_problem_with_its_number(server):
    problem = refusal(f"{server.address}/none.png")
    assert problem.code == "web-refused"
    assert "404" in problem.what


def test_a_redirect_within_a_host_is_followed(server):
    assert fetch(f"{server.address}/moved-to={server.address}/a.png", Cancel()) == server.files["/a.png"]


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/a.png", "javascript:1"])
def test_a_redirect_out_of_the_web_is_not_followed(server, target):
    assert refusal(f"{server.address}/moved-to={target}").code == "web-refused"


def test_a_redirect_to_another_host_is_not_followed_before_it_is_allowed(server):
    with serving({"/b.png": png()}) as other:
        address = f"{server.address}/moved-to={other.address}/b.png"
        with pytest.raises(LedElsewhereError) as error:
            fetch(address, Cancel())
        assert error.value.origin == other.address
        assert error.value.problems[0].code == "web-not-fetched"
        assert other.asked == []
        assert fetch(address, Cancel(), allowed={other.address}) == other.files["/b.png"]


def test_a_redirect_in_a_circle_ends(server):
    with serving({}) as other:
        circle = f"{server.address}/moved-to={other.address}/moved-to={server.address}/moved-to=/x"
        with pytest.raises(CmviewerError) as error:
            fetch(circle, Cancel(), allowed={other.address})
        assert error.value.problems[0].code == "web-refused"


def test_an_answer_that_ends_too_early_is_no_image(server):
    problem = refusal(f"{server.address}/short")
    assert problem.code == "web-cut-off"
    assert "40 bytes too early" in problem.what


def test_more_bytes_than_the_limit_are_not_even_waited_for(server):
    assert refusal(f"{server.address}/long", silence=0.5).code == "web-too-large"


def test_headers_in_drops_are_given_up_after_a_while(server):
    assert refusal(f"{server.address}/slow-headers", duration=0.2).code == "web-too-slow"


def test_more_bytes_than_the_limit_are_not_read(server):
    assert refusal(f"{server.address}/a.png", size=20).code == "web-too-large"


def test_silence_is_waited_for_only_so_long(server):
    assert refusal(f"{server.address}/silent", silence=0.1).code == "web-unreachable"


def test_an_answer_in_drops_is_given_up_after_a_while(server):
    assert refusal(f"{server.address}/slow", duration=0.1).code == "web-too-slow"


def test_a_fetch_that_is_no_longer_wanted_ends(server):
    cancel = Cancel()
    timer = threading.Timer(0.05, cancel.set)
    timer.start()
    with pytest.raises(Cancelled):
        fetch(f"{server.address}/slow", cancel)
    timer.join()


def test_a_host_that_does_not_answer_is_a_problem():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/a.png").code == "web-unreachable"


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "ftp://127.0.0.1/a", "http://", "a.png", "http://a b/"]
)
def test_what_is_no_address_of_the_web_is_never_opened(address):
    assert refusal(address, silence=0.2).code == "web-unreachable"


def test_what_is_no_image_is_said_without_a_file(server):
    with pytest.raises(CmviewerError) as error:
        load_picture(fetch(f"{server.address}/text", Cancel()))
    assert error.value.problems[0].code == "image-unreadable"
    assert error.value.problems[0].file is None
