"""pyqtgraph, as it is used here. Importing it takes a while: the window is on the screen before."""

import pyqtgraph as pg

__all__ = ["pg"]

pg.setConfigOptions(exitCleanup=False, antialias=False)  # we clean up ourselves
