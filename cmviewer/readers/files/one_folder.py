"""What lies right in one folder, or in a folder of an archive."""

from pathlib import Path

from cmviewer.archives import archive_of
from cmviewer.errors import CmviewerError
from cmviewer.readers.files.packed import files_in, is_archive
from cmviewer.readers.files.paths import is_file, is_folder


def files_of(folder: Path) -> list[Path]:
    """List the files of one folder, sorted; none where it cannot be read."""
    archive = folder if is_archive(folder) else archive_of(folder)
    try:
        if archive is not None:
            return sorted(file for file in files_in(archive) if file.parent == folder)
        return sorted(entry for entry in folder.iterdir() if is_file(entry))
    except (OSError, CmviewerError):
        return []


def folders_of(folder: Path) -> list[Path]:
    """List the folders right in one folder, sorted; none where it cannot be read."""
    archive = folder if is_archive(folder) else archive_of(folder)
    try:
        if archive is not None:
            inside = (above for file in files_in(archive) for above in file.parents)
            return sorted({above for above in inside if above.parent == folder})
        return sorted(entry for entry in folder.iterdir() if is_folder(entry))
    except (OSError, CmviewerError):
        return []
