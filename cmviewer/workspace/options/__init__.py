"""Every choice once: its field, its flag, its words, its place in the menus, and where it is kept."""
