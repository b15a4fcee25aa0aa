"""Everything that a person can do in the window, each once: menus, toolbar and buttons are made of it."""
