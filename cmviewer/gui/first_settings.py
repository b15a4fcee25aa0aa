"""What of an earlier run the window is first seen with: colours, place and size, and what was open before."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from cmviewer.gui.theme import Theme
from cmviewer.gui.width_class import WidthClass

RECENT: Final = 10

E = TypeVar("E", bound=StrEnum)


class FirstSettings:
    """Typed access to `QSettings`; a value that cannot be understood is as good as none."""

    def __init__(self, store: QSettings) -> None:
        self.store: Final = store

    @property
    def theme(self) -> Theme:
        """Chosen theme."""
        return self._choice("look/theme", Theme.SYSTEM)

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self.store.setValue("look/theme", theme.value)

    @property
    def recent(self) -> list[Path]:
        """What was opened last, newest first, as far as it still exists in name."""
        return [Path(text) for text in self._strings("recent")]

    def remember_path(self, path: Path) -> None:
        """Put a path first among the recent ones."""
        paths = [str(path), *(str(other) for other in self.recent if other != path)]
        self.store.setValue("recent", paths[:RECENT])

    @property
    def layout(self) -> tuple[QByteArray, dict[WidthClass, QByteArray]] | None:
        """Geometry of the window, and its docks for each width that was seen; None before the first end."""
        geometry = self.store.value("window/geometry")
        docks = {width: self.store.value(_docks_key(width)) for width in WidthClass}
        if isinstance(geometry, QByteArray):
            return geometry, {width: one for width, one in docks.items() if isinstance(one, QByteArray)}
        return None

    @layout.setter
    def layout(self, layout: tuple[QByteArray, Mapping[WidthClass, QByteArray]]) -> None:
        self.store.setValue("window/geometry", layout[0])
        for width, docks in layout[1].items():
            self.store.setValue(_docks_key(width), docks)

    def _choice(self, key: str, default: E) -> E:
        value = str(self.store.value(key, default.value))
        kind = type(default)
        return kind(value) if value in list(kind) else default

    def _strings(self, key: str) -> list[str]:
        value = self.store.value(key, [])
        if isinstance(value, str):
            return [value]
        return [str(item) for item in value] if isinstance(value, list) else []


def _docks_key(width: WidthClass) -> str:
    return f"window/docks-{width}"
