"""Images at an address of the web. Nothing here is called before a person has allowed it."""

import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Final
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
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

from cmviewer.errors import CmviewerError, Problem
from cmviewer.progress import Cancel
from cmviewer.readers.files.addresses import is_address
from cmviewer.version import __version__

_SCHEMES: Final = ("http", "https")
_CHUNK: Final = 1 << 16
_KEPT_SIGNS: Final = "%/:?#[]@!$&'()*+,;=~"
"""Signs of an address that mean something; all others are written as their bytes."""


@dataclass(frozen=True)
class Limits:
    """When to give up: seconds without an answer, seconds in all, and bytes."""

    silence: float = 5.0
    duration: float = 20.0
    size: int = 64_000_000


LIMITS: Final = Limits()


def fetch(address: str, cancel: Cancel, limits: Limits = LIMITS) -> bytes:
    """Fetch what is at an address; raises `Cancelled`, or `CmviewerError` with one of four codes.

    `web-unreachable`: no answer, or none in time; `web-refused`: an answer that is no success;
    `web-too-large`, `web-too-slow`: more bytes, or more seconds, than the limit.
    """
    if not is_address(address):
        raise CmviewerError(_unreachable(address, "it is no address of the web"))
    try:
        request = Request(quote(address.strip(), safe=_KEPT_SIGNS))
        request.add_header("User-Agent", f"cmviewer/{__version__}")
        with _opener().open(request, timeout=limits.silence) as answer:
            return _body(answer, address, cancel, limits)
    except HTTPError as error:
        error.close()
        what = f"the server answers {error.code} {' '.join(error.reason.split())}"
        raise CmviewerError(Problem("web-refused", what, f"correct the address {address}")) from error
    except (OSError, HTTPException, ValueError) as error:
        raise CmviewerError(_unreachable(address, str(getattr(error, "reason", error)))) from error


def _body(answer: HTTPResponse, address: str, cancel: Cancel, limits: Limits) -> bytes:
    """Read an answer bit by bit, so that it can be given up."""
    end = time.monotonic() + limits.duration
    data = bytearray()
    while chunk := answer.read1(_CHUNK):
        cancel.check()
        data += chunk
        if len(data) > limits.size:
            what = f"it has more than {limits.size / 1e6:,.0f} MB"
            raise CmviewerError(Problem("web-too-large", what, f"keep a smaller copy of {address}"))
        if time.monotonic() > end:
            what = f"it was not whole after {limits.duration:.0f} seconds"
            raise CmviewerError(Problem("web-too-slow", what, f"keep a smaller copy of {address}"))
    return bytes(data)


class _Redirects(HTTPRedirectHandler):
    """Goes on to http and https only."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in _SCHEMES:
            raise HTTPError(req.full_url, code, "and leads to no address of the web", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> OpenerDirector:
    """Return what opens http and https, and no other kind of address such as `file:`."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        _Redirects(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _unreachable(address: str, why: str) -> Problem:
    what = f"it cannot be fetched: {' '.join(why.split()) or 'no answer'}"
    return Problem("web-unreachable", what, f"check the network and the address {address}")
