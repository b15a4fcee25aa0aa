"""Results in Python: opened, asked, saved, and shown in a notebook. Knows no window."""
