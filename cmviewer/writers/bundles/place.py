"""Where a bundle may stand: never among what was opened, never over another's files unasked."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cmviewer.bundle.matrix_file import is_matrix_file
from cmviewer.bundle.names import BUNDLE_NAMES, CANDIDATES_NAME, MATRIX_NAME, OUTCOMES_NAME
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.problems.bundles import BUNDLE_COUNTED
from cmviewer.problems.window import BUNDLE_PLACE, NOT_OURS, WRITE_FAILED
from cmviewer.writers.report_place import OpenedFolderError, refuse_inputs_within, refuse_opened

_OUTCOMES: Final = re.compile(r"\d{4,}-\d{6,}\.parquet")
_CANDIDATES: Final = re.compile(r"(truths|\d{4,}(-\d{6,}(-predictions)?)?)\.parquet")


def check_bundle_place(folder: Path, evaluation: Evaluation, *, overwrite: bool) -> None:
    """Raise `CmviewerError` where a bundle of an evaluation may not, or cannot, stand. Writes nothing."""
    if evaluation.counted is not None:
        raise CmviewerError(BUNDLE_COUNTED.of(evaluation.source))
    try:
        refuse_opened(folder, evaluation)
    except OpenedFolderError as error:
        raise CmviewerError(BUNDLE_PLACE.of(folder, example=folder / "bundle")) from error
    if os.path.lexists(folder) and not folder.is_dir():
        raise CmviewerError(WRITE_FAILED.of(folder, what="a file has this name"))
    refuse_inputs_within(evaluation, *(folder / name for name in BUNDLE_NAMES))
    foreign = [] if overwrite else list(_of_others(folder))
    if foreign:
        raise CmviewerError(*map(NOT_OURS.of, sorted(foreign)))


def _of_others(folder: Path) -> Iterator[Path]:
    """Files that a bundle would replace, and that are of none of ours."""
    there = [folder / name for name in BUNDLE_NAMES if os.path.lexists(folder / name)]
    if there and not is_matrix_file(folder / MATRIX_NAME):
        yield from there
        return
    for within, ours in ((OUTCOMES_NAME, _OUTCOMES), (CANDIDATES_NAME, _CANDIDATES)):
        if (folder / within).is_dir():
            yield from (file for file in (folder / within).iterdir() if not ours.fullmatch(file.name))
