"""Images at an address of the web. Nothing here is called before a person has allowed it."""

import time
from collections.abc import Container
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from threading import Timer
from typing import Final
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.images import WEB_CUT_OFF, WEB_REFUSED, WEB_TOO_LARGE, WEB_TOO_SLOW, WEB_UNREACHABLE
from cmviewer.progress import Cancel
from cmviewer.readers.files.addresses import is_address, origin_of
from cmviewer.readers.files.web_connections import Deadline, opener_of
from cmviewer.version import __version__

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


def fetch(
    address: str, cancel: Cancel, limits: Limits = LIMITS, allowed: Container[str] = frozenset()
) -> bytes:
    """Fetch what is at an address; raises `Cancelled`, or `CmviewerError` with one of these codes.

    `web-unreachable`: no answer, or none in time; `web-refused`: an answer that is no success;
    `web-too-large`, `web-too-slow`: more bytes, or more seconds, than the limit; `web-cut-off`: fewer bytes
    than were announced. Raises `LedElsewhereError` where the address leads on to a host that is neither
    its own nor among the `allowed`.
    """
    if not is_address(address):
        raise CmviewerError(_unreachable(address, "it is no address of the web"))
    deadline = Deadline(time.monotonic() + limits.duration)
    timer = Timer(limits.duration, deadline.pass_)
    timer.daemon = True
    timer.start()
    try:
        return _fetched(address, cancel, limits, deadline, (origin_of(address), allowed))
    except (OSError, HTTPException, ValueError) as error:
        if deadline.has_passed:
            raise CmviewerError(WEB_TOO_SLOW.of(duration=limits.duration, address=address)) from error
        raise CmviewerError(_unreachable(address, str(getattr(error, "reason", error)))) from error
    finally:
        timer.cancel()


def _fetched(
    address: str,
    cancel: Cancel,
    limits: Limits,
    deadline: Deadline,
    hosts: tuple[str | None, Container[str]],
) -> bytes:
    try:
        request = Request(quote(address.strip(), safe=_KEPT_SIGNS))
        request.add_header("User-Agent", f"cmviewer/{__version__}")
        with opener_of(deadline, *hosts).open(request, timeout=limits.silence) as answer:
            return _body(answer, address, cancel, limits, deadline)
    except HTTPError as error:
        error.close()
        raise CmviewerError(
            WEB_REFUSED.of(code=error.code, reason=" ".join(error.reason.split()), address=address)
        ) from error


def _body(answer: HTTPResponse, address: str, cancel: Cancel, limits: Limits, deadline: Deadline) -> bytes:
    """Read an answer bit by bit, so that it can be given up."""
    data = bytearray()
    if (answer.length or 0) > limits.size:
        raise CmviewerError(_too_large(address, limits))
    while chunk := answer.read1(_CHUNK):
        cancel.check()
        data += chunk
        if len(data) > limits.size:
            raise CmviewerError(_too_large(address, limits))
    if deadline.has_passed:
        raise CmviewerError(WEB_TOO_SLOW.of(duration=limits.duration, address=address))
    if answer.length:
        raise CmviewerError(WEB_CUT_OFF.of(length=answer.length, address=address))
    return bytes(data)


def _too_large(address: str, limits: Limits) -> Problem:
    return WEB_TOO_LARGE.of(limit=limits.size / 1e6, address=address)


def _unreachable(address: str, why: str) -> Problem:
    return WEB_UNREACHABLE.of(why=" ".join(why.split()) or "no answer", address=address)
