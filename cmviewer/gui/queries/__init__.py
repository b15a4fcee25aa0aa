"""Queries in the window: clicks as chips, text with completion, and mistakes at their place."""
