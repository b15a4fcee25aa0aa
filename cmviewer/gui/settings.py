"""What the program remembers between runs, in the system's own place for it."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from cmviewer.gui.theme import Theme
from cmviewer.gui.width_class import WidthClass
from cmviewer.readers import Columns
from cmviewer.workspace.options.told import remembered, with_remembered
from cmviewer.workspace.panel_choices import PanelChoices
from cmviewer.workspace.workspace import Workspace

RECENT: Final = 10
COLUMN_FIELDS: Final = ("truth", "prediction", "image", "score", "checkpoint")

E = TypeVar("E", bound=StrEnum)


class Settings:
    """Typed access to `QSettings`; a value that cannot be understood is as good as none."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def theme(self) -> Theme:
        """Chosen theme."""
        return self._choice("look/theme", Theme.SYSTEM)

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("look/theme", theme.value)

    def workspace(self) -> Workspace:
        """A fresh workspace with what is kept of the last one for the next start."""
        told = {key: self._store.value(key) for key in remembered(Workspace())}
        fresh = Workspace(panels=PanelChoices(thumbnail=self._thumbnail))
        return with_remembered(fresh, {key: value for key, value in told.items() if isinstance(value, str)})

    def remember(self, workspace: Workspace) -> None:
        """Keep the choices of which their options say so."""
        for key, word in remembered(workspace).items():
            self._store.setValue(key, word)
        self._store.setValue("look/thumbnail", workspace.panels.thumbnail)

    @property
    def _thumbnail(self) -> int:
        value = str(self._store.value("look/thumbnail", ""))
        return int(value) if value.isdecimal() and len(value) < 4 else PanelChoices().thumbnail

    @property
    def recent(self) -> list[Path]:
        """What was opened last, newest first, as far as it still exists in name."""
        return [Path(text) for text in self._strings("recent")]

    def remember_path(self, path: Path) -> None:
        """Put a path first among the recent ones."""
        paths = [str(path), *(str(other) for other in self.recent if other != path)]
        self._store.setValue("recent", paths[:RECENT])

    def forget_paths(self) -> None:
        """Remember nothing that was opened, nor what was asked of it."""
        self._store.remove("recent")
        self._store.remove("queries")

    @property
    def recent_queries(self) -> list[str]:
        """The queries that were asked last, newest first."""
        return self._strings("queries")

    def remember_query(self, text: str) -> None:
        """Put a query first among the recent ones."""
        texts = [text, *(other for other in self.recent_queries if other != text)]
        self._store.setValue("queries", texts[:RECENT])

    def columns_of(self, folder: Path) -> Columns | None:
        """Columns that were chosen for the tables of a folder."""
        values = self._strings(_key("columns", folder))
        if len(values) != len(COLUMN_FIELDS):
            return None
        return Columns(**{field: value or None for field, value in zip(COLUMN_FIELDS, values, strict=True)})

    def remember_columns(self, folder: Path, columns: Columns) -> None:
        """Keep the choice of columns for a folder."""
        values = [getattr(columns, field) or "" for field in COLUMN_FIELDS]
        self._store.setValue(_key("columns", folder), values)

    def image_root_of(self, source: Path) -> Path | None:
        """Folder below which the images of what was opened were located; it may be gone by now."""
        value = str(self._store.value(_key("images", source), ""))
        return Path(value) if value else None

    def remember_image_root(self, source: Path, root: Path) -> None:
        """Keep where the images of what was opened are."""
        self._store.setValue(_key("images", source), str(root.absolute()))

    @property
    def layout(self) -> tuple[QByteArray, dict[WidthClass, QByteArray]] | None:
        """Geometry of the window, and its docks for each width that was seen; None before the first end."""
        geometry = self._store.value("window/geometry")
        docks = {width: self._store.value(_docks_key(width)) for width in WidthClass}
        if isinstance(geometry, QByteArray):
            return geometry, {width: one for width, one in docks.items() if isinstance(one, QByteArray)}
        return None

    @layout.setter
    def layout(self, layout: tuple[QByteArray, Mapping[WidthClass, QByteArray]]) -> None:
        self._store.setValue("window/geometry", layout[0])
        for width, docks in layout[1].items():
            self._store.setValue(_docks_key(width), docks)

    def _choice(self, key: str, default: E) -> E:
        value = str(self._store.value(key, default.value))
        kind = type(default)
        return kind(value) if value in list(kind) else default

    def _strings(self, key: str) -> list[str]:
        value = self._store.value(key, [])
        if isinstance(value, str):
            return [value]
        return [str(item) for item in value] if isinstance(value, list) else []


def _docks_key(width: WidthClass) -> str:
    return f"window/docks-{width}"


def _key(kind: str, path: Path) -> str:
    """Key of what is remembered of a path: a store takes slashes for groups."""
    return f"{kind}/" + str(path.absolute()).replace("/", "|").replace("\\", "|")
