"""What a result of counting depends on, as text: while it is the same, nothing is counted anew."""

from collections.abc import Callable, Iterable
from functools import partial
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Final

import numpy as np

from cmviewer.archives import archive_of
from cmviewer.evaluation import Checkpoint, Evaluation, Truth
from cmviewer.evaluation.interpretation import Decision

_BYTES: Final = 16


def fingerprints_of(evaluation: Evaluation, began: int) -> tuple[str, ...]:
    """Return a fingerprint of each checkpoint: of its files, the truth's, and how all of them were read.

    A file is known by its path, size and times. So a checkpoint that is added changes no other, and one
    that is written anew only its own. What comes of no file, or of one that has changed since opening
    `began`, in nanoseconds as `time.time_ns` tells them, is never the same. Touches the disk.
    """
    known = partial(_file, began=began)
    own = {file for checkpoint in evaluation.checkpoints for file in checkpoint.files}
    others = [file for file in evaluation.files if file not in own]
    decisions = evaluation.interpretation.decisions
    # What was decided about one checkpoint may hold for all of them, so that it is a part of each.
    ways = sorted({_decision(one, None if one.about in own else one.about) for one in decisions})
    shared = _digest((*_reading(evaluation), *ways, *map(known, others)))
    return tuple(_of_checkpoint(decisions, one, shared, known) for one in evaluation.checkpoints)


def _of_checkpoint(
    decisions: tuple[Decision, ...], checkpoint: Checkpoint, shared: str, known: Callable[[Path], str]
) -> str:
    own = set(checkpoint.files)
    if not own:
        return token_hex()  # nobody can tell whether it is the same
    ways = [_decision(one, one.about) for one in decisions if one.about in own]
    return _digest((shared, checkpoint.name, *ways, *map(known, checkpoint.files)))


def _reading(evaluation: Evaluation) -> Iterable[str]:
    """How an evaluation was read, as far as counts depend on it."""
    yield str(evaluation.source)
    yield str(evaluation.task)
    yield repr(evaluation.positive)
    yield _digest(evaluation.classes.names)
    yield repr(len(evaluation.images))
    yield _values(evaluation.truth)
    yield _digest(evaluation.images.names or ())


def _values(truth: Truth) -> str:
    """Digest of what the truth says: where it lies in its image may depend on files of images, too."""
    made = blake2b(repr(len(truth)).encode(), digest_size=_BYTES)
    for name, value in vars(truth).items():
        if isinstance(value, np.ndarray) and value.dtype != np.object_:
            made.update(name.encode())
            made.update(np.ascontiguousarray(value).data)
    return made.hexdigest()


def _decision(decision: Decision, about: Path | None) -> str:
    return repr((decision.key, decision.taken, str(about)))


def _file(file: Path, began: int) -> str:
    try:
        known = (archive_of(file) or file).stat()
    except OSError:
        return token_hex()  # nobody can tell whether it is the same
    if max(known.st_mtime_ns, known.st_ctime_ns) >= began:
        return token_hex()  # it may have been read before it changed
    return repr((str(file), known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino))


def _digest(parts: Iterable[str]) -> str:
    made = blake2b(digest_size=_BYTES)
    for part in parts:
        made.update(part.encode(errors="surrogatepass"))
        made.update(b"\0")
    return made.hexdigest()
