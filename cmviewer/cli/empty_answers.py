"""What answers nothing is said: an empty list, or a matrix of zeros, would look like a perfect result."""

from cmviewer.cli.streams import say_warnings
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import Evaluation
from cmviewer.problems.queries import QUERY_EMPTY, QUERY_NOWHERE, SUBSET_EMPTY, SUBSET_NOWHERE
from cmviewer.query import folders_not_there, parsed


def warn_of_empty_subset(evaluation: Evaluation, counted: CheckpointResult) -> None:
    """Say where nothing that was counted of a checkpoint is in the subset that was told."""
    subset = counted.counts.subset
    if subset and not len(counted.outcomes):
        name = evaluation.checkpoint_names[counted.checkpoint]
        why = folders_not_there(parsed(subset), evaluation.images)
        kind = SUBSET_NOWHERE if why else SUBSET_EMPTY
        say_warnings([kind.of(subset=subset, checkpoint=name, why=why)])


def warn_of_empty_list(evaluation: Evaluation, counted: CheckpointResult, query: str, listed: int) -> None:
    """Say where nothing answers a query; where the subset holds nothing, that is why."""
    warn_of_empty_subset(evaluation, counted)
    if not listed and len(counted.outcomes):
        name = evaluation.checkpoint_names[counted.checkpoint]
        why = folders_not_there(parsed(query), evaluation.images)
        kind = QUERY_NOWHERE if why else QUERY_EMPTY
        say_warnings([kind.of(query=query, checkpoint=name, why=why)])
