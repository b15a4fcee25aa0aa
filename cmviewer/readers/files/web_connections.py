"""Connections to the web that end in time, and lead to no host that nobody has allowed."""

import socket
import time
from collections.abc import Container
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPMessage, HTTPResponse, HTTPSConnection
from typing import IO, Any, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from cmviewer.errors import CmviewerError
from cmviewer.problems.images import WEB_LEADS_ELSEWHERE
from cmviewer.readers.files.addresses import origin_of

_SCHEMES: Final = ("http", "https")


class LedElsewhereError(CmviewerError):
    """The address leads on to a host that nobody has allowed. origin: it, such as `https://example.org`."""

    def __init__(self, address: str, origin: str) -> None:
        super().__init__(WEB_LEADS_ELSEWHERE.of(origin=origin, address=address))
        self.origin = origin


class Deadline:
    """Ends every connection when the time is over, whatever is being waited for."""

    def __init__(self, end: float) -> None:
        self._end = end
        self._open: list[socket.socket] = []

    @property
    def left(self) -> float:
        """Seconds; never less than a moment, which a timeout has to be."""
        return max(0.001, self._end - time.monotonic())

    @property
    def has_passed(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self._end

    def watch(self, opened: socket.socket) -> None:
        """End this connection too; of one that was opened too late, at once."""
        self._open.append(opened)
        if self.has_passed:
            self.pass_()

    def pass_(self) -> None:
        """Whoever reads from a connection gets an end of it."""
        for opened in self._open:
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)


class _PlainConnection(HTTPConnection):
    """Watched from when it is connected."""

    deadline: Deadline

    def connect(self) -> None:
        super().connect()
        self.deadline.watch(self.sock)


class _SecureConnection(HTTPSConnection):
    """Watched from when it is connected."""

    deadline: Deadline

    def connect(self) -> None:
        super().connect()
        self.deadline.watch(self.sock)


def _plain(deadline: Deadline, host: str, timeout: float, **options: Any) -> HTTPConnection:  # noqa: ANN401 - as urllib hands them on
    made = _PlainConnection(host, timeout=min(timeout, deadline.left), **options)
    made.deadline = deadline
    return made


def _secure(deadline: Deadline, host: str, timeout: float, **options: Any) -> HTTPConnection:  # noqa: ANN401 - as urllib hands them on
    made = _SecureConnection(host, timeout=min(timeout, deadline.left), **options)
    made.deadline = deadline
    return made


class _Redirects(HTTPRedirectHandler):
    """Goes on to http and https only, and to no host that nobody has allowed."""

    def __init__(self, own: str | None, allowed: Container[str]) -> None:
        self._own = own
        self._allowed = allowed

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in _SCHEMES:
            raise HTTPError(req.full_url, code, "and leads to no address of the web", headers, fp)
        origin = origin_of(newurl) or ""
        secured = origin == (self._own or "").replace("http://", "https://")  # the same host, but hidden
        if not (origin == self._own or secured or origin in self._allowed):
            fp.close()
            raise LedElsewhereError(newurl, origin)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Plain(HTTPHandler):
    """Opens connections that end in time."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_plain, self._deadline), req)


class _Secure(HTTPSHandler):
    """Opens hidden connections that end in time."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_secure, self._deadline), req)


def opener_of(deadline: Deadline, own: str | None, allowed: Container[str]) -> OpenerDirector:
    """Return what opens http and https, and no other kind of address such as `file:`."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        _Plain(deadline),
        _Secure(deadline),
        HTTPDefaultErrorHandler(),
        _Redirects(own, allowed),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
