"""Names of images that are addresses of the web."""

from urllib.parse import urlsplit


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
