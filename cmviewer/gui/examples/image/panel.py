"""The image of the current example, what the model said of it, and correct ones to compare."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cmviewer.confusion.why import Why
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, Unit
from cmviewer.examples.examples import Example
from cmviewer.examples.fields import OpenTables
from cmviewer.examples.words import compared_words, title_words
from cmviewer.gui.buttons import tool_button
from cmviewer.gui.examples.image.ahead import GLIMPSE, IMAGE, ReadAhead, begin_glimpse, prepared
from cmviewer.gui.examples.image.beside import ComparedImage
from cmviewer.gui.examples.image.blind import show_predictions
from cmviewer.gui.examples.image.box_buttons import BoxButtons
from cmviewer.gui.examples.image.canvas import Canvas
from cmviewer.gui.examples.image.collapsible import CollapsibleSection
from cmviewer.gui.examples.image.example_details import ExampleCaches, ExampleDetails, LastScores, details_of
from cmviewer.gui.examples.image.layout import ImageParts
from cmviewer.gui.examples.image.life import ExampleLife
from cmviewer.gui.examples.image.missing import message_of, note_of
from cmviewer.gui.examples.image.object_choice import ObjectChoice
from cmviewer.gui.examples.image.object_list import ObjectList
from cmviewer.gui.examples.image.reference_strip import ReferenceStrip
from cmviewer.gui.examples.image.score_bars import ScoreBars
from cmviewer.gui.examples.image.why_text import WhyText
from cmviewer.gui.examples.listing.model import ExampleModel
from cmviewer.gui.examples.listing.rows_table import FieldList
from cmviewer.gui.examples.maps.buttons import MapButtons
from cmviewer.gui.examples.maps.view import MapsView
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails
from cmviewer.gui.marking.mark_button import MarkButton
from cmviewer.gui.plain_text import Label, tip
from cmviewer.gui.session import Session
from cmviewer.gui.translating import first_words, spoken
from cmviewer.workspace.face import Face
from cmviewer.workspace.overlays import Overlays


class ImagePanel(QWidget):
    """Shows one example; keeps the zoom from one to the next of the same size."""

    step_asked = Signal(int)
    arrived = Signal()
    cleared = Signal()
    troubled = Signal(object)
    outside_asked = Signal(QUrl)
    large_asked = Signal()

    def __init__(
        self, session: Session, thumbnails: Thumbnails, tables: OpenTables, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._caches = ExampleCaches(LastScores(), tables, thumbnails.web, thumbnails.maps)
        self.ahead = ReadAhead(session.jobs, self._caches, self)
        self.details: ExampleDetails | None = None
        self.is_blind: Callable[[Example], bool] = lambda _example: False
        self.title = Label()
        self.canvas, self.maps = Canvas(), MapsView()
        self.map_buttons = MapButtons(session)
        self.fields = FieldList()
        self.fit = tool_button("1:1", self.tr("Fit or 100 % (Z)"), self.toggle_fit)
        self.open = tool_button(
            "↗",
            self.tr("Open a picture or a sound with the system's program; of any other file, its folder"),
            self._open,
        )
        self.large = tool_button("⤢", self.tr("Large, or back (Space)"), self.large_asked.emit)
        self.bars = ScoreBars()
        self.boxes = BoxButtons()
        self.marks = MarkButton()
        self.why = WhyText()
        self.why_fold = CollapsibleSection(self.why)
        self.objects = ObjectList()
        self.objects_fold = CollapsibleSection(self.objects)
        self.model = ExampleModel(self)
        self.strip = ReferenceStrip(self.model, thumbnails, self)
        self.strip_fold = CollapsibleSection(self.strip)
        self.choice = ObjectChoice(
            session, self.canvas, self._caches, lambda: self.details, self._take, self._fail
        )
        self.why_fold.set_title(self.tr("Why is this here?"))
        self.parts = ImageParts(self)
        self.compared, self.life = ComparedImage(session, self), ExampleLife(session, self)
        self.objects.hidden_changed.connect(self.canvas.overlay.hide_some)
        session.opened.connect(self._follow_task)
        session.images_changed.connect(self.ahead.forget)
        session.overlays_changed.connect(self._follow_overlays)
        self.maps.patch_changed.connect(self.map_buttons.show_patch)
        self.show_example(None)

    @property
    def lists(self) -> Mapping[str, QAbstractScrollArea]:
        """Lists whose bars a session keeps."""
        return {"compare": self.strip, "why": self.why}

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Make buttons of the window's actions about an image."""
        for buttons in (self.boxes, self.map_buttons, self.marks):
            buttons.take_actions(actions)

    def show_example(self, example: Example | None) -> None:
        """Fetch and show an example."""
        evaluation, caches = self._session.evaluation, self._caches
        if example is None or evaluation is None:
            self._session.jobs.cancel(IMAGE)
            self._clear()
            return
        kept = self.ahead.details(evaluation, example)
        if kept is not None or self._shows_pixels_of(evaluation, example):
            self._session.jobs.cancel(IMAGE)
            if kept is not None:
                self._take(kept)
            return
        self._session.jobs.start(
            IMAGE,
            lambda _progress, cancel: prepared(details_of(evaluation, example, caches, cancel)),
            self._take,
            self._fail,
        )
        if self.view is self.canvas:
            begin_glimpse(self._session.jobs, evaluation.images, example.image, self.canvas.show_glimpse)

    def _shows_pixels_of(self, evaluation: Evaluation, example: Example) -> bool:
        """Whether these pixels are shown: while images are counted, they are listed again and again."""
        details = self.details
        if details is None or details.maps is None:
            return False
        is_all = details.maps.photo is not None or details.picture.address is None
        same_images = details.maps.evaluation.images is evaluation.images
        before = details.example
        return is_all and same_images and (before.image, before.pixels) == (example.image, example.pixels)

    @property
    def view(self) -> Canvas | MapsView:
        """What shows the image."""
        evaluation = self._session.evaluation
        has_maps = evaluation is not None and evaluation.task.profile.unit is Unit.PIXEL
        return self.maps if has_maps else self.canvas

    def toggle_fit(self) -> None:
        """Show 100 % where the image is fitted, else fit it."""
        self.view.toggle_fit()

    def _clear(self) -> None:
        self._session.jobs.cancel(GLIMPSE)
        self.details = None
        self.open.setEnabled(False)
        self.title.setText(self.tr("Image"))
        self.view.show_message(self.tr("Choose an example to see it here."))
        self._show_fields(())
        self.bars.show_scores((), "", "")
        self._show_why(None)
        self._show_objects(None)
        self.model.set_examples(None)
        self._show_strip()
        self.cleared.emit()

    def _fail(self, error: CmviewerError) -> None:
        self._clear()
        self.view.show_message(first_words(error))

    def _take(self, details: ExampleDetails) -> None:
        self.details = details
        self._session.jobs.cancel(GLIMPSE)
        example = details.example
        title = spoken(title_words(example))
        words = "\n".join(filter(None, (example.name, title, details.scores_trouble)))
        whole = words.replace(" %", "\N{NO-BREAK SPACE}%").replace("IoU ", "IoU\N{NO-BREAK SPACE}")
        self.title.setText(whole)
        picture = details.picture
        # Over maps "no photo" is said; why, to those who ask.
        why_none = "" if details.maps is None else spoken(picture.trouble)
        self.title.setToolTip(tip("\n".join(filter(None, (words, why_none)))))
        self.open.setEnabled(picture.path is not None or picture.address is not None)
        if details.maps is not None:
            self.maps.show_maps(details.maps)
        elif picture.pixels is not None:
            self.canvas.show_image(picture.pixels, details.objects, picture.size)
        elif details.objects is not None:
            self.canvas.show_ground(details.objects)
        else:
            self.canvas.show_message(message_of(details, self._session.evaluation))
        for canvas in (self.canvas, self.maps.canvas):
            canvas.show_note(note_of(details))
        self._show_why(details.why)
        self._show_objects(details)
        self._show_fields(details.fields)
        self.bars.show_scores(details.best, example.truth, example.prediction)
        self.model.set_examples(None if details.fields else details.references)
        self._show_strip()
        show_predictions(self, example, self._session.workspace.overlays.objects)
        if details.problems:
            self.troubled.emit(CmviewerError(*details.problems))
        self.arrived.emit()
        if self._session.evaluation is not None:
            self.ahead.begin(self._session.evaluation)

    def _show_fields(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Show fields in place of an image."""
        self.fields.show_fields(fields)
        for view in (self.canvas, self.maps):
            view.setVisible(view is self.view and not fields)
        self.fit.setEnabled(not fields)

    def _open(self) -> None:
        """A sample may be a sound, which other programs know."""
        place = None if self.details is None else self.details.picture.url
        if place is not None:
            self.outside_asked.emit(place)

    def _follow_task(self) -> None:
        """Objects have boxes and reasons; the strip makes room for them."""
        self.ahead.forget()
        evaluation = self._session.evaluation
        has_objects = evaluation is not None and evaluation.task.profile.unit is Unit.OBJECT
        self.boxes.setVisible(has_objects)
        self.marks.setHidden(has_objects)
        self.map_buttons.setVisible(self.view is self.maps)
        self.parts.folds.set_open(Face.EVIDENCE, "compare", is_open=not has_objects)
        self.strip.make_room(has_objects=has_objects)

    def _follow_overlays(self, overlays: Overlays) -> None:
        self.canvas.show_look(overlays.objects)
        self.maps.show_look(overlays.maps)
        self.objects.show_low(low=overlays.objects.low)

    def _show_why(self, why: Why | None) -> None:
        self.why.show_why(why)
        self.why_fold.setVisible(why is not None)

    def _show_objects(self, details: ExampleDetails | None) -> None:
        fates = () if details is None else details.fates
        self.objects.show_fates(None if details is None else details.example, fates)
        self.objects_fold.set_title(self.tr("Objects ({:,})").format(len(fates)))
        self.objects_fold.setVisible(bool(fates))

    def _show_strip(self) -> None:
        self.strip_fold.setVisible(self.model.rowCount() > 0)
        if self.details is not None:
            self.strip_fold.set_title(spoken(compared_words(self.details.example, self.details.references)))
