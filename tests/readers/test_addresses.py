"""Which names are addresses of the web, and who would be asked."""

import pytest

from cmviewer.readers.files.addresses import is_address, origin_of


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("https://example.org/a/1.png", "https://example.org"),
        ("HTTP://Example.org:8080/1.png?x=1", "http://example.org:8080"),
        ("https://me:secret@example.org/1.png", "https://example.org"),
        ("http://[::1]:80/1.png", "http://::1:80"),
    ],
)
def test_an_address_says_who_is_asked_and_no_password(name, origin):
    assert is_address(name)
    assert origin_of(name) == origin


@pytest.mark.parametrize(
    "name",
    [
        "a.png", "", "http://", "https:///a.png", "ftp://example.org/a.png", "file:///etc/passwd", "s3://b/k",
        "http://[bad/1.png", "http://example.org:port/", "images/http://example.org/1.png",
    ],
)  # fmt: skip
def test_all_else_is_a_name_of_a_file(name):
    assert not is_address(name)
    assert origin_of(name) is None
