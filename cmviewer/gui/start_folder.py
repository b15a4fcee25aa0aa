"""Where a dialog for files begins."""

from PySide6.QtCore import QCoreApplication, QDir


def start_folder() -> str:
    """The current folder; the home where that is nobody's own choice.

    A desktop starts programs in the root of the disk, or in the folder that they are installed in.
    """
    here = QDir.current()
    is_chosen = not here.isRoot() and here != QDir(QCoreApplication.applicationDirPath())
    return here.path() if is_chosen else QDir.homePath()
