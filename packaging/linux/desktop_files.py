"""What a Linux desktop needs to know of cmviewer, as the archive and the Debian package both carry it."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from artefacts import HERE, filled, moment
from icons import IconFiles

from cmviewer.resources import resource
from cmviewer.version import __version__

LINUX: Final = HERE / "linux"


def desktop_files(icons: IconFiles) -> dict[str, Path | bytes]:
    """Return the files by their place under a `share` folder, such as `applications/cmviewer.desktop`."""
    entries = {f"applications/{path.name}": path for path in sorted(LINUX.glob("*.desktop"))}
    return {
        **entries,
        "mime/packages/cmviewer.xml": LINUX / "cmviewer-mime.xml",
        "metainfo/cmviewer.metainfo.xml": metainfo().encode(),
        **_icons(icons),
    }


def metainfo() -> str:
    """Return the AppStream description, with this version and its day."""
    return of_this_version(LINUX / "cmviewer.metainfo.xml")


def of_this_version(template: Path) -> str:
    """Return a text that names a version and its day, with these."""
    day = time.strftime("%Y-%m-%d", time.gmtime(moment()))
    return filled(template, version=__version__, date=day)


def _icons(icons: IconFiles) -> Mapping[str, Path]:
    hicolor = "icons/hicolor"
    pngs = {f"{hicolor}/{size}x{size}/apps/cmviewer.png": file for size, file in icons.pngs.items()}
    return {**pngs, f"{hicolor}/scalable/apps/cmviewer.svg": resource("icons", "cmviewer.svg")}
