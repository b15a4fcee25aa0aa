"""Addresses: those of the web that name images, and those in place of a folder or file, which are refused."""

import re
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

from cmviewer.errors import Problem
from cmviewer.problems.layouts import ADDRESS_NOT_READ

_ADDRESS: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+:/)/?")
"""`s3://bucket/run`, of which a path keeps one stroke; a drive has one letter only."""


def is_address(name: str) -> bool:
    """Tell whether a name is an address that can be fetched: http or https, and a host."""
    return origin_of(name) is not None


def origin_of(name: str) -> str | None:
    """Return who is asked for an address, such as `https://example.org`; None where it is no address."""
    name = name.strip()
    if not name[:8].lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(name)
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.hostname}{port}" if parts.hostname else None


def scheme_of(text: str) -> str | None:
    """Return how an address begins, such as `s3`, in small letters; None of what is none, such as a path."""
    scheme, sign, _ = text.partition("://")
    return scheme.lower() if sign and _ADDRESS.match(text) else None


def refused_address(named: str | PurePath) -> Problem | None:
    """Say that an address was named where a folder or file is expected, as it was written; None of a path."""
    text = named if isinstance(named, str) else named.as_posix()
    if not _ADDRESS.match(text):
        return None
    address = text if isinstance(named, str) else _ADDRESS.sub(r"\1/", text, count=1)
    return ADDRESS_NOT_READ.of(address=address)
