"""What the list of examples says above itself: what is listed, how much, and why it is not more."""

from html import escape

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSizePolicy

from cmviewer.confusion.sentences import images_words, numbered, selection_name
from cmviewer.confusion.view_state import Selection
from cmviewer.evaluation import Evaluation
from cmviewer.examples.examples import Examples
from cmviewer.examples.listing import Listing, near_words
from cmviewer.gui.fonts import emphasise
from cmviewer.gui.plain_text import Label, RichLabel
from cmviewer.gui.session import Session
from cmviewer.gui.translating import spoken
from cmviewer.matching import ErrorType
from cmviewer.said import said


class ListingHead(QObject):
    """A header that names and counts, and a hint that says what is missing."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.header = Label()
        self.hint = RichLabel()
        emphasise(self.header)
        for label in (self.header, self.hint):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def say(
        self, examples: Examples | None, listing: Listing | None, cause: ErrorType | None, *, asks: bool
    ) -> None:
        """Say what is listed. cause: by which error type it is narrowed; asks: whether by a query, too."""
        evaluation, selection = self._session.evaluation, self._session.state.selection
        if evaluation is not None and selection is None and asks:
            self._say_asked(examples, listing, evaluation)
            return
        if evaluation is None or selection is None:
            self.header.setText(self.tr("Examples"))
            self._hint(self.tr("Click a cell of the matrix to see its images."))
            return
        shown = self._session.shown
        if shown is not None and shown.counted is None:
            self.header.setText(_name_of(selection, evaluation))
            is_coming = self._session.counting.is_counting
            self._hint(
                self.tr("The images behind this number are being read…")
                if is_coming
                else self.tr("The images behind this number are not read: see Messages, or reload.")
            )
            return
        self.header.setText(_header(examples, selection, evaluation))
        trouble = "" if listing is None else escape(listing.trouble)
        self._hint(self._why_not_all(examples, listing, cause, asks=asks) or trouble)

    def _say_asked(self, examples: Examples | None, listing: Listing | None, evaluation: Evaluation) -> None:
        """Say how much of everything a query is true of."""
        listed = 0 if examples is None else examples.amount
        images = 0 if examples is None else examples.image_count
        unit = evaluation.task.profile.unit
        self.header.setText(said("Query: {} in {}", numbered(listed, unit), images_words(images)))
        self._hint("" if listed else self._nothing(listing))

    def _nothing(self, listing: Listing | None) -> str:
        """Say that nothing answers what is asked, and which folder there is not."""
        if listing is None or not listing.nowhere:
            return self.tr("Nothing matches.")
        return self.tr("Nothing matches: {}.").format(escape(spoken(listing.nowhere), quote=False))

    def _hint(self, words: str) -> None:
        """Say why there is not more; take no room where there is nothing to say."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _why_not_all(
        self, examples: Examples | None, listing: Listing | None, cause: ErrorType | None, *, asks: bool
    ) -> str:
        """Why fewer are listed than counted, or none; empty where all are."""
        count = 0 if examples is None else examples.count
        listed = 0 if examples is None else examples.amount
        if not count:
            near = "" if listing is None else near_words(listing)
            more = self.tr("<br>Near it: {}").format(near) if near else ""
            return self.tr("No examples: the count is 0.") + more
        if asks:
            return "" if listed else self._nothing(listing)
        if cause is not None:
            return "" if listed else self.tr("No object has this cause.")
        if not listed:
            return self.tr("The file holds counts, not samples: there is nothing to list.")
        return (
            ""
            if listed == count
            else self.tr("{} more of which the file names nothing.").format(f"{count - listed:,}")
        )


def _header(examples: Examples | None, selection: Selection, evaluation: Evaluation) -> str:
    """Name of the selection, and how much of it is listed."""
    count = 0 if examples is None else examples.count
    listed = 0 if examples is None else examples.amount
    images = 0 if examples is None else examples.image_count
    name, profile = _name_of(selection, evaluation), evaluation.task.profile
    if not profile.parts_images:
        number = f"{count:,}" if listed == count else said("{:,} of {:,}", listed, count)
        return said("{} ({})", name, number)
    number = numbered(count, profile.unit)
    if listed != count:
        number = said("{:,} of {}", listed, number)
    return said("{}: {} in {}", name, number, images_words(images))


def _name_of(selection: Selection, evaluation: Evaluation) -> str:
    """Name of a selection; of objects also what the background means there."""
    name = selection_name(selection, evaluation)
    nothing = (evaluation.classes.background,)
    background_means_nothing = evaluation.task.profile.background_rows
    if background_means_nothing and selection.truth == nothing:
        return said("False alarms, {}", name)
    if background_means_nothing and selection.prediction == nothing:
        return said("Missed, {}", name)
    return name
