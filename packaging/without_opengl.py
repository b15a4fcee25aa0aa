"""Runs first in the packaged program: stands in for Qt's OpenGL, which pyqtgraph imports but draws without.

pyqtgraph names the classes below while it is imported; it would call them only after
`setConfigOptions(useOpenGL=True)`, which cmviewer never does.
"""

import sys
import types

for name, classes in (("QtOpenGL", ()), ("QtOpenGLWidgets", ("QOpenGLWidget",))):
    module = types.ModuleType(f"PySide6.{name}")
    for called in classes:
        setattr(module, called, type(called, (), {}))
    sys.modules[module.__name__] = module
