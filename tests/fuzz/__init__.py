"""Files that nobody would write: small cases of every layout, damaged by chance, opened in a child process.

`make fuzz` runs as many as one likes; `tests/test_fuzz.py` runs it for a short while.
"""
