"""The menus of the window, in their order."""

from typing import Final

FILE, EDIT, VIEW, MATRIX, CHECKPOINT = "&File", "&Edit", "&View", "&Matrix", "&Checkpoint"
EXAMPLES, TOOLS, WINDOW, HELP = "E&xamples", "T&ools", "&Window", "&Help"
MENUS: Final = (FILE, EDIT, VIEW, MATRIX, CHECKPOINT, EXAMPLES, TOOLS, WINDOW, HELP)
