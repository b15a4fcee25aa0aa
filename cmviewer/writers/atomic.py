"""Files that are complete or absent: they are written beside their place and then moved there."""

import errno
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from cmviewer.errors import CmviewerError
from cmviewer.writers.cannot_write import cannot_write
from cmviewer.writers.exchange import exchange
from cmviewer.writers.leftovers import remove_leftovers, waiting_prefix


@contextmanager
def staged(folder: Path, order: Sequence[str] = (), obsolete: Collection[str] = ()) -> Iterator[Path]:
    """Give an empty folder; when all went well its files move into `folder`, else they go away with it.

    They move all or not at all, those in `order` last, as they stand there; files of `folder` that are
    `obsolete` and not written anew go. `folder` is made if missing, and then goes again where nothing
    came into it. What killed runs left waiting there goes too. Raises `CmviewerError` where something
    cannot be written.
    """
    try:
        with made(folder):
            remove_leftovers(folder)
            with TemporaryDirectory(prefix=waiting_prefix(), dir=folder, ignore_cleanup_errors=True) as name:
                yield Path(name)
                exchange(Path(name), folder, order, obsolete)
    except OSError as error:
        raise CmviewerError(cannot_write(folder, error)) from error


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text, line breaks as they are; what UTF-8 cannot hold is written as an escape."""
    write_bytes(path, encoded(text))


def write_blocks(path: Path, blocks: Iterable[str]) -> None:
    """Write text as `write_text` does, block by block, so that it never stands in memory whole."""
    with staged(path.parent) as stage:
        put_blocks(stage / path.name, blocks)


def put_blocks(path: Path, blocks: Iterable[str]) -> None:
    """Write text into a folder that is `staged` already. Raises `OSError`, as the folder expects."""
    with path.open("wb") as file:
        file.writelines(map(encoded, blocks))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a whole file, or nothing."""
    with staged(path.parent) as stage:
        (stage / path.name).write_bytes(content)


def write_with(path: Path, paint: Callable[[Path], None]) -> None:
    """Have `paint` write a file at the path that it is given, of the same name; then put it in place."""
    with staged(path.parent) as stage:
        paint(stage / path.name)
        if not (stage / path.name).is_file():
            raise OSError(errno.EIO, "the file was not written")


def encoded(text: str) -> bytes:
    """Return text as UTF-8; half characters, which damaged names hold, become escapes."""
    return text.encode("utf-8", errors="backslashreplace")


@contextmanager
def made(folder: Path) -> Iterator[None]:
    """Make a folder and those above it; which of them were made and stayed empty go again."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        with suppress(OSError):  # the first that is not empty
            for path in missing:
                path.rmdir()
