"""What a listing of a folder leaves out: broken links, and folders without the permission to read them."""

from dataclasses import dataclass, field
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.limits import IMAGE_ENDINGS
from cmviewer.problems.files import BROKEN_LINKS
from cmviewer.readers.files.file_bytes import unreadable


@dataclass
class LeftOut:
    """Collects broken links and unreadable folders while folders are walked."""

    _links: dict[Path, list[str]] = field(default_factory=dict)
    _folders: list[Problem] = field(default_factory=list)

    def link(self, link: Path) -> None:
        """Note a broken link, or one whose target may not be read.

        Those to images are passed over: the images are counted as missing.
        """
        if link.suffix.lower() not in IMAGE_ENDINGS:
            self._links.setdefault(link.parent, []).append(link.name)

    def folder(self, folder: Path, error: OSError) -> None:
        """Note a folder that could not be listed."""
        self._folders.append(unreadable(folder, error))

    def problems(self) -> tuple[Problem, ...]:
        """Return one problem a folder, for its links together."""
        links = (
            BROKEN_LINKS.of(folder, count=f"{len(names):,}", name=min(names))
            for folder, names in self._links.items()
        )
        return (*self._folders, *links)
