"""`matrix.json`: what was counted, by which rule, from which files, and what came out."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Decision, Interpretation, Origin, Role, RoleOfFile
from cmviewer.problems.bundles import BUNDLE_DAMAGED, BUNDLE_NEWER
from cmviewer.regular_files import open_regular

VERSION: Final = 1
"""Of the form of a bundle; a later one may not be understood."""
_HEAD: Final = re.compile(rb'\A\s*\{\s*"bundle":\s*\{\s*"program":\s*"cmviewer"')
_HEAD_SIZE: Final = 200


class Program(msgspec.Struct, frozen=True):
    """What wrote a bundle."""

    program: str
    version: str


class Cell(msgspec.Struct, frozen=True):
    """One count that is not 0."""

    checkpoint: str
    truth: str
    prediction: str
    count: int


class CheckpointFacts(msgspec.Struct, frozen=True):
    """How much of a checkpoint was counted and left out, and what was worked around.

    has_areas: whether areas of its objects are other than those of their boxes.
    """

    name: str
    has_scores: bool
    has_areas: bool
    totals: dict[str, int]
    problems: tuple[Problem, ...] = ()


class FileValue(msgspec.Struct, frozen=True):
    """What a file was read as."""

    path: str
    role: Role
    layout: str


class DecisionValue(msgspec.Struct, frozen=True):
    """One decision of reading."""

    key: str
    taken: str
    origin: Origin
    evidence: str = ""
    alternatives: tuple[Alternative, ...] = ()
    about: str | None = None


class InterpretationValue(msgspec.Struct, frozen=True):
    """How the results were read, as `check --json` prints it."""

    files: tuple[FileValue, ...] = ()
    decisions: tuple[DecisionValue, ...] = ()
    left_out: tuple[dict[str, Any], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def value(self) -> Interpretation:
        """The same as reading had it."""
        return Interpretation(
            tuple(RoleOfFile(Path(one.path), one.role, one.layout) for one in self.files),
            tuple(
                Decision(
                    one.key,
                    one.taken,
                    one.origin,
                    one.evidence,
                    one.alternatives,
                    None if one.about is None else Path(one.about),
                )
                for one in self.decisions
            ),
        )


class InputValue(msgspec.Struct, frozen=True):
    """A file that was read; without a hash where it was gone."""

    path: str
    size: int | None
    sha256: str | None


class KeptValue(msgspec.Struct, frozen=True):
    """least_iou: no pair of objects overlaps less. shards: of each checkpoint, by the number of its files."""

    least_iou: float
    shards: dict[int, int]


class MatrixFile(msgspec.Struct, frozen=True):
    """All of `matrix.json`.

    version: of the form. images: how many. named: whether results name them. image_folders: where their
    names begin. marked: what marks some truths. kept: what the outcomes were matched of, where it is there.
    """

    bundle: Program
    version: int
    task: str
    name: str
    source: str
    recognised: str
    classes: tuple[str, ...]
    background: str
    nothing: str
    colours: tuple[tuple[int, int, int], ...] | None
    positive: str | None
    images: int
    named: bool
    image_folders: tuple[str, ...]
    frame: str
    marked: tuple[str, ...]
    truths: int
    rule: dict[str, Any]
    checkpoints: tuple[str, ...]
    counts: tuple[Cell, ...]
    counted: tuple[CheckpointFacts, ...]
    interpretation: InterpretationValue
    inputs: tuple[InputValue, ...]
    kept: KeptValue | None = None


class _Form(msgspec.Struct, frozen=True):
    version: int


def is_matrix_file(file: Path) -> bool:
    """Whether a file is the `matrix.json` of a bundle."""
    try:
        with open_regular(file) as stream:
            return _HEAD.search(stream.read(_HEAD_SIZE)) is not None
    except OSError:
        return False  # whoever reads it says why


def read_matrix_file(file: Path) -> MatrixFile:
    """Read it. Raises `CmviewerError`."""
    with reading(file):
        data = _bytes_of(file)
        version = msgspec.json.decode(data, type=_Form).version
        if version > VERSION:
            raise CmviewerError(BUNDLE_NEWER.of(file, version=version, known=VERSION))
        return msgspec.json.decode(data, type=MatrixFile, dec_hook=path_of)


def encoded(value: msgspec.Struct) -> bytes:
    """Return a value as JSON, a line an entry."""
    return msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=1)


def path_of(kind: type, value: object) -> object:
    """Make a path of its text."""
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(kind)


class reading:  # noqa: N801 - used as a word, as `open` is
    """Raises `CmviewerError` where what is read within is no JSON, or another one than it should be."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, msgspec.MsgspecError | OSError | RecursionError | ValueError):
            raise CmviewerError(BUNDLE_DAMAGED.of(self._file, why=_why(error))) from error


def _why(error: BaseException) -> str:
    return str(getattr(error, "strerror", None) or error).lower()


def _bytes_of(file: Path) -> bytes:
    with open_regular(file) as stream:
        return stream.read()


read_bytes: Final[Callable[[Path], bytes]] = _bytes_of
