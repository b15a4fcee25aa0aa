"""`cmviewer check`: what would be opened, and every problem found."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from cmviewer.cli.arguments import add_opening, needed_request, new_parser
from cmviewer.cli.choices import add_choice, add_choices, opened_with
from cmviewer.cli.reading_words import interpretation_lines
from cmviewer.cli.sessions import ToldSession, add_session_to_open, told_session
from cmviewer.cli.streams import say, say_warnings
from cmviewer.confusion.captions import rule_sentence
from cmviewer.confusion.count import check_rule
from cmviewer.confusion.subset_size import size_of_subset
from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import (
    NO_IMAGE,
    Annotations,
    Checkpoint,
    Evaluation,
    Images,
    Interpretation,
    LabelMaps,
    PredictedLabels,
    Predictions,
    TruthLabels,
)
from cmviewer.matching.maps import count_maps
from cmviewer.problems.queries import SUBSET_EMPTY
from cmviewer.query import check_columns, parsed
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files.addresses import is_address
from cmviewer.workspace.options.option import Heading
from cmviewer.workspace.options.table import OPTIONS
from cmviewer.writers.interpretation_json import interpretation_values

CLASSES_SHOWN: Final = 20
IMAGES_TRIED: Final = 200


@dataclass(frozen=True)
class _Read:
    """What a checkpoint came to. size: in words; empty where it cannot be read, and `problems` say why."""

    size: str
    problems: tuple[Problem, ...]


def run(words: Sequence[str]) -> int:
    """Print what would be opened; status 2 where no checkpoint can be read."""
    parser = _parser()
    arguments = parser.parse_args(words)
    session = told_session(parser, arguments, lambda: parser.parse_args(words))
    arguments = arguments if session is None else session.arguments
    request = needed_request(parser, arguments) if session is None else session.saved.request
    return _as_json(request) if arguments.json else _in_words(request, arguments, session)


def _parser() -> ArgumentParser:
    parser = new_parser("cmviewer check", "What would be opened, and every problem found.")
    add_opening(parser)
    add_choices(parser, Heading.COUNTED)
    add_choice(parser.add_argument, next(one for one in OPTIONS if one.path == "state.shown"))
    parser.add_argument("--json", action="store_true", help="print how everything is read, as JSON")
    add_session_to_open(parser)
    return parser


def _as_json(request: OpenRequest) -> int:
    """Print the interpretation, or the problems that leave nothing usable."""
    try:
        evaluation = open_evaluation(request)
    except CmviewerError as error:
        _print_json(interpretation_values(Interpretation(), error.problems))
        raise
    read = [_read(evaluation, checkpoint) for checkpoint in evaluation.checkpoints]
    problems = merged_problems([*evaluation.problems, *(problem for one in read for problem in one.problems)])
    _print_json(interpretation_values(evaluation.interpretation, problems))
    say_warnings(problems, evaluation.interpretation.decisions)
    if not any(one.size for one in read):
        raise CmviewerError(*problems)
    return 0


def _print_json(values: dict[str, Any]) -> None:
    print(json.dumps(values, ensure_ascii=False, indent=1))


def _in_words(request: OpenRequest, arguments: Namespace, session: ToldSession | None) -> int:
    """Print what would be opened, how it was read, and every checkpoint."""
    evaluation = open_evaluation(request)
    plain = opened_with(arguments, evaluation, 0)
    state = (plain if session is None else session.workspace(evaluation)).state
    check_rule(evaluation, state.rule)
    say(f"{evaluation.name}: {evaluation.recognised}")
    say(f"task: {evaluation.task}")
    say(f"classes: {_listed(evaluation.classes.names)}")
    if state.shown is not None:
        say(f"shown: {_listed([evaluation.classes.names[label] for label in state.shown])}")
    if "match" in evaluation.task.profile.rule:
        say(f"rule: {rule_sentence(evaluation, state)}")
    if state.subset:
        say(f"subset: {state.subset}")
    say(f"images: {_images(evaluation.images)}")
    say(f"truths: {_truths(evaluation.truth)}")
    for line in interpretation_lines(evaluation):
        say(line)
    say_warnings(evaluation.problems, evaluation.interpretation.decisions)
    say(f"checkpoints: {len(evaluation.checkpoints):,}")
    read = []
    for checkpoint in evaluation.checkpoints:
        read.append(_read(evaluation, checkpoint, state.subset))
        say(f"  {checkpoint.name}: {read[-1].size or 'cannot be read'}")
    problems = merged_problems(problem for one in read for problem in one.problems)
    if not any(one.size for one in read):
        raise CmviewerError(*problems)
    say_warnings(problems, evaluation.interpretation.decisions)
    return 0


def _listed(names: Sequence[str]) -> str:
    first = ", ".join(names[:CLASSES_SHOWN])
    more = len(names) - CLASSES_SHOWN
    return f"{len(names):,}: {first}" + (f" and {more:,} more" if more > 0 else "")


def _images(images: Images) -> str:
    """How many images there are, and how many of the first ones have a file."""
    if images.names is None:
        return f"{len(images):,}, without names"
    tried = min(len(images), IMAGES_TRIED)
    found = sum(images.find(image) is not None for image in range(tried))
    far = sum(is_address(images.name(image)) for image in range(tried))
    first = "" if tried == len(images) else f" of the first {tried:,}"
    web = f", on the web, not fetched: {far:,}" if far else ""
    return f"{len(images):,}; files{first} found: {found:,}, missing: {tried - found - far:,}{web}"


def _truths(truth: TruthLabels | Annotations | LabelMaps) -> str:
    """How many truths there are; those of which only a count is known are cells of a finished matrix."""
    counted = int((truth.image == NO_IMAGE).sum()) if isinstance(truth, TruthLabels) else 0
    if not counted:
        return f"{len(truth):,}"
    known = len(truth) - counted
    first = f"{known:,} known, and others" if known else "only"
    cells = "cell" if counted == 1 else "cells"
    return f"{first} counted, in {counted:,} {cells} of a finished matrix"


def _size(predictions: Predictions) -> str:
    """How much a checkpoint says."""
    if isinstance(predictions, PredictedLabels):
        return f"{predictions.sample_count:,} samples"
    if isinstance(predictions, LabelMaps):
        return f"{len(predictions):,} maps"
    return f"{len(predictions):,} predictions"


def _found_by_counting(evaluation: Evaluation, predictions: Predictions) -> tuple[Problem, ...]:
    """What shows only when every file is read. Raises `CmviewerError` where no map can be counted."""
    if evaluation.counted is not None:
        return ()
    if isinstance(evaluation.truth, LabelMaps) and isinstance(predictions, LabelMaps):
        counted = count_maps(evaluation.truth, predictions)
        if counted.is_useless:
            raise CmviewerError(*counted.problems)
        return counted.problems
    return ()


def _read(evaluation: Evaluation, checkpoint: Checkpoint, subset: str = "") -> _Read:
    """Read a checkpoint, of maps all that counting looks at, and the columns that a subset asks for."""
    try:
        predictions = checkpoint.load()
        check_columns(parsed(subset), evaluation, predictions)
        found = _found_by_counting(evaluation, predictions)
        held = size_of_subset(evaluation, predictions, subset) if subset else None
    except CmviewerError as error:
        return _Read("", error.problems)
    size = _size(predictions)
    if held is not None:
        size += f"; in the subset: {held.truths:,} truths, {held.predictions:,} predictions"
        if not (held.truths or held.predictions):
            found = (*found, SUBSET_EMPTY.of(subset=subset, checkpoint=checkpoint.name))
    return _Read(size, (*found, *checkpoint.problems()))
