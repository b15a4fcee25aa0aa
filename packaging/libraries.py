"""The shared libraries of the packaged program: only what something needs, without debug information."""

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from PyInstaller.depend.bindepend import get_imports

Entry = tuple[str, str, str]
"""A line of PyInstaller's table of contents: place in the program, source (of a link: its target), kind."""

WORTH: Final = 0.9
"""A file that debug information makes less than a tenth larger stays as it is."""


def without_orphans(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out the shared libraries that no extension, plugin or other library in here needs.

    PyInstaller adds what a plugin needs before the plugin itself is left out.
    """
    files = {place: source for place, source, kind in entries if kind != "SYMLINK"}
    libraries = {
        PurePosixPath(place).name: place
        for place, _, kind in entries
        if kind == "BINARY" and _is_library(place)
    }
    kept = set(files) - set(libraries.values())
    waiting = list(kept)
    while waiting:
        found = {libraries.get(name) for name in _imported(files[waiting.pop()])} - kept - {None}
        new = [place for place in found if place is not None]
        kept.update(new)
        waiting += new
    return [
        (place, source, kind)
        for place, source, kind in entries
        if (source if kind == "SYMLINK" else place) in kept
    ]


def stripped(entries: Iterable[Entry], folder: Path) -> Iterator[Entry]:
    """Take copies without debug information, made in `folder`, of the files that have much of it.

    Libraries that a wheel brings along in a folder `*.libs` stay as they are: their layout was changed
    when the wheel was made, and OpenBLAS does not load any more after `strip`.
    """
    for place, source, kind in entries:
        if kind not in {"BINARY", "EXTENSION"} or ".libs/" in place:
            yield place, source, kind
            continue
        copy = folder / place
        copy.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["strip", "--strip-debug", "-o", copy, source], check=True)
        is_worth = copy.stat().st_size < WORTH * Path(source).stat().st_size
        yield place, str(copy) if is_worth else source, kind


def _is_library(place: str) -> bool:
    """Tell what is only loaded for others; Python itself is loaded by the program's start."""
    return "/plugins/" not in place and not PurePosixPath(place).name.startswith("libpython")


def _imported(source: str) -> Iterator[str]:
    for name, _ in get_imports(source):
        yield PurePosixPath(name).name
