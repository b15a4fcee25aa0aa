"""Pictures at addresses of the web: fetched once a person has allowed it, and kept in memory only."""

from pathlib import Path
from threading import Lock
from typing import Final

from cmviewer.bounded_cache import BoundedCache
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Images
from cmviewer.problems.images import WEB_NOT_FETCHED
from cmviewer.progress import Cancel
from cmviewer.readers.files.addresses import origin_of

KEPT: Final = 128_000_000
"""Bytes of fetched pictures that are kept."""
PATIENCE: Final = 0.05
"""Seconds between two looks at whether a picture that another thread fetches is still wanted."""


class WebPictures:
    """Who may be asked, and what came; used by every thread that shows pictures."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._allowed: set[str] = set()
        self._waiting: set[str] = set()
        self._gates: dict[str, Lock] = {}
        self._kept: BoundedCache[str, bytes] = BoundedCache(KEPT, len)

    @property
    def waiting(self) -> list[str]:
        """Who would have been asked, but is not allowed: `https://example.org`, in order."""
        with self._lock:
            return sorted(self._waiting)

    def allow(self, origins: list[str]) -> None:
        """Ask them from now on."""
        with self._lock:
            self._allowed.update(origins)
            self._waiting.difference_update(origins)

    def forget_waiting(self) -> None:
        """Forget who would have been asked."""
        with self._lock:
            self._waiting.clear()

    def get(self, address: str, origin: str, cancel: Cancel) -> bytes:
        """Return what is at an address; runs in a worker. Raises `CmviewerError`, `Cancelled`.

        An address is never fetched twice at the same time. A host that does not answer is asked no more
        until it is allowed again: else every picture would wait for it anew.
        """
        gate = self._gate(address, origin)
        while not gate.acquire(timeout=PATIENCE):
            cancel.check()
        try:
            return self._kept.get(address) or self._fetched(address, origin, cancel)
        finally:
            gate.release()

    def _gate(self, address: str, origin: str) -> Lock:
        """Return what lets one thread at a time to an address that is allowed."""
        with self._lock:
            if origin in self._allowed:
                return self._gates.setdefault(address, Lock())
            self._waiting.add(origin)
        raise CmviewerError(WEB_NOT_FETCHED.of(address=address))

    def _known_hosts(self) -> frozenset[str]:
        with self._lock:
            return frozenset(self._allowed)

    def _fetched(self, address: str, origin: str, cancel: Cancel) -> bytes:
        from cmviewer.readers.files.web import LIMITS, fetch  # noqa: PLC0415 - few start to need the network
        from cmviewer.readers.files.web_connections import LedElsewhereError  # noqa: PLC0415 - likewise

        try:
            data = fetch(address, cancel, LIMITS, self._known_hosts())
        except LedElsewhereError as error:
            with self._lock:
                self._waiting.add(error.origin)
            raise
        except CmviewerError as error:
            if any(problem.code == "web-unreachable" for problem in error.problems):
                with self._lock:
                    self._allowed.discard(origin)
                    self._waiting.add(origin)
            raise
        self._kept.keep(address, data)
        return data


def source_of(images: Images, image: int, web: WebPictures, cancel: Cancel) -> Path | bytes | None:
    """Return the file of an image, or what its address gives; None where it has neither."""
    origin = None if images.names is None else origin_of(images.name(image))
    return images.find(image) if origin is None else web.get(images.name(image), origin, cancel)
