"""Pictures at addresses of the web: fetched once a person has allowed it, and kept in memory only."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Images
from cmviewer.progress import Cancel
from cmviewer.readers.addresses import origin_of

KEPT: Final = 128_000_000
"""Bytes of fetched pictures that are kept."""
NOT_FETCHED: Final = "not fetched"


class WebPictures:
    """Who may be asked, and what came; used by every thread that shows pictures."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._allowed: set[str] = set()
        self._waiting: set[str] = set()
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

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
        """Return what is at an address; runs in a worker. Raises `CmviewerError`, `Cancelled`."""
        with self._lock:
            if origin not in self._allowed:
                self._waiting.add(origin)
                mend = f"allow it with Fetch in the examples: {address}"
                raise CmviewerError(Problem("web-not-fetched", NOT_FETCHED, mend))
            known = self._kept.get(address)
            if known is not None:
                self._kept.move_to_end(address)
                return known
        from cmviewer.readers.web import fetch  # noqa: PLC0415 - few start to need the network

        data = fetch(address, cancel)
        with self._lock:
            self._size += len(data) - len(self._kept.pop(address, b""))
            self._kept[address] = data
            while self._size > KEPT and len(self._kept) > 1:
                self._size -= len(self._kept.popitem(last=False)[1])
        return data


def source_of(images: Images, image: int, web: WebPictures, cancel: Cancel) -> Path | bytes | None:
    """Return the file of an image, or what its address gives; None where it has neither."""
    origin = None if images.names is None else origin_of(images.name(image))
    return images.find(image) if origin is None else web.get(images.name(image), origin, cancel)
