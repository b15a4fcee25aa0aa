"""What the program remembers between runs, in the system's own place for it."""

from pathlib import Path
from typing import Final

from cmviewer.gui.first_settings import RECENT, FirstSettings
from cmviewer.readers import Columns
from cmviewer.workspace.options.told import remembered, with_remembered
from cmviewer.workspace.panel_choices import PanelChoices
from cmviewer.workspace.workspace import Workspace

COLUMN_FIELDS: Final = ("truth", "prediction", "image", "score", "checkpoint")


class Settings(FirstSettings):
    """All of it: also what a window begins to count with, and what was told of single paths."""

    def workspace(self) -> Workspace:
        """A fresh workspace with what is kept of the last one for the next start."""
        told = {key: self.store.value(key) for key in remembered(Workspace())}
        fresh = Workspace(panels=PanelChoices(thumbnail=self._thumbnail))
        return with_remembered(fresh, {key: value for key, value in told.items() if isinstance(value, str)})

    def remember(self, workspace: Workspace) -> None:
        """Keep the choices of which their options say so."""
        for key, word in remembered(workspace).items():
            self.store.setValue(key, word)
        self.store.setValue("look/thumbnail", workspace.panels.thumbnail)

    @property
    def _thumbnail(self) -> int:
        value = str(self.store.value("look/thumbnail", ""))
        return int(value) if value.isdecimal() and len(value) < 4 else PanelChoices().thumbnail

    def forget_paths(self) -> None:
        """Remember nothing that was opened, nor what was asked of it."""
        self.store.remove("recent")
        self.store.remove("queries")

    @property
    def recent_queries(self) -> list[str]:
        """The queries that were asked last, newest first."""
        return self._strings("queries")

    def remember_query(self, text: str) -> None:
        """Put a query first among the recent ones."""
        texts = [text, *(other for other in self.recent_queries if other != text)]
        self.store.setValue("queries", texts[:RECENT])

    def columns_of(self, folder: Path) -> Columns | None:
        """Columns that were chosen for the tables of a folder."""
        values = self._strings(_key("columns", folder))
        if len(values) != len(COLUMN_FIELDS):
            return None
        return Columns(**{field: value or None for field, value in zip(COLUMN_FIELDS, values, strict=True)})

    def remember_columns(self, folder: Path, columns: Columns) -> None:
        """Keep the choice of columns for a folder."""
        values = [getattr(columns, field) or "" for field in COLUMN_FIELDS]
        self.store.setValue(_key("columns", folder), values)

    def image_root_of(self, source: Path) -> Path | None:
        """Folder below which the images of what was opened were located; it may be gone by now."""
        value = str(self.store.value(_key("images", source), ""))
        return Path(value) if value else None

    def remember_image_root(self, source: Path, root: Path) -> None:
        """Keep where the images of what was opened are."""
        self.store.setValue(_key("images", source), str(root.absolute()))


def _key(kind: str, path: Path) -> str:
    """Key of what is remembered of a path: a store takes slashes for groups."""
    return f"{kind}/" + str(path.absolute()).replace("/", "|").replace("\\", "|")
