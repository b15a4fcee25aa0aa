"""A layout: how a tool writes files. Each is one entry, a value; all are listed in `opening/layouts.py`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from cmviewer.errors import Problem
from cmviewer.evaluation import Role, Task
from cmviewer.progress import Cancel
from cmviewer.readers.files.listing import Listing

Source = TypeVar("Source")
"""What detection finds: a file, a folder with a file an image, a set of maps."""
Read = TypeVar("Read")
"""How a source of the layout is read; each floor of readers has its own kind."""

CERTAIN: Final = 1.0
"""Confidence where a signature stands in the file that no other layout has."""
LIKELY: Final = 0.7
"""Confidence where the form of the content fits, and others might fit as well."""
POSSIBLE: Final = 0.4
"""Confidence where nothing but the ending or the name speaks for it."""


class Presence(Enum):
    """Whether the files of a layout have something: each of them, none, or some."""

    ALWAYS = "always"
    NEVER = "never"
    SOMETIMES = "sometimes"


@dataclass(frozen=True)
class Facts:
    """What is known of all files of a layout, as data: choices between sources look at nothing else.

    roles: what its files can be. scores, names, box_format, image_size: whether they say their scores, the
    names of their classes, how their boxes are written, and how large their images are. truth_rank: of
    several truths of the same images, the smallest is taken. readings: by the key of a decision, the values
    that tools really write in this layout, the convention first.
    """

    roles: frozenset[Role] = frozenset({Role.TRUTH, Role.PREDICTION})
    scores: Presence = Presence.SOMETIMES
    names: Presence = Presence.SOMETIMES
    box_format: Presence = Presence.NEVER
    image_size: Presence = Presence.NEVER
    truth_rank: int = 9
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Detected(Generic[Source]):
    """A source of a layout. confidence: from 0 to 1; of layouts that share files the highest is taken."""

    source: Source
    files: tuple[Path, ...]
    confidence: float


@dataclass(frozen=True)
class Rejected:
    """A file that is not of a layout though it looks so, or that nobody reads: `reason` says what to do."""

    file: Path
    reason: Problem


Detect = Callable[[Listing, Cancel], Iterable[Detected[Source] | Rejected]]


@dataclass(frozen=True)
class Layout(Generic[Source, Read]):
    """One way in which a tool writes files.

    name: for a person. tasks: of the evaluations that it can hold. endings: of its files, in lower case;
    empty where a folder's name decides. example: a few lines of it. detect: finds its sources in a listing;
    cheap: it looks at names, and at the beginnings of files. read: reads one of them.
    """

    name: str
    tasks: tuple[Task, ...]
    endings: frozenset[str]
    example: str
    facts: Facts
    detect: Detect[Source]
    read: Read
