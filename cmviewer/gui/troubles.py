"""Where problems are shown: in the middle while nothing is open, else among the messages."""

from PySide6.QtCore import QObject

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui.translating import first_words
from cmviewer.gui.window_parts import WindowParts


class Troubles(QObject):
    """Hears of everything that could not be done, and leads to what would mend it."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        session = window.session
        session.shown_settled.connect(self._follow_shown)
        session.comparing.changed.connect(self._follow_comparison)
        for failed in (
            session.opening_failed,
            session.failed,
            window.exporting.failed,
            window.saving.failed,
            window.programs.failed,
            window.sessions.failed,
            window.marks.files.failed,
        ):
            failed.connect(self.show)
        for asking in (window.page.loud, window.messages):
            asking.change_asked.connect(self.change_reading)

    def show(self, error: CmviewerError) -> None:
        """Show problems where the person looks."""
        window = self._window
        if window.rereading.is_refusal(error):
            window.docks.raise_dock("reading")
            return
        if window.session.evaluation is None:
            window.welcome.show_problems(error.problems)
        else:
            before = [one for one in window.messages.problems.problems if one not in error.problems]
            window.messages.problems.set_problems((*error.problems, *before))
            window.page.question.ask(error.problems if window.rereading.is_question(error) else ())
            window.docks.raise_dock("messages")
        window.status_words.say(first_words(error))

    def change_reading(self, key: str) -> None:
        """Go to a decision of reading, in the panel that changes it."""
        self._window.docks.raise_dock("reading")
        self._window.reading.go_to(key)

    def _follow_shown(self, shown: ArrangedResult | None) -> None:
        """Add what was said when this checkpoint was read and counted; what stands there already stays."""
        known = self._window.messages.problems.problems
        if shown is not None and (new := self._noted(shown.problems)):
            self._window.reading.show_left_out((*known, *new))

    def _follow_comparison(self) -> None:
        """Add what is not compared, and what was said of the other run."""
        pair = self._window.session.comparing.pair
        if pair is not None:
            self._noted(pair.problems)

    def _noted(self, problems: tuple[Problem, ...]) -> list[Problem]:
        """Add problems to the messages; return those that were not there."""
        messages = self._window.messages.problems
        known, there = messages.problems, set(messages.problems)
        new = [problem for problem in problems if problem not in there]
        if new:
            messages.set_problems((*known, *new))
        return new
