"""What is kept for the next start, in one place, with the way back to how it was at first."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.gui.target_size import make_large_enough
from cmviewer.gui.theme import Theme
from cmviewer.gui.translating import translated
from cmviewer.workspace.options.kinds import SWITCH
from cmviewer.workspace.options.option import Option
from cmviewer.workspace.options.table import OPTIONS
from cmviewer.workspace.values import value_at

KEPT: Final = tuple(option for option in OPTIONS if option.remembered is not None)


class PreferencesDialog(QDialog):
    """Made of the table of options; each choice holds at once, and undo takes it back."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        choose_theme: Callable[[Theme], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._session = session
        self._choose_theme = choose_theme
        self.theme = QComboBox()
        for one in Theme:
            self.theme.addItem(translated(one.value), one)
        self.theme.setCurrentIndex(self.theme.findData(theme))
        self.fields = {option.path: self._field(option) for option in KEPT}
        form = QFormLayout()
        form.addRow(self.tr("&Theme"), self.theme)
        for option in KEPT:
            words = translated(plain_words(option))
            form.addRow(words[0].upper() + words[1:], self.fields[option.path])
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.RestoreDefaults | QDialogButtonBox.StandardButton.Close
        )
        self.restore = buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        self.restore.clicked.connect(lambda _checked=False: self._restore())
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(Label(self.tr("They hold for what is open, and at the next start."), wrapped=True))
        layout.addWidget(buttons)
        self.follow()
        self.theme.activated.connect(lambda _place: choose_theme(Theme(self.theme.currentData())))
        session.workspace_changed.connect(self.follow)
        make_large_enough(self)

    def follow(self) -> None:
        """Show what holds now."""
        for option in KEPT:
            field, value = self.fields[option.path], value_at(self._session.workspace, option.path)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findData(option.kind.write(value)))
            else:
                field.setChecked(value)

    def _field(self, option: Option) -> QComboBox | QCheckBox:
        if option.kind is SWITCH:
            switch = QCheckBox()
            switch.setAccessibleName(translated(plain_words(option)))
            switch.clicked.connect(lambda checked: self._choose(option, checked))
            return switch
        box = QComboBox()
        for word in option.kind.words:
            box.addItem(translated(word.replace("-", " ")), word)
        box.activated.connect(lambda _place: self._choose(option, option.kind.read(box.currentData())))
        return box

    def _choose(self, option: Option, value: Any) -> None:  # noqa: ANN401 - as the field is typed
        spread = (
            {option.path: value} if option.spread is None else option.spread(value, self._session.evaluation)
        )
        self._session.set_values(dict(spread))

    def _restore(self) -> None:
        """Choose everything as it is in a fresh workspace."""
        self._session.set_values({option.path: option.default for option in KEPT})
        self._choose_theme(Theme.SYSTEM)
        self.theme.setCurrentIndex(self.theme.findData(Theme.SYSTEM))


def plain_words(option: Option) -> str:
    """Return what an option says, without the marks of the help."""
    return option.words.replace("*", "")
