"""The one place that knows where `resources/` lies.

It is in one of three places: beside the package in a checkout, inside the package once a wheel is
installed, or beside the unpacked program that PyInstaller made.
"""

import sys
from pathlib import Path


def _root() -> Path:
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a resource, such as `resource("icons", "cmviewer.svg")`."""
    return _root().joinpath(*parts)


def sample_names() -> list[str]:
    """Return the names of the samples that ship with the program, sorted."""
    return sorted(manifest.parent.name for manifest in resource("samples").glob("*/cmviewer.toml"))


def sample(name: str) -> Path:
    """Return the folder of a sample; raise `KeyError` where no sample has that name."""
    if name not in sample_names():
        raise KeyError(name)
    return resource("samples", name)
