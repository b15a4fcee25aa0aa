"""Shows the face of the window that is chosen: start page, matrix with its docks, or evidence."""

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QToolBar, QWidget

from cmviewer.confusion.view_state import Selection
from cmviewer.evaluation import Evaluation
from cmviewer.examples.examples import Example, Examples
from cmviewer.examples.keys import key_of
from cmviewer.gui.evidence.page import EvidencePage
from cmviewer.gui.window_parts import WindowParts
from cmviewer.workspace.face import Face


class Faces(QObject):
    """Moves between them; what a person has laid out in one of them is there again when it comes back."""

    def __init__(self, window: WindowParts, evidence: EvidencePage, toolbar: QToolBar) -> None:
        super().__init__(window)
        self._window = window
        self._evidence = evidence
        self._toolbar = toolbar
        self._shown: QWidget | None = None
        session = window.session
        session.face_changed.connect(lambda _face: self.follow(session.evaluation))
        for asks in (window.page.matrix.opened, window.examples.opened, window.image.large_asked):
            asks.connect(self.turn)
        for asks in (evidence.map.opened, evidence.strip.back_asked, window.docks.matrix_asked):
            asks.connect(lambda: session.change(face=Face.MATRIX))
        window.image.objects.chosen.connect(self._go_to)
        window.image.canvas.opened.connect(self.turn)

    def turn(self) -> None:
        """Show the other face."""
        session = self._window.session
        is_large = session.workspace.face is Face.EVIDENCE
        session.change(face=Face.MATRIX if is_large else Face.EVIDENCE)

    def follow(self, evaluation: Evaluation | None) -> None:
        """Show what belongs to what is open now."""
        window = self._window
        pages = {Face.MATRIX: window.page, Face.EVIDENCE: self._evidence}
        wanted = window.welcome if evaluation is None else pages[window.session.workspace.face]
        if wanted is self._shown:
            return
        before, self._shown = self._shown, wanted
        if before is self._evidence:
            window.docks["image"].setWidget(self._evidence.give_image())
            window.image.show()
        if wanted is self._evidence:
            window.docks.close()
            self._evidence.take_image(window.width())
        elif wanted is window.page:
            window.docks.open()
        else:
            window.docks.close()
        self._toolbar.setVisible(wanted is window.page)
        window.middle.setCurrentWidget(wanted)
        # Else Qt gives the keyboard to the tabs of the docks, and loses it when it makes new ones.
        focus = {self._evidence: self._evidence.strip.cards, window.page: window.page.matrix}
        focus.get(wanted, window.welcome).setFocus()

    def _go_to(self, example: Example) -> None:
        """Look at another object of the image, in the list of its own cell if need be."""
        window = self._window
        evaluation = window.session.evaluation
        if evaluation is None:
            return
        place = place_in(window.examples.model.examples, example)
        if place is not None:
            window.examples.list.setCurrentIndex(window.examples.model.index(place))
            return
        cell = Selection((example.truth_label,), (example.prediction_label,))
        window.session.change(selection=cell, current=key_of(evaluation, example))


def place_in(examples: Examples | None, example: Example) -> int | None:
    """Return the place of an outcome in a list of the same counts; None where it has no card of its own."""
    if examples is None or examples.counted is not example.counted or examples.groups is not None:
        return None
    places = np.flatnonzero(examples.rows == example.row)
    return int(places[0]) if len(places) else None
