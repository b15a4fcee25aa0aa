"""`cmviewer check`: what would be opened, and every problem found."""

from collections.abc import Sequence
from typing import Final

from cmviewer.cli.arguments import add_opening, needed_request, new_parser
from cmviewer.cli.chosen_classes import add_show, chosen_labels
from cmviewer.cli.counting import add_counting, rule_of
from cmviewer.cli.streams import say, say_warnings
from cmviewer.confusion.describe import rule_sentence
from cmviewer.confusion.view_state import ViewState
from cmviewer.errors import CmviewerError, Problem, fold
from cmviewer.evaluation import Evaluation, Images, LabelMaps, PredictedLabels, Predictions
from cmviewer.matching.maps import count_maps
from cmviewer.readers import open_evaluation
from cmviewer.readers.addresses import is_address

CLASSES_SHOWN: Final = 20
IMAGES_TRIED: Final = 200


def run(words: Sequence[str]) -> int:
    """Print what would be opened; status 2 where no checkpoint can be read."""
    parser = new_parser("cmviewer check", "What would be opened, and every problem found.")
    add_opening(parser)
    add_counting(parser)
    add_show(parser.add_argument)
    arguments = parser.parse_args(words)
    evaluation = open_evaluation(needed_request(parser, arguments))
    chosen = chosen_labels(arguments.show, evaluation.classes)
    say(f"{evaluation.name}: {evaluation.recognised}")
    say(f"task: {evaluation.task}")
    say(f"classes: {_listed(evaluation.classes.names)}")
    if chosen is not None:
        say(f"shown: {_listed([evaluation.classes.names[label] for label in chosen])}")
    if evaluation.task.has_objects:
        say(f"rule: {rule_sentence(evaluation, ViewState(rule=rule_of(arguments, evaluation)))}")
    say(f"images: {_images(evaluation.images)}")
    say(f"truths: {len(evaluation.truth):,}")
    say_warnings(evaluation.problems)
    unreadable = _checkpoints(evaluation)
    if len(unreadable) == len(evaluation.checkpoints):
        raise CmviewerError(*(problem for error in unreadable for problem in error.problems))
    say_warnings(problem for error in unreadable for problem in error.problems)
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


def _size(predictions: Predictions) -> str:
    """How much a checkpoint says."""
    if isinstance(predictions, PredictedLabels):
        return f"{predictions.sample_count:,} samples"
    if isinstance(predictions, LabelMaps):
        return f"{len(predictions):,} maps"
    return f"{len(predictions):,} predictions"


def _found_by_counting(evaluation: Evaluation, predictions: Predictions) -> tuple[Problem, ...]:
    """What shows only when every file is read. Raises `CmviewerError` where no map can be counted."""
    if isinstance(evaluation.truth, LabelMaps) and isinstance(predictions, LabelMaps):
        counted = count_maps(evaluation.truth, predictions)
        if counted.is_useless:
            raise CmviewerError(*counted.problems)
        return counted.problems
    return ()


def _checkpoints(evaluation: Evaluation) -> list[CmviewerError]:
    """Read and print every checkpoint; return the errors of those that cannot be read."""
    unreadable = []
    said: list[Problem] = []
    say(f"checkpoints: {len(evaluation.checkpoints):,}")
    for checkpoint in evaluation.checkpoints:
        try:
            predictions = checkpoint.load()
            found = _found_by_counting(evaluation, predictions)
            say(f"  {checkpoint.name}: {_size(predictions)}")
            said += [*found, *checkpoint.problems()]
        except CmviewerError as error:
            say(f"  {checkpoint.name}: cannot be read")
            unreadable.append(error)
    say_warnings(fold(said))
    return unreadable
