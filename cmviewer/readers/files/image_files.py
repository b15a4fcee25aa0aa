"""Where the file of an image is, given the name that the results use for it."""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final, Self

from cmviewer.limits import IMAGE_ENDINGS
from cmviewer.readers.files.paths import is_file

_TRIED_ENDINGS: Final = (".png", ".jpg", ".jpeg", ".JPG", ".JPEG", ".PNG", ".tif", ".bmp", ".webp")


@dataclass(frozen=True)
class ImageFiles:
    """Looks below `roots` in their order, by the whole name and then by ever less of its folders.

    near: folders that hold the results, from the file's own upwards; there only the whole name counts.
    """

    roots: tuple[Path, ...] = ()
    near: tuple[Path, ...] = ()

    def find(self, name: str) -> Path | None:
        """Return the file, or None where none of the candidates exists. Touches the disk."""
        return next((path for path in self.candidates(name) if is_file(path)), None)

    def candidates(self, name: str) -> tuple[Path, ...]:
        """Return the paths that are looked at for this name, in their order."""
        if not name.strip() or "\0" in name or "://" in name:
            return ()
        parts = _parts(name)
        paths = [Path(name)] if Path(name).is_absolute() else []
        tails = [parts[i:] for i in range(len(parts))]
        for root in self.roots:
            paths += [root.joinpath(*tail) for tail in tails]
        for folder in self.near:
            paths += [
                folder.joinpath(*tail) for tail in (tails if paths and paths[0].is_absolute() else tails[:1])
            ]
        return tuple(dict.fromkeys(ending for path in paths for ending in _with_endings(path)))

    def with_root(self, root: Path) -> Self:
        """Return a finder that looks below `root` first."""
        return replace(self, roots=(root, *(other for other in self.roots if other != root)))


def folders_upwards(start: Path, top: Path) -> tuple[Path, ...]:
    """Return `start` and the folders above it, up to `top`; only `start` where it is not below `top`."""
    if start != top and top not in start.parents:
        return (start,)
    return (
        (start, *(folder for folder in start.parents if folder == top or top in folder.parents))
        if start != top
        else (start,)
    )


def _parts(name: str) -> tuple[str, ...]:
    """Split a name at both kinds of separators; drop drives, roots and steps that lead nowhere."""
    path = PurePosixPath(name.replace("\\", "/"))
    parts = [part for part in path.parts if part not in {"/", "//", "."}]
    while parts and (parts[0].endswith(":") or parts[0] == ".."):
        parts.pop(0)
    return tuple(parts)


def _with_endings(path: Path) -> tuple[Path, ...]:
    if path.suffix.lower() in IMAGE_ENDINGS:
        return (path,)
    return (path, *(path.with_name(path.name + ending) for ending in _TRIED_ENDINGS)) if path.name else ()
