"""Hours of a person who does anything at all with the real window, in minutes.

`make soak` does 10,000 interactions; `tests/test_soak.py` does a few hundred.
"""
