"""Where the reports of a command stand, and what may be in their way."""

from argparse import Namespace
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from cmviewer.cli.arguments import ALL, checkpoint_called
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.writers.report_place import check_place, files_of_others, refuse_opened
from cmviewer.writers.safe_names import safe_names


@dataclass(frozen=True)
class ReportPlaces:
    """folders: by the checkpoints that are reported. agreed: files of others that may be replaced.

    out: what was told. read: files that were read beside what was opened, which may not be.
    """

    out: Path
    folders: dict[int, Path]
    agreed: Collection[Path]
    read: Collection[Path]


def report_places(
    arguments: Namespace, evaluation: Evaluation, first: int | None, read: Collection[Path]
) -> ReportPlaces:
    """Return where reports go, before any is written; `first` is the checkpoint of a session.

    Raises `CmviewerError` with all that is in their way.
    """
    folders = _folders(evaluation, arguments.checkpoint, arguments.out, first)
    agreed = frozenset(
        file for folder in folders.values() for file in files_of_others(folder) if arguments.overwrite
    )
    refuse_opened(arguments.out, evaluation)
    problems: list[Problem] = []
    for folder in folders.values():
        try:
            check_place(folder, evaluation, agreed, read)
        except CmviewerError as error:
            problems += error.problems
    if problems:
        raise CmviewerError(*problems)
    return ReportPlaces(arguments.out, folders, agreed, read)


def refuse_compared(places: ReportPlaces, compared: Evaluation) -> None:
    """Raise `CmviewerError` where a report would stand among the run that is compared."""
    for folder in (places.out, *places.folders.values()):
        refuse_opened(folder, compared)


def _folders(evaluation: Evaluation, wanted: str | None, out: Path, first: int | None) -> dict[int, Path]:
    names = evaluation.checkpoint_names
    if wanted == ALL:
        return {number: out / name for number, name in enumerate(safe_names(names))}
    if wanted is None:
        return {len(names) - 1 if first is None else first: out}
    return {checkpoint_called(wanted, evaluation, more=f", or {ALL}"): out}
