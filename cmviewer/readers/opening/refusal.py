"""Why nothing could be opened, as far as what lies there tells it: first what is most likely the cause."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.readers.files.addresses import refused_address
from cmviewer.readers.files.file_bytes import check_path
from cmviewer.readers.files.listing import Folders, Listing
from cmviewer.readers.opening.foreign import files_of_other_tools
from cmviewer.readers.opening.training_runs import runs_without_results
from cmviewer.readers.request import OpenRequest

_ABOUT_TOLD: Final = frozenset({"column-missing", "reading-impossible"})
"""Problems with what a person told, which is no cause for guessing."""
_LACKS_TRUTH: Final = "truth-nowhere"
"""What is said of a log, too, whose columns might be labels."""
_SAYS_NOTHING: Final = frozenset({"nothing-known", "file-not-recognised", "format-unknown"})
"""Problems that only say that nothing is known: a file or folder that is known by name takes their place."""


def why_nothing(error: CmviewerError, request: OpenRequest, folders: Folders) -> CmviewerError:
    """Return an error with what is known by name of the files that were named or found, said first."""
    first = error.problems[0]
    telling = [one for one in error.problems if one is first or one.code != "reading-impossible"]
    if any((one.readings and one.code != _LACKS_TRUTH) or one.code in _ABOUT_TOLD for one in telling):
        return error  # it says what has to be told
    known = [problem for listing in _listings(request, folders) for problem in _known(listing)]
    if not known:
        return error
    files = {problem.file for problem in known}
    others = [
        problem
        for problem in error.problems
        if problem.code not in _SAYS_NOTHING and problem.file not in files
    ]
    return CmviewerError(*merged_problems((*known, *others)))


def refuse_addresses(request: OpenRequest) -> None:
    """Raise `CmviewerError` where an address is named: nothing is fetched, neither folders nor files."""
    named = (request.path, request.truth, request.images, request.classes)
    paths = [path for path in (*named, *(source.path for source in request.predictions)) if path is not None]
    problems = [problem for path in paths if (problem := refused_address(path)) is not None]
    if problems:
        raise CmviewerError(*problems)


def check_named(request: OpenRequest) -> None:
    """Raise `CmviewerError` where something that was named is not there, or is a pipe or a device.

    Each of them is said by itself: what else was named is not to blame.
    """
    named = [(source.path, "predictions") for source in request.predictions]
    named += [
        (path, key)
        for path, key in ((request.truth, "truth"), (request.images, "images"), (request.classes, "classes"))
        if path is not None
    ]
    problems: list[Problem] = []
    for path, key in named:
        try:
            check_path(path)
        except CmviewerError as error:
            problems += [replace(problem, decision=key) for problem in error.problems]
    if problems:
        raise CmviewerError(*problems)


def _known(listing: Listing) -> list[Problem]:
    return [*runs_without_results(listing), *files_of_other_tools(listing)]


def _listings(request: OpenRequest, folders: Folders) -> Iterator[Listing]:
    """What the request names and can be listed; a single file alone."""
    named: list[Path | None] = [request.path, *(source.path for source in request.predictions), request.truth]
    for path in named:
        if path is None:
            continue
        try:
            yield folders.listing(path.parent if path.suffix.lower() == ".toml" else path)
        except CmviewerError:
            continue  # the error says that it cannot be read
