"""What is to be counted now, and how it is to be seen."""

from dataclasses import dataclass, replace

from cmviewer.confusion.view_state import ViewState
from cmviewer.evaluation import Evaluation


@dataclass(frozen=True, eq=False)
class Wanted:
    """What is to be counted, and how it is to be seen. fingerprints: of each checkpoint."""

    evaluation: Evaluation
    fingerprints: tuple[str, ...]
    state: ViewState

    @property
    def bare(self) -> ViewState:
        """The state without its selection, which changes nothing of what is counted."""
        return replace(self.state, selection=None)
