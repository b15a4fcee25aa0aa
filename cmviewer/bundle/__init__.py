"""Bundles: outcomes that were counted and written, to be opened like the results that they are of."""
