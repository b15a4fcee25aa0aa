"""The one place that knows where `resources/` lies.

It is in one of three places: beside the package in a checkout, inside the package once a wheel is
installed, or beside the unpacked program that PyInstaller made.
"""

import sys
from pathlib import Path
from typing import Final

SAMPLES: Final = {
    "digits": "classification",
    "digit-scenes": "detection and masks",
    "digit-maps": "semantic segmentation",
}
"""The samples that ship with the program, in the order in which they are offered, and what each shows."""


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
    """Return the names of the samples, the plainest first."""
    return list(SAMPLES)


def sample(name: str) -> Path:
    """Return the folder of a sample; raise `KeyError` where no sample has that name."""
    if name not in SAMPLES:
        raise KeyError(name)
    return resource("samples", name)


def is_sample(path: Path) -> bool:
    """Whether a path is a sample, or lies in one."""
    return any(path.resolve().is_relative_to(sample(name).resolve()) for name in SAMPLES)


def sample_of(path: Path) -> str | None:
    """Return the name of the sample that a path is; None where it is none."""
    return next((name for name in SAMPLES if path.resolve() == sample(name).resolve()), None)
