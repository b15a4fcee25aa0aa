"""Subsets in which the model is worse than in the rest, and whether that is more than chance."""
