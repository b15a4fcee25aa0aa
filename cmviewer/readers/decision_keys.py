"""The decisions of reading that a person can tell: `--read KEY=VALUE`, and `[read]` in a manifest."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from cmviewer.evaluation import Task
from cmviewer.evaluation.interpretation import Origin
from cmviewer.readers.files.box_format import BoxFormat

_FORMATS: Final = tuple(one.value for one in BoxFormat)
_EXIF: Final = ("stored", "seen")
NO_NAMES: Final = "none"
"""What is told where no file is to name the classes."""
IMAGE_FOLDERS: Final = "folders"
"""What is told where the folder in the name of each image is its true class."""
OF: Final = "@"
"""Between a key and the end of the path that alone it is told of."""
_SHARES: Final = "-shares"
_NORMALISED: Final = "-normalised"


@dataclass(frozen=True)
class DecisionKey:
    """One decision that can be told.

    what: what it decides, as a help text. values: all that it can be; empty where it is open, and then
    `example` says what is expected, such as `COLUMN`.
    """

    name: str
    what: str
    values: tuple[str, ...] = ()
    example: str = ""

    @property
    def expected(self) -> str:
        """What may stand behind `=`."""
        return "|".join(self.values) or self.example


KEYS: Final[tuple[DecisionKey, ...]] = (
    DecisionKey("task", "what the model was asked to do", tuple(task.value for task in Task)),
    DecisionKey("table", "whether rows are samples or counts of samples", ("samples", "counts")),
    DecisionKey("rows", "what stands on the rows of a finished matrix", ("truth", "prediction")),
    DecisionKey("score-unit", "what scores are written in", ("shares", "percent", "logits")),
    DecisionKey(
        "truth",
        "column, or file, of the truth; or the folders in the names of the images",
        example=f"COLUMN|FILE|{IMAGE_FOLDERS}",
    ),
    DecisionKey("prediction", "column of the prediction", example="COLUMN"),
    DecisionKey("image", "column that names the images", example="COLUMN"),
    DecisionKey("score", "column of the score", example="COLUMN"),
    DecisionKey("checkpoint", "column that parts the rows into checkpoints", example="COLUMN|none"),
    DecisionKey("weight", "column of what a row counts for", example="COLUMN|none"),
    DecisionKey("classes", "file that names the classes", example="FILE|none"),
    DecisionKey("positive", "of two classes the one that a score is about", example="NAME"),
    DecisionKey("split", "part of the data set that is judged", example="NAME"),
    DecisionKey("join", "what images of both sides are joined by", ("id", "path", "name", "stem", "number")),
    DecisionKey(
        "class-numbers",
        "what a class number of the predictions stands for",
        ("plain", "from-1", "position", "rank", "named"),
    ),
    DecisionKey("names", "whether class names are equal only to the letter", ("exact", "folded")),
    DecisionKey("boxes.truth", "box format of the truth", _FORMATS),
    DecisionKey("boxes.prediction", "box format of the predictions", _FORMATS),
    DecisionKey("exif.truth", "whether the truth is about photographs as stored or as seen", _EXIF),
    DecisionKey("exif.prediction", "the same of the predictions", _EXIF),
    DecisionKey(
        "map-values", "how values of predicted maps are meant", ("plain", "shifted", "colours", "binary")
    ),
    DecisionKey("ignore", "ignore labels of maps, parted by commas", example="N|none"),
)

_BY_NAME: Final = {key.name: key for key in KEYS}


@dataclass(frozen=True)
class Told:
    """A decision that a person has told: by an option or in the window, or in a manifest.

    about: the end of the path that it is told of, as `labels/val`; None for all that it decides.
    """

    key: str
    value: str
    origin: Origin = Origin.TOLD
    about: str | None = None

    @property
    def name(self) -> str:
        """How it is told: `KEY`, or `KEY@PATH`."""
        return self.key if self.about is None else f"{self.key}{OF}{self.about}"

    def is_of(self, path: Path | None) -> bool:
        """Whether it is told of this path alone."""
        if self.about is None or path is None:
            return False
        parts = PurePath(self.about).parts
        return path.parts[-len(parts) :] == parts


def key_named(name: str) -> DecisionKey:
    """Return a key. Raises `ValueError` with the keys that there are."""
    if name not in _BY_NAME:
        raise ValueError(f"no decision is called {name!r}; the decisions are {', '.join(_BY_NAME)}")
    return _BY_NAME[name]


def told(name: str, value: str, origin: Origin = Origin.TOLD) -> Told:
    """Check a decision that was told; `KEY@PATH` is of one path. Raises `ValueError` with what would fit."""
    name, _, about = name.partition(OF)
    key = key_named(name)
    plain = value.strip()
    if key.values == _FORMATS and plain.endswith(_SHARES):
        plain = plain.removesuffix(_SHARES) + _NORMALISED
    if not plain or (key.values and plain not in key.values):
        raise ValueError(f"{name} is one of {key.expected}, not {value!r}")
    if name == "ignore" and not _are_labels(plain.split(",")):
        raise ValueError(f"ignore is none, or numbers from 0 to 65535 with commas between, not {value!r}")
    return Told(name, plain, origin, about or None)


def told_in(words: str) -> Told:
    """Read `KEY=VALUE` or `KEY@PATH=VALUE`. Raises `ValueError`."""
    name, sign, value = words.partition("=")
    if not sign:
        raise ValueError(f"expected KEY=VALUE, not {words!r}")
    return told(name.strip(), value)


def ignore_labels(value: str) -> tuple[int, ...]:
    """Numbers of `ignore=0,255`; none of `ignore=none`."""
    return () if value == "none" else tuple(int(one) for one in value.split(","))


def _are_labels(values: Iterable[str]) -> bool:
    values = [value.strip() for value in values]
    return values == ["none"] or all(
        one.isascii() and one.isdigit() and len(one) < 6 and int(one) < 65_536 for one in values
    )
