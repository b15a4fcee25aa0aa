"""A run folder as its trainer left it: its `args.yaml` leads to the data set, and that is the truth."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Origin
from cmviewer.problems.layouts import DATA_SET_MISSING, DATA_SET_MOVED
from cmviewer.problems.truth import SEVERAL_DATA_SETS
from cmviewer.readers.decision_keys import Told
from cmviewer.readers.files.listing import Folders
from cmviewer.readers.files.one_folder import folders_of
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.files.run_arguments import RunArguments, RunDataSet, arguments_of, data_set_of
from cmviewer.readers.objects.data_set_splits import splits_of
from cmviewer.readers.objects.dataset_yaml import is_dataset_file
from cmviewer.readers.objects.found_sources import FoundSources
from cmviewer.readers.request import OpenRequest, with_told

_CLASSIFY: Final = "classify"
_INSIDE: Final = 2
"""A file of results lies at most so many folders below its run: `labels/a.txt`."""
_SHOWN: Final = 6
_BESIDE: Final = 100
"""Folders beside a run that are looked at; of more, the others are of the same training."""
_SPLITS: Final = {"val": ("val", "validation", "valid"), "test": ("test",), "train": ("train",)}
"""What the parts of a folder of classes are called."""


@dataclass(frozen=True)
class _Led:
    """A run, and where its data set is."""

    run: RunArguments
    data_set: RunDataSet


def led_by_runs(
    request: OpenRequest, found: FoundSources, folders: Folders, problems: list[Problem]
) -> OpenRequest | None:
    """Return the request with the data set of the runs that hold the results as its truth.

    found: of objects; where there are no predictions of them, the results are those of a classification.
    None where there is a truth, or no run leads anywhere. Raises `CmviewerError` where the data set that a
    run names is not there, and where runs of several data sets are opened together.
    """
    if request.truth is not None or found.truths:
        return None
    places = [source.path for source, _ in found.checkpoints]
    of_texts = _runs_of([] if places else _classified(request.path, folders))
    runs = [*_runs_of(places), *(run for run in of_texts if run.task == _CLASSIFY)]
    runs = list({run.file: run for run in runs}.values())
    led = [_Led(run, data_set_of(run)) for run in runs if run.data is not None]
    there = {one.data_set.path: one for one in reversed(led) if one.data_set.path is not None}
    if led and not there:
        raise CmviewerError(_missing(led[0]))
    if len(there) > 1:
        raise CmviewerError(_several(list(there.values()), request.path))
    for path, one in there.items():
        if path is not None:
            return _with_truth(request, path, one, problems)
    return None


def with_likely_truth(error: CmviewerError, path: Path | None) -> CmviewerError:
    """Return an error that lacks a truth with the data sets of runs beside, which are likely the same.

    Only training writes `args.yaml`: what validation leaves beside it leads nowhere.
    """
    if path is None or not any(_lacks_truth(one) for one in error.problems):
        return error
    beside = [
        run for folder in folders_of(path.parent)[:_BESIDE] if (run := arguments_of(folder)) is not None
    ]
    sets = (data_set_of(run).path for run in beside if run.task != _CLASSIFY)
    likely = tuple(dict.fromkeys(str(one) for one in sets if one is not None))
    problems = (replace(one, readings=likely) if _lacks_truth(one) else one for one in error.problems)
    return CmviewerError(*problems) if likely else error


def _lacks_truth(problem: Problem) -> bool:
    return problem.code == "truth-nowhere" and problem.decision == "truth" and not problem.readings


def _runs_of(paths: Iterable[Path]) -> Iterator[RunArguments]:
    for path in dict.fromkeys(paths):
        above = (path, *path.parents[:_INSIDE])
        run = next((run for folder in above if (run := arguments_of(folder)) is not None), None)
        if run is not None:
            yield run


def _classified(path: Path | None, folders: Folders) -> Iterator[Path]:
    """Folders with a text file an image."""
    if path is not None and is_folder(path):
        listing = folders.listing(path)
        yield from (folder for folder in listing.files if listing.ending(folder, ".txt"))


def _with_truth(request: OpenRequest, data: Path, led: _Led, problems: list[Problem]) -> OpenRequest:
    run = led.run
    truth, split = data, None
    if run.task == _CLASSIFY and is_folder(data):
        called = _SPLITS.get(run.split, (run.split,))
        truth = next((data / name for name in called if is_folder(data / name)), data)
    elif is_dataset_file(data):
        split = run.split if run.split in splits_of(data, []) else None
    if not led.data_set.as_written:
        problems.append(DATA_SET_MOVED.of(run.file, named=run.data, data=data))
    told = [Told("truth", str(truth), Origin.FILE)]
    told += [Told("split", split, Origin.FILE)] if split is not None else []
    return with_told(request, told)


def _missing(led: _Led) -> Problem:
    places = [str(path) for path in led.data_set.looked_at]
    listed = ", ".join(places[:_SHOWN]) + (", …" if len(places) > _SHOWN else "")
    return DATA_SET_MISSING.of(led.run.file, data=led.run.data, listed=listed)


def _several(led: list[_Led], top: Path | None) -> Problem:
    readings = tuple(str(one.data_set.path) for one in led)
    return SEVERAL_DATA_SETS.of(top, readings=readings, count=len(led), names=", ".join(readings))
