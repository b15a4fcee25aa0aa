"""How files were read: which file is what, and every decision that reading took."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Role(StrEnum):
    """What a file or a column is."""

    TRUTH = "truth"
    PREDICTION = "prediction"
    NAMES = "names"
    IMAGES = "images"
    SPLIT = "split"
    MANIFEST = "manifest"
    METADATA = "metadata"


class Origin(StrEnum):
    """What a decision rests on, the strongest first."""

    TOLD = "told"
    MANIFEST = "manifest"
    FILE = "file"
    EVIDENCE = "evidence"
    CONVENTION = "convention"


@dataclass(frozen=True)
class Alternative:
    """What a decision could have been instead. evidence: the numbers that speak for it, in words."""

    value: str
    evidence: str = ""


@dataclass(frozen=True)
class Decision:
    """One decision of reading.

    key: what is decided, as `--read` calls it. taken: the value, as `--read` takes it. evidence: the numbers
    that speak for it, in words; empty where none was looked at. about: the file or folder that it was taken
    for; None where it is about all that was opened.
    """

    key: str
    taken: str
    origin: Origin
    evidence: str = ""
    alternatives: tuple[Alternative, ...] = ()
    about: Path | None = None


@dataclass(frozen=True)
class RoleOfFile:
    """What a file is; of a layout with a file an image, what its folder is. layout: its name."""

    path: Path
    role: Role
    layout: str


@dataclass(frozen=True)
class NamedFiles:
    """Files and folders that a person named, by options or in a manifest; all others were found in `path`.

    path: what was opened; None where only predictions were named. predictions: with the name that each
    checkpoint was told to have.
    """

    path: Path | None = None
    truth: Path | None = None
    predictions: tuple[tuple[str | None, Path], ...] = ()
    images: Path | None = None
    classes: Path | None = None


@dataclass(frozen=True)
class Interpretation:
    """How an evaluation was read. What was left out is told by the problems, each with its number."""

    files: tuple[RoleOfFile, ...] = ()
    decisions: tuple[Decision, ...] = ()
    named: NamedFiles = NamedFiles()
