"""Which part of the window follows which: what a person asks of one, another does."""

from PySide6.QtCore import QObject

from cmviewer.evaluation import Evaluation
from cmviewer.gui.heatmap.colour_bar import bar_width
from cmviewer.gui.plain_text import as_title
from cmviewer.gui.window_parts import WindowParts
from cmviewer.workspace.look import Look


class Following(QObject):
    """Ties the parts together, and shows in all of them what is open."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self._connect()

    def begin(self) -> None:
        """Show that nothing is open yet."""
        self._follow_opened(None)
        self._follow_look(self._window.session.workspace.look)

    def _connect(self) -> None:
        window, session = self._window, self._window.session
        session.opened.connect(self._follow_opened)
        session.images_changed.connect(self._follow_images)
        window.reading.save_asked.connect(window.saving.save)
        for asks in (window.welcome, window.page.question):
            asks.answered.connect(window.rereading.answer)
        session.opening.connect(lambda _request, _seen: window.page.question.ask(()))
        window.opening.session_asked.connect(window.sessions.open)
        window.sessions.offered.connect(window.welcome.show_last)
        window.welcome.last_asked.connect(window.sessions.open_last)
        for asking in (window.image, window.messages, window.welcome.trouble):
            asking.outside_asked.connect(window.programs.open)
        session.look_changed.connect(self._follow_look)
        window.page.summary.messages_asked.connect(lambda: window.docks.raise_dock("messages"))
        window.page.summary.reading_asked.connect(lambda: window.docks.raise_dock("reading"))
        window.examples.current_changed.connect(window.image.show_example)
        window.examples.web.allowed.connect(lambda _: window.image.show_example(window.examples.current))
        window.examples.locate_asked.connect(window.opening.ask_images)
        window.image.step_asked.connect(window.examples.step)
        session.opening.connect(lambda request, _seen: window.welcome.opening.begin(request))
        window.welcome.opening.follow(window.jobs)
        window.welcome.opening.cancelled.connect(lambda: window.progress.stop("open"))
        window.welcome.folder_asked.connect(window.opening.ask_folder)
        window.welcome.file_asked.connect(window.opening.ask_file)
        window.welcome.sample_asked.connect(window.opening.open_sample)
        window.welcome.recent_asked.connect(window.opening.open_path)
        window.recent.chosen.connect(window.opening.open_path)
        window.recent.clear_asked.connect(self._forget_recent)
        window.welcome.about_asked.connect(window.about.show)
        window.welcome.log_asked.connect(window.programs.open_log_folder)
        for part in (window.thumbnails, window.examples, window.image):
            part.troubled.connect(window.problem_log.say_error)

    def _follow_opened(self, evaluation: Evaluation | None) -> None:
        window = self._window
        window.tables.forget()
        window.thumbnails.set_images(None if evaluation is None else evaluation.images)
        window.messages.problems.set_problems(() if evaluation is None else evaluation.problems)
        window.setWindowTitle("cmviewer" if evaluation is None else f"{as_title(evaluation.name)} – cmviewer")
        window.page.loud.show_doubts(evaluation, window.rereading.told)
        self._show_recent()
        window.welcome.show_problems(())
        if evaluation is None:
            window.sessions.offer_last()
        else:
            window.welcome.show_last(None)
        window.examples.refresh()
        self._arrange(evaluation)

    def _show_recent(self) -> None:
        window = self._window
        for part in (window.welcome, window.recent):
            part.show_recent(window.settings.recent)

    def _forget_recent(self) -> None:
        self._window.settings.forget_paths()
        self._show_recent()

    def _arrange(self, evaluation: Evaluation | None) -> None:
        """Show the face that belongs to it, with the docks that have something to say of it."""
        window = self._window
        if evaluation is not None:
            window.docks.offer_for(evaluation)
        window.faces.follow(evaluation)
        if evaluation is not None:
            window.status_words.say(evaluation.recognised)

    def _follow_look(self, look: Look) -> None:
        self._window.page.matrix.show_colour_bar(bar_width(look))

    def _follow_images(self) -> None:
        window = self._window
        if window.session.evaluation is not None:
            window.thumbnails.set_images(window.session.evaluation.images)
            window.examples.refresh()
            window.image.show_example(window.examples.current)
