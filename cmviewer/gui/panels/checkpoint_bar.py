"""The bar under the matrix that moves through the checkpoints."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QWidget

from cmviewer.gui.buttons import tool_button
from cmviewer.gui.keys import LeavesPlaces
from cmviewer.gui.plain_text import Label
from cmviewer.gui.player import Player
from cmviewer.gui.session import Session
from cmviewer.safe_text import shown


class CheckpointBar(QWidget):
    """Slider, names, previous, next and play; hidden where there is one checkpoint."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.names = QComboBox()
        self.place = Label()
        self.previous = tool_button("◂", self.tr("Previous checkpoint ([)"), lambda: self.step(-1))
        self.next = tool_button("▸", self.tr("Next checkpoint (])"), lambda: self.step(1))
        self.player = Player(session, self)
        self.play = tool_button("▶", self.tr("Play the checkpoints (P)"), self.player.toggle)
        self.play.setCheckable(True)
        LeavesPlaces(self.slider)
        self._lay_out()
        self.player.changed.connect(self._show_playing)
        self.slider.valueChanged.connect(lambda place: session.change(checkpoint=place))
        self.names.activated.connect(lambda place: session.change(checkpoint=place))
        session.opened.connect(self._fill)
        session.state_changed.connect(self._follow)
        self.hide()

    def step(self, by: int) -> None:
        """Go some checkpoints on or back."""
        self.slider.setValue(self.slider.value() + by)

    def go_to_first(self) -> None:
        """Go to the first checkpoint."""
        self.slider.setValue(0)

    def go_to_last(self) -> None:
        """Go to the last checkpoint."""
        self.slider.setValue(self.slider.maximum())

    def toggle_play(self) -> None:
        """Go through the checkpoints by itself, or stay."""
        self.player.toggle()

    def _lay_out(self) -> None:
        label = Label(self.tr("&Checkpoint"))
        label.setBuddy(self.slider)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setAccessibleName(self.tr("Checkpoint"))
        self.names.setAccessibleName(self.tr("Name of the checkpoint"))
        self.names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.names.setMaximumWidth(320)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.addWidget(label)
        layout.addWidget(self.previous)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.next)
        layout.addWidget(self.play)
        layout.addWidget(self.names)
        layout.addWidget(self.place)

    def _show_playing(self) -> None:
        playing = self.player.is_playing
        self.play.setChecked(playing)
        self.play.setText("⏸" if playing else "▶")

    def _fill(self) -> None:
        evaluation = self._session.evaluation
        names = () if evaluation is None else evaluation.checkpoint_names
        with QSignalBlocker(self.slider), QSignalBlocker(self.names):
            self.names.clear()
            self.names.addItems([shown(name) for name in names])
            self.slider.setRange(0, max(0, len(names) - 1))
            self.slider.setTickInterval(max(1, len(names) // 50))
        self.setVisible(len(names) > 1)

    def _follow(self) -> None:
        place, count = self._session.state.checkpoint, self.names.count()
        with QSignalBlocker(self.slider), QSignalBlocker(self.names):
            self.slider.setValue(place)
            self.names.setCurrentIndex(place)
        self.place.setText(self.tr("{} of {}").format(place + 1, count))
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place < count - 1)
