"""Outcomes → what is shown: the matrix, its views, order, metrics and words."""
