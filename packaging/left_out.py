"""What the packaged program leaves out although PyInstaller finds it, each with its reason.

packaging/README.md has the size of each, measured by `packaging/sizes.py`.
"""

from fnmatch import fnmatch
from typing import Final

MODULES: Final = {
    "scipy": "only pyqtgraph's filters and pandas's interpolation, which cmviewer does not call",
    "pygments": "coloured tracebacks of pytest",
    "pytest": "tests",
    "_pytest": "tests",
    "pluggy": "tests",
    "hypothesis": "tests",
    "sklearn": "tests check against it",
    "mypy": "checks of types",
    "distributed": "an extra: a program that was packaged is no worker of a cluster",
    "dask": "as above",
    "pyarrow": "pandas takes it where it is installed; fastparquet reads parquet in a twentieth of the size",
    "matplotlib": "pandas and pyqtgraph take it where it is installed",
    "IPython": "pandas and pyqtgraph take it where it is installed",
    "tkinter": "another toolkit",
    "PyQt5": "another binding of Qt",
    "PyQt6": "another binding of Qt",
    "setuptools": "installing",
    "pkg_resources": "installing",
    "pip": "installing",
    "lib2to3": "converting Python 2",
    "pydoc_data": "Python's own manual",
    "numpy.f2py": "compiling Fortran",
    "pandas.tests": "tests",
    "pyqtgraph.examples": "examples",
    "pyqtgraph.flowchart": "not used",
    "pyqtgraph.opengl": "three dimensions",
    "sqlite3": "pandas reads data bases with it, cmviewer does not",
    "readline": "Python's own prompt",
    "PySide6.QtOpenGL": "pyqtgraph draws without it; `without_opengl.py` stands in",
    "PySide6.QtOpenGLWidgets": "as above",
    "PySide6.QtNetwork": "pictures on the web are fetched by Python",
    "PySide6.QtDBus": "Qt speaks to the desktop by itself",
}
"""Python modules → why. Those that are not installed where the program is built are named all the same."""

FILES: Final = {
    "*/translations/*": "cmviewer speaks English",
    "*/platformthemes/libqgtk3*": "it brings GTK, which does not work beside the GTK of another system",
    "*/platforms/libqeglfs*": "screens without a desktop",
    "*/platforms/libqlinuxfb*": "screens without a desktop",
    "*/platforms/libqvkkhrdisplay*": "screens without a desktop",
    "*/platforms/libqvnc*": "a server",
    "*/platforms/libqminimal*": "`report` paints with `offscreen`",
    "*/egldeviceintegrations/*": "screens without a desktop",
    "*/generic/*": "touch screens without a desktop",
    "*/networkinformation/*": "Qt fetches nothing",
    "*/tls/*": "Qt fetches nothing",
    "*/imageformats/*q[!s]*": "Pillow decodes the images; only the icon, an SVG, is Qt's",
    "*/vectorimageformats/*": "not used",
    "*/opengl32sw.dll": "OpenGL in software, for Windows; nothing here is drawn with OpenGL",
    "*/D3Dcompiler_47.dll": "as above",
    "pyqtgraph/icons/peegee/*": "its logo",
    "*.dist-info/RECORD": "a list of installed files, which are not here",
    "*.pyi": "types for editors",
}
"""Files by their place in the program → why. Libraries that only these need go with them."""


def is_left_out(place: str) -> bool:
    """Tell whether the file with this place inside the program is left out."""
    return any(fnmatch(place.replace("\\", "/"), pattern) for pattern in FILES)
