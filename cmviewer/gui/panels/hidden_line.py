"""At the matrix: what the hidden background hides, and a link that shows it."""

from html import escape

from cmviewer.confusion.totals_words import hidden_sentence
from cmviewer.gui.plain_text import RichLabel
from cmviewer.gui.session import Session
from cmviewer.gui.translating import spoken


class HiddenLine(RichLabel):
    """One line of fixed height wherever there may be something to hide, so that nothing moves."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setContentsMargins(12, 0, 12, 2)
        self.linkActivated.connect(lambda _link: session.change(background=not session.state.background))
        session.shown_changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        shown = self._session.shown
        if shown is None:
            return
        task, matrix = shown.evaluation.task, shown.matrix
        hidden = hidden_sentence(matrix, shown.state, task)
        if hidden:
            words = f"⚠ {escape(spoken(hidden))}: <a href='background'>{self.tr('show')}</a>"
        elif shown.state.background:
            name = escape(shown.evaluation.classes.background_name)
            words = self.tr("{} is shown").format(name) + f": <a href='background'>{self.tr('hide')}</a>"
        else:
            words = self.tr("Nothing is hidden")
        self.setText(words)
        may_hide = task.has_objects or matrix.missed + matrix.false_alarms > 0
        self.setVisible(may_hide and not task.profile.no_prediction)
